import fs from 'node:fs'
import path from 'node:path'

/** Reads one of the district's own word lists: tab-separated, `#` begins a line of explanation. */
export function readWords(name: string): string[][] {
  const text = fs.readFileSync(path.join(import.meta.dirname, name), 'utf8')
  return text
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(line => line.split('\t'))
}

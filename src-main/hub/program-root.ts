import fs from 'node:fs'
import path from 'node:path'

/** The folder of the program, the one with package.json: from the source and from the build alike. */
export function programRoot(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return folder
    if (folder === path.dirname(folder)) throw new Error('the program has no package.json above it')
  }
}

import fs from 'node:fs'
import path from 'node:path'

/**
 * `node scripts/notices.ts` writes THIRD-PARTY-NOTICES.md from the lock file: every package that the program ships with,
 * its version, licence and licence text. Packages of tests and tools are not shipped and not listed.
 */
interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
}

const root = path.resolve(import.meta.dirname, '..')
const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>
}

function licenceText(folder: string): string | undefined {
  if (!fs.existsSync(folder)) return undefined
  const file = fs.readdirSync(folder).find(name => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name))
  return file && fs.readFileSync(path.join(folder, file), 'utf8').trim()
}

const shipped = Object.entries(lock.packages)
  .filter(([location, entry]) => location.startsWith('node_modules/') && !entry.dev && !entry.link)
  .map(([location, entry]) => ({
    name: location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '',
    licence: entry.license ?? 'see its text',
    text: licenceText(path.join(root, location)),
  }))
  .sort((a, b) => a.name.localeCompare(b.name))

/** Equal texts stand once, with everybody who uses them. */
const byText = new Map<string, string[]>()
for (const { name, version, text } of shipped) {
  if (text) byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`])
}

const rows = shipped.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
const texts = [...byText].map(
  ([text, users]) => `### ${users.join(', ')}\n\n\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\`\n`,
)
fs.writeFileSync(
  path.join(root, 'THIRD-PARTY-NOTICES.md'),
  [
    '# Third-party notices',
    '',
    'Written by `node scripts/notices.ts` from the lock file: what the program ships with.',
    'The offline voice (`voice-pack/`) is a separate program under GPL-3.0-or-later; see its own folder.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
    '## Licence texts',
    '',
    ...texts,
  ].join('\n'),
)
process.stdout.write(`${shipped.length} packages, ${byText.size} different licence texts\n`)

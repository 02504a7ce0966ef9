import { zipSync, type Zippable } from 'fflate'

/**
 * A package of the Office Open XML kind (ECMA-376), written so that the same content always gives the same bytes: parts in
 * the order given, one fixed time stamp, no random ids.
 */
const encoder = new TextEncoder()
// ZIP keeps local wall-clock time; this is the earliest it can say, in every zone.
const fixedTime = new Date(1980, 0, 1)

export function officePackage(parts: Readonly<Record<string, string>>): Uint8Array {
  const entries: Zippable = {}
  for (const [name, text] of Object.entries(parts)) entries[name] = [encoder.encode(text), { mtime: fixedTime }]
  return zipSync(entries, { level: 6, mtime: fixedTime })
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Whether XML 1.0 can hold a character; lone surrogates and most control characters it cannot. */
function inXml(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** Text as XML has it; characters that XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  return Array.from(text)
    .filter(inXml)
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** `_rels` of a package or part. @param targets  [type after `officeDocument/2006/relationships/`, target] in order, rId1 … */
export function relationships(targets: readonly (readonly [string, string])[]): string {
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
  const lines = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${base}${type}" Target="${target}"/>`,
  )
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
}

/** @param overrides  [part name with leading slash, content type] */
export function contentTypes(overrides: readonly (readonly [string, string])[]): string {
  const lines = overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${lines.join('')}</Types>`
  )
}

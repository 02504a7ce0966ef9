/**
 * The small head of a policy file: `---`, lines of `key: value`, `---`. Only scalars are read.
 * A full YAML reader can build objects, follow references and grow without limit; a policy needs none of that, so
 * anything beyond a scalar is left out of the head rather than interpreted.
 */

/** Keys are lower case; values are plain text. `body` starts after the closing line. */
export type FrontMatter = { fields: ReadonlyMap<string, string>; body: string }

const MAX_HEAD_LINES = 80

/** Splits a text into its head and body; a text without a head, or with one that never closes, is all body. */
export function splitFrontMatter(text: string): FrontMatter {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const lines = clean.split('\n')
  if (lines[0]?.trim() !== '---') return { fields: new Map(), body: clean }
  const end = lines.slice(1, MAX_HEAD_LINES + 1).findIndex(line => line.trim() === '---')
  if (end < 0) return { fields: new Map(), body: clean }
  const fields = new Map<string, string>()
  for (const line of lines.slice(1, end + 1)) {
    const match = /^([A-Za-z_][\w-]*)\s*:\s*(.*)$/.exec(line)
    if (match?.[1] === undefined) continue
    fields.set(match[1].toLowerCase().replace(/-/g, '_'), scalar(match[2] ?? ''))
  }
  return { fields, body: lines.slice(end + 2).join('\n') }
}

function scalar(raw: string): string {
  const text = raw.trim()
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(text)
  if (double?.[1] !== undefined) return double[1].replace(/\\(["\\])/g, '$1')
  const single = /^'((?:[^']|'')*)'/.exec(text)
  if (single?.[1] !== undefined) return single[1].replace(/''/g, "'")
  return text.replace(/\s+#.*$/, '')
}

import { match, pinyin } from 'pinyin-pro'

/** A stretch of a text that answers what was typed. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/**
 * Which characters of `text` answer `typed`: the characters themselves, whole pinyin or its initials.
 * @returns indexes, ascending; `undefined` when it does not match
 */
export function matchedCharacters(text: string, typed: string): readonly number[] | undefined {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const at = text.toLowerCase().indexOf(wanted)
  if (at >= 0) return Array.from({ length: wanted.length }, (_, index) => at + index)
  if (!/^[a-z]+$/.test(wanted)) return undefined
  return (
    match(text, wanted, { precision: 'first', continuous: true }) ??
    match(text, wanted, { continuous: true }) ??
    undefined
  )
}

/** The text cut into matched and other stretches, for emphasis. */
export function pieces(text: string, typed: string): readonly Piece[] {
  const hits = new Set(matchedCharacters(text, typed) ?? [])
  const cut: Piece[] = []
  for (const [index, character] of [...text].entries()) {
    const hit = hits.has(index)
    const last = cut.at(-1)
    if (last && last.hit === hit) cut[cut.length - 1] = { text: last.text + character, hit }
    else cut.push({ text: character, hit })
  }
  return cut
}

/** First letters of the pinyin, `高龄津贴` → `gljt`. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
}

import type { match } from 'pinyin-pro'
import { shallowRef } from 'vue'

/** A stretch of a text that answers what was typed. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

const pinyin = shallowRef<{ readonly match: typeof match }>()

/** Fetches the sounds of Chinese characters; what was matched by sound before it is here shows itself then. */
export async function loadSounds(): Promise<void> {
  pinyin.value ??= await import('pinyin-pro')
}

/**
 * Which characters of `text` answer `typed`: the characters themselves, whole pinyin or its initials.
 * @returns indexes, ascending; `undefined` when it does not match, or while the sounds are not here yet
 */
export function matchedCharacters(text: string, typed: string): readonly number[] | undefined {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const at = text.toLowerCase().indexOf(wanted)
  if (at >= 0) return Array.from({ length: wanted.length }, (_, index) => at + index)
  const sounds = pinyin.value
  if (!sounds || !/^[a-z]+$/.test(wanted)) return undefined
  return (
    sounds.match(text, wanted, { precision: 'first', continuous: true }) ??
    sounds.match(text, wanted, { continuous: true }) ??
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

import { pinyin } from 'pinyin-pro'
import type { ItemContent } from '#contract/catalog-item.ts'

/** What an item is found by, worked out when it is written, so that a search only looks at strings. */

/** Names that are their own key already. */
const plainName = /^[\u4e00-\u9fff\d]*$/

/** Names as they are compared: half-width, no spaces, one kind of brackets, small letters. */
export function nameKey(name: string): string {
  if (plainName.test(name)) return name
  return name.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')').toLowerCase()
}

function syllables(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
}

/** Pinyin of a name with spaces, e.g. `gao ling jin tie`: the order in which names are listed. */
export function nameSound(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
  return syllables(words).join(' ').replaceAll(/\s+/g, ' ').trim()
}

/**
 * Everything of an item that a search in Latin letters or digits looks at: pinyin, initials, codes.
 * Parts are divided by a line feed, which no search word holds.
 */
export function latinSearch(item: { sound: string; aliasSounds: readonly string[]; codes: readonly string[] }): string {
  const sounds = [item.sound, ...item.aliasSounds].flatMap(sound => [
    sound.replaceAll(' ', ''),
    sound
      .split(' ')
      .map(syllable => syllable.charAt(0))
      .join(''),
  ])
  return [...sounds, ...item.codes.map(code => code.toLowerCase())].join('\n')
}

/** The columns of a version that are searched and sorted by. */
export function searchColumns(code: string, content: Pick<ItemContent, 'name' | 'aliases' | 'basicCode'>) {
  const sound = nameSound(content.name)
  return {
    sound,
    search_words: [content.name, ...content.aliases].map(nameKey).join('\n'),
    search_latin: latinSearch({ sound, aliasSounds: content.aliases.map(nameSound), codes: [code, content.basicCode] }),
  }
}

/** The words of a search text, each to be found; `latin` says in which column. */
export function searchTerms(text: string): { term: string; latin: boolean }[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter(term => term !== '')
    .map(nameKey)
    .map(term => ({ term, latin: /^[\u0020-\u007e]+$/.test(term) }))
}

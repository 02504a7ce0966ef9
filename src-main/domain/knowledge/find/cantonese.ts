import type { Group } from './group.ts'
import type { Lexicon } from './lexicon.ts'

/** A filler word of Cantonese has this target: it is dropped. */
const DROPPED = '-'

/**
 * Written Cantonese in Mandarin words by longest match. The first target of a form takes its place; all targets together
 * join the question as a group of weight .7, because a colloquial word often has more than one written counterpart.
 */
export function translateCantonese(text: string, lexicon: Lexicon): { wording: string; groups: Group[] } {
  const groups: Group[] = []
  let wording = ''
  let at = 0
  for (const match of lexicon.forms.cover(text)) {
    wording += text.slice(at, match.start)
    at = match.end
    const [first = '', ...others] = match.value
    if (first !== DROPPED) wording += first
    if (others.length === 0) continue
    const terms = others.map(target => ({ text: target, weight: 0.8 }))
    groups.push({ label: match.phrase, terms, weight: 0.7, own: [] })
  }
  return { wording: wording + text.slice(at), groups }
}

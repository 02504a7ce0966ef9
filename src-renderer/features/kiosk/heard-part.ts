import type { Answer } from './answer.ts'

/**
 * An answer cut off in its middle, as both remember it: the sentences that were heard to their end or in part, and what was shown
 * without being said beside them.
 * @param heardUpTo  characters heard of the sentences that were said, in their order
 */
export function heardPart(answer: Answer, heardUpTo: number): Answer {
  let at = 0
  const sentences = answer.sentences.filter(({ text, aloud }) => {
    const begins = at
    if (aloud) at += text.length
    return begins < heardUpTo
  })
  const cited = new Set(sentences.flatMap(({ citationNumbers }) => citationNumbers))
  return { ...answer, sentences, citations: answer.citations.filter(({ number }) => cited.has(number)), done: true }
}

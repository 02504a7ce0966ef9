import { unsupportedClaim } from './claims.ts'
import type { NumberedPassage } from './ports.ts'

/**
 * Splits what a model says into sentences and lets through only those that rest on the passages they cite.
 * A sentence passes when it cites at least one given passage, and what it claims stands in the passages it cites (claims.ts).
 */
export type Checked = { text: string; citationNumbers: number[] } | { rejected: string }

const MARK = /[[【](\d{1,2}(?:\s*[,，、]\s*\d{1,2})*)[\]】]/gu
/** A mark may follow the full stop: it belongs to the sentence before it. */
const SENTENCE = /^[\s\S]*?(?:[。！？!?\n]|\.(?=\s|$))(?:\s*[[【][\d\s,，、]+[\]】])*/u

/** Nothing yet, or a mark that is still being written. */
const UNFINISHED_MARK = /^\s*(?:[[【][\d\s,，、]*)?$/u

/** Cuts whole sentences off a growing text; `rest` is what has no end yet. */
export function cutSentences(text: string, ended: boolean): { sentences: string[]; rest: string } {
  const sentences: string[] = []
  let rest = text
  for (;;) {
    const match = SENTENCE.exec(rest)
    if (!match) break
    // While the stream goes on, a mark may still follow the last sentence.
    if (!ended && UNFINISHED_MARK.test(rest.slice(match[0].length))) break
    sentences.push(match[0])
    rest = rest.slice(match[0].length)
  }
  if (ended && rest.trim() !== '') {
    sentences.push(rest)
    rest = ''
  }
  return { sentences: sentences.map(s => s.trim()).filter(s => s !== ''), rest }
}

export function checkSentence(sentence: string, passages: readonly NumberedPassage[]): Checked {
  const numbers = [...sentence.matchAll(MARK)].flatMap(m => (m[1] ?? '').split(/[,，、]/u).map(Number))
  const text = sentence
    .replace(MARK, '')
    .replace(/\s+([。！？])/gu, '$1')
    .trim()
  const cited = passages.filter(p => numbers.includes(p.number))
  if (cited.length === 0 || cited.length !== new Set(numbers).size || text === '') return { rejected: text }
  const sources = cited.map(p => `${p.label}\n${p.text}`).join('\n')
  if (unsupportedClaim(text, sources) !== undefined) return { rejected: text }
  return { text, citationNumbers: [...new Set(numbers)] }
}

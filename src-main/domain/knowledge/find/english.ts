import type { Group } from './group.ts'
import type { Lexicon } from './lexicon.ts'
import { isHan } from './normalise.ts'
import { stopWords } from './plain-words.ts'

/** Weights of the first, second and later targets of an English phrase. */
const TARGET_WEIGHTS = [1, 0.85, 0.7]

/**
 * English into Chinese terms by longest phrase. Content words the lexicon does not know stay as groups that match
 * nothing: they lower coverage, and so lead to a refusal rather than to an answer about something else.
 */
export function translateEnglish(text: string, lexicon: Lexicon): { wording: string; groups: Group[] } {
  const groups: Group[] = []
  const wording: string[] = []
  // An age is told by its words, not by a unit: "is 92", "aged 92", "92 years old".
  const aged = text.replace(AGE, (_, a?: string, b?: string) => ` ${a ?? b ?? ''}岁 `)
  const tokens = aged.match(/\d+岁|[a-z]+(?:['’-][a-z]+)*|\d+(?:\.\d+)?%?|\p{Script=Han}+/gu) ?? []
  for (let i = 0; i < tokens.length;) {
    const found = longestPhrase(tokens, i, lexicon)
    if (found) {
      wording.push(found.targets[0] ?? '')
      const terms = found.targets.map((t, k) => ({ text: t, weight: TARGET_WEIGHTS[k] ?? 0.7 }))
      const weight = GENERIC.has(found.targets[0] ?? '') ? 0.35 : 1
      groups.push({ label: found.phrase, terms, weight, own: found.targets.slice(0, 1) })
      i += found.length
      continue
    }
    const token = tokens[i] ?? ''
    i += 1
    if (isHan(token[0]) || /\d/.test(token)) wording.push(token)
    else if (token.length > 2 && !stopWords.has(token) && !GRAMMAR.has(token))
      groups.push({ label: token, terms: [{ text: token, weight: 1 }], weight: 0.6, own: [token] })
  }
  return { wording: wording.join(' '), groups }
}

const AGE =
  /\b(?:is|am|are|aged|turned|turns)\s+(\d{1,3})\b(?!\s*(?:days?|months?|weeks?|hours?|yuan|rmb|years?(?!\s+old)))(?:\s+years?\s+old)?|\b(\d{1,3})[\s-]years?[\s-]olds?\b/g

const MAX_WORDS = 6

function longestPhrase(tokens: readonly string[], start: number, lexicon: Lexicon) {
  for (let length = Math.min(MAX_WORDS, tokens.length - start); length >= 1; length -= 1) {
    const phrase = tokens.slice(start, start + length).join(' ')
    for (const spelling of [phrase, singular(phrase), phrase.replace(/['’]s$/, '')]) {
      const targets = lexicon.forms.get(spelling)
      if (targets) return { phrase, targets, length }
    }
  }
  return undefined
}

const singular = (phrase: string): string =>
  phrase
    .replace(/ies$/, 'y')
    .replace(/(sh|ch|x|ss)es$/, '$1')
    .replace(/([^s])s$/, '$1')

/** Targets that say how something is asked, not what about. */
const GENERIC = new Set([
  '材料',
  '多少钱',
  '多久',
  '哪里',
  '怎么',
  '条件',
  '申请',
  '办理',
  '需要',
  '可以',
  '工作日',
  '月',
  '年',
  '日',
])

const GRAMMAR = new Set(
  `after before about then than been being was were will would also just only very much many more most other another someone
  they them their his her hers its she him who whom whose which while during until because but both each every such same own so too
  out off over under again here there all few once still let make made tell know please give given take taken come goes going went
  use used using apply else even ever never yes etc per via within`.split(/\s+/),
)

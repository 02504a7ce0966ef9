import type { FindIndex } from './build-index.ts'
import { translateCantonese } from './cantonese.ts'
import { translateEnglish } from './english.ts'
import type { Group, Question, Term } from './group.ts'
import { bigramsOf } from './group.ts'
import { detectLanguage } from './language.ts'
import type { Lexicons } from './lexicon.ts'
import { isHan, normalise } from './normalise.ts'
import { stopWords, weakNouns } from './plain-words.ts'
import type { Segmenter } from './segment.ts'
import { repairBySound } from './sound-repair.ts'

const OWN = 1
const PART = 0.7
const TARGET = 0.8
const PATTERN = 0.9

/** Reads a question: language, sound, concept groups. Pure but for the segmenter's dictionary. */
export function analyse(asked: string, index: FindIndex, lexicons: Lexicons, words: Segmenter): Question {
  const language = detectLanguage(asked)
  let wording = normalise(asked)
  const groups: Group[] = []
  let repairs: Question['repairs'] = []
  if (language === 'en') {
    const english = translateEnglish(wording, lexicons.en)
    groups.push(...english.groups)
    wording = english.wording
  } else {
    if (language === 'yue') {
      const mandarin = translateCantonese(wording, lexicons.yue)
      wording = mandarin.wording
      groups.push(...mandarin.groups)
    }
    const mended = repairBySound(wording, index.sound, lexicons.zh.forms, words)
    wording = mended.text
    repairs = mended.repairs
  }
  const found = groupsOfWording(wording, lexicons, words, language === 'en' ? ENGLISH_DONE : NOTHING_DONE)
  const merged = mergeGroups([...found.groups, ...groups])
  const meaning = `${wording} ${found.expansions.join(' ')} ${groups.map(g => g.terms[0]?.text ?? '').join(' ')}`
  return { asked, language, wording, meaning, groups: merged, bigrams: bigramsOf(wording), repairs }
}

/** English phrases already became groups; only Han words typed inside the English question are still to be read. */
const ENGLISH_DONE = { latin: false }
const NOTHING_DONE = { latin: true }

function groupsOfWording(text: string, lexicons: Lexicons, words: Segmenter, read: { latin: boolean }) {
  const groups: Group[] = []
  const expansions: string[] = []
  for (const { pattern, targets, weight } of lexicons.zh.patterns) {
    const match = pattern.exec(text)
    if (!match) continue
    const terms = targets.map((t): Term => ({ text: t, weight: PATTERN }))
    groups.push({ label: match[0], terms, weight, own: [] })
    expansions.push(targets[0] ?? '')
  }
  let at = 0
  const rest = (end: number): void => {
    for (const word of words.cut(text.slice(at, end))) {
      const group = groupOfWord(word, words, read.latin)
      if (group) groups.push(group)
    }
  }
  for (const match of lexicons.zh.forms.cover(text)) {
    rest(match.start)
    at = match.end
    const terms: Term[] = [{ text: match.phrase, weight: OWN }]
    for (const part of partsOf(match.phrase, words)) terms.push({ text: part, weight: PART })
    for (const target of match.value) terms.push({ text: target, weight: TARGET })
    // 材料 with its synonyms is still the word 材料: a lexicon line does not make a weak noun a topic.
    const isWeak = weakNouns.has(match.phrase) || stopWords.has(match.phrase)
    const weight = isWeak ? 0.35 : (lexicons.zh.weights.get(match.phrase) ?? 1)
    groups.push({ label: match.phrase, terms, weight, own: [match.phrase, ...partsOf(match.phrase, words)] })
    expansions.push(match.value[0] ?? '')
  }
  rest(text.length)
  return { groups, expansions }
}

function groupOfWord(raw: string, words: Segmenter, latin: boolean): Group | undefined {
  const word = raw.trim()
  if (word === '' || stopWords.has(word) || !/[\p{L}\p{N}]/u.test(word)) return undefined
  if (/^[\d.%‰]+$/.test(word)) return single(word, 0.3)
  if (!isHan(word[0]) && !latin) return undefined
  if (weakNouns.has(word)) return single(word, 0.35)
  if (word.length === 1) return single(word, isHan(word) ? 0.4 : 0.2)
  const parts = partsOf(word, words)
  const terms = [{ text: word, weight: OWN }, ...parts.map(text => ({ text, weight: PART }))]
  return { label: word, terms, weight: 1, own: [word, ...parts] }
}

const single = (word: string, weight: number): Group => ({
  label: word,
  terms: [{ text: word, weight: OWN }],
  weight,
  own: [word],
})

function partsOf(word: string, words: Segmenter): string[] {
  if (word.length < 3) return []
  return [...new Set(words.cutForSearch(word))].filter(
    p => p !== word && p.length >= 2 && isHan(p[0]) && !stopWords.has(p),
  )
}

/** Two groups with the same leading term are one concept said twice; it must not count twice. */
function mergeGroups(groups: readonly Group[]): Group[] {
  const byLead = new Map<string, Group>()
  for (const group of groups) {
    const lead = group.terms[0]?.text ?? group.label
    const before = byLead.get(lead)
    if (!before) {
      byLead.set(lead, group)
      continue
    }
    const weights = new Map<string, number>()
    for (const t of [...before.terms, ...group.terms]) weights.set(t.text, Math.max(weights.get(t.text) ?? 0, t.weight))
    const terms = [...weights].map(([text, weight]) => ({ text, weight }))
    const own = [...new Set([...before.own, ...group.own])]
    byLead.set(lead, { label: before.label, terms, weight: Math.max(before.weight, group.weight), own })
  }
  return [...byLead.values()]
}

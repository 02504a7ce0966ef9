import { isHan } from './normalise.ts'
import { functionCharacters, stopWords } from './plain-words.ts'
import type { PhraseTable } from './phrase-table.ts'
import type { Segmenter } from './segment.ts'
import { foldedKey, soundsOf, withoutTone } from './sound-key.ts'

/**
 * Mends words that speech recognition or a hurried thumb wrote by ear: 高龄金贴 → 高龄津贴.
 * A span is changed only to a word that the texts or the lexicon know, and only where the evidence outweighs what the
 * span could mean as it stands; the weights were set by hand and measured on exact and confusable errors.
 */
export type SoundTable = {
  byKey: ReadonlyMap<string, readonly Candidate[]>
  known: { has(word: string): boolean }
}

type Candidate = { word: string; sounds: string; toned: string; df: number }

const LONGEST = 6
const ACCEPT = 2.4
/** Characters out of two ordinary words are nearly always just two words. */
const TEAR = 2.2

export function buildSoundTable(words: Iterable<readonly [string, number]>): SoundTable {
  const byKey = new Map<string, Candidate[]>()
  const known = new Set<string>()
  for (const [word, df] of words) {
    if (word.length < 2 || word.length > LONGEST || ![...word].every(isHan) || known.has(word)) continue
    known.add(word)
    const toned = soundsOf(word)
    const syllables = toned.map(withoutTone)
    const key = foldedKey(syllables)
    const entry = { word, sounds: syllables.join(' '), toned: toned.join(' '), df }
    const there = byKey.get(key)
    if (there) there.push(entry)
    else byKey.set(key, [entry])
  }
  return { byKey, known }
}

type Proposal = { start: number; end: number; heard: string; meant: string; score: number }

export function repairBySound(
  text: string,
  table: SoundTable,
  lexiconForms: PhraseTable<unknown>,
  words: Segmenter,
): { text: string; repairs: { heard: string; meant: string }[] } {
  const toned = soundsOf(text)
  const syllables = toned.map(withoutTone)
  // pinyin-pro keeps one entry per character; where it does not, positions cannot be trusted and nothing is changed.
  if (syllables.length !== text.length) return { text, repairs: [] }
  const cuts = new Set<number>([0])
  let at = 0
  const tokens = words.cut(text)
  for (const word of tokens) cuts.add((at += word.length))
  const split = wordsSplitAt(tokens, words)
  const covers = knownSpans(text, table)
  const guarded = lexiconForms.cover(text).filter(m => m.end - m.start >= 3)
  const proposals: Proposal[] = []
  for (let start = 0; start < text.length; start += 1) {
    for (let n = 2; n <= LONGEST && start + n <= text.length; n += 1) {
      const end = start + n
      const heard = text.slice(start, end)
      if (!isHan(text[end - 1])) break
      if (!isHan(text[start])) break
      if (table.known.has(heard) || lexiconForms.has(heard)) continue
      if (guarded.some(g => g.start <= start && g.end >= end)) continue
      const spoken = syllables.slice(start, end)
      const exact = spoken.join(' ')
      for (const candidate of table.byKey.get(foldedKey(spoken)) ?? []) {
        if (candidate.word.length !== n) continue
        const sameTones = toned.slice(start, end).join(' ') === candidate.toned
        if (!isEvident(heard, candidate.word, sameTones)) continue
        const score =
          likelihood(heard, candidate, exact === candidate.sounds, words.frequency(heard)) -
          damage(heard, candidate.word, start, covers) -
          (split.has(start) ? TEAR : 0) -
          (split.has(end) ? TEAR : 0) -
          (exact === candidate.sounds ? 0 : extensionOfKnown(heard, candidate.word, table)) +
          (sameTones ? 0.5 : 0) +
          (cuts.has(start) && cuts.has(end) ? 0.5 : 0)
        if (score >= ACCEPT) proposals.push({ start, end, heard, meant: candidate.word, score })
      }
    }
  }
  proposals.sort((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start))
  const taken: Proposal[] = []
  for (const p of proposals) if (!taken.some(t => t.start < p.end && p.start < t.end)) taken.push(p)
  let mended = text
  for (const p of [...taken].sort((a, b) => b.start - a.start))
    mended = mended.slice(0, p.start) + p.meant + mended.slice(p.end)
  return { text: mended, repairs: taken.map(({ heard, meant }) => ({ heard, meant })) }
}

function likelihood(heard: string, c: { word: string; df: number }, sameSound: boolean, frequency: number): number {
  const n = heard.length
  const same = [...heard].filter((ch, i) => ch === c.word[i]).length
  let score = n + 0.6 * same + (sameSound ? 0.8 : 0) + 0.15 * Math.log(1 + c.df)
  if (frequency > 0) score -= 1 + 0.35 * Math.log10(frequency)
  if (n === 2) score -= same === 0 ? 0.9 : sameSound ? 0 : 0.9
  return score - (c.df === 0 ? 0.5 : 0)
}

/**
 * Something of the word must have been written right, and not just a character that every sentence has (寄个 is not 几个);
 * a word wrong throughout must at least sound the same, tones included.
 */
function isEvident(heard: string, meant: string, sameTones: boolean): boolean {
  const characters = [...heard]
  if (characters.some((c, i) => c === meant[i] && !functionCharacters.has(c))) return true
  return sameTones && !characters.some(c => functionCharacters.has(c))
}

/** What would be lost: characters that already belong to a word the texts know, and words that hold the sentence. */
function damage(heard: string, meant: string, start: number, covers: readonly number[]): number {
  let loss = 0
  for (let i = 0; i < heard.length; i += 1) {
    if (heard[i] === meant[i]) continue
    const longest = covers[start + i] ?? 0
    if (longest > 0) loss += longest >= heard.length ? 1.6 : 0.6
    if (functionCharacters.has(heard.charAt(i))) loss += heard.length === 2 ? 2.4 : 0.7
  }
  return loss
}

/** Positions inside an ordinary word: a repair that begins or ends there tears the word apart. */
function wordsSplitAt(tokens: readonly string[], words: Segmenter): Set<number> {
  const inside = new Set<number>()
  let at = 0
  for (const token of tokens) {
    // A pair may have come about by the mishearing itself; three characters that make a word, however rare, are no accident.
    const ordinary = token.length > 2 || stopWords.has(token) || words.frequency(token) > 0
    if (token.length > 1 && ordinary) for (let i = at + 1; i < at + token.length; i += 1) inside.add(i)
    at += token.length
  }
  return inside
}

/** 标准发 is 标准 and a new word, not 标准化 misheard: what stays unchanged is a whole word already. */
function extensionOfKnown(heard: string, meant: string, table: SoundTable): number {
  const changed = [...heard].filter((c, i) => c !== meant[i]).length
  if (heard.length < 3 || changed !== 1) return 0
  const rest = heard[0] === meant[0] ? heard.slice(0, -1) : heard.slice(1)
  return table.known.has(rest) && meant.includes(rest) ? 2 : 0
}

/** For each position, the length of the longest known word that covers it. */
function knownSpans(text: string, table: SoundTable): number[] {
  const longest = new Array<number>(text.length).fill(0)
  for (let start = 0; start < text.length; start += 1)
    for (let n = 2; n <= LONGEST && start + n <= text.length; n += 1)
      if (table.known.has(text.substr(start, n)))
        for (let i = start; i < start + n; i += 1) longest[i] = Math.max(longest[i] ?? 0, n)
  return longest
}

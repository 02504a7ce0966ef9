/**
 * A question is a list of concept groups; a group is the ways one thing can be said in a text.
 * Inside a group the best term counts, not the sum: otherwise a long lexicon line would outweigh a plain word.
 */
export type Term = { text: string; weight: number }
export type Group = {
  /** Words of the question this group stands for, for the explanation of a hit. */
  label: string
  terms: readonly Term[]
  /** 1 topical, less for weak nouns, single characters and numbers. */
  weight: number
  /** Terms the citizen used, without what the lexicon added. */
  own: readonly string[]
}

/** Question after language and sound have been dealt with. */
export type Question = {
  asked: string
  language: 'zh' | 'yue' | 'en'
  /** Normalised Mandarin wording that cues, contrast and pairs of characters are read from. */
  wording: string
  /** Wording plus the first lexicon targets; tells which member of a contrast family is meant. */
  meaning: string
  groups: readonly Group[]
  /** Pairs of neighbouring Han characters of the wording. */
  bigrams: readonly string[]
  /** Sound repairs made: shown as "did you mean". */
  repairs: readonly { heard: string; meant: string }[]
}

export function bigramsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.substr(i, 2)
    if (/^\p{Script=Han}{2}$/u.test(pair)) pairs.add(pair)
  }
  return [...pairs]
}

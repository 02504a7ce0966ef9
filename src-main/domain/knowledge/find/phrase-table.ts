/**
 * Longest match over a set of phrases: the same tool finds lexicon forms in questions and terms in texts.
 * Lookups touch only lengths that exist for the first character, so a long lexicon costs no more than a short one.
 */
export type PhraseMatch<T> = { start: number; end: number; phrase: string; value: T }

export class PhraseTable<T> {
  private readonly values = new Map<string, T>()
  private readonly lengths = new Map<string, number[]>()

  set(phrase: string, value: T): void {
    if (phrase === '') return
    this.values.set(phrase, value)
    const first = phrase.charAt(0)
    const known = this.lengths.get(first) ?? []
    if (!known.includes(phrase.length)) {
      known.push(phrase.length)
      known.sort((a, b) => b - a)
    }
    this.lengths.set(first, known)
  }

  get(phrase: string): T | undefined {
    return this.values.get(phrase)
  }

  has(phrase: string): boolean {
    return this.values.has(phrase)
  }

  get size(): number {
    return this.values.size
  }

  keys(): IterableIterator<string> {
    return this.values.keys()
  }

  /** Longest phrase that starts exactly at `start`. */
  longestAt(text: string, start: number): PhraseMatch<T> | undefined {
    for (const length of this.lengths.get(text.charAt(start)) ?? []) {
      const phrase = text.substr(start, length)
      const value = phrase.length === length ? this.values.get(phrase) : undefined
      if (value !== undefined) return { start, end: start + length, phrase, value }
    }
    return undefined
  }

  /** Phrases from left to right, each the longest at its place, without overlap. */
  cover(text: string): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = []
    for (let i = 0; i < text.length;) {
      const match = this.longestAt(text, i)
      if (match) found.push(match)
      i = match ? match.end : i + 1
    }
    return found
  }

  /** Every phrase at every place, overlapping ones too. */
  all(text: string): PhraseMatch<T>[] {
    const found: PhraseMatch<T>[] = []
    for (let start = 0; start < text.length; start += 1)
      for (const length of this.lengths.get(text.charAt(start)) ?? []) {
        const phrase = text.substr(start, length)
        const value = phrase.length === length ? this.values.get(phrase) : undefined
        if (value !== undefined) found.push({ start, end: start + length, phrase, value })
      }
    return found
  }
}

/**
 * Inverted lists in typed arrays: term id → run of (document, frequency). Documents inside a run ascend.
 * Frequencies are kept in tenths in one byte, so that a chapter title may count .4 and a heading 2.5.
 */
export const FREQUENCY_UNIT = 10

export type Postings = {
  vocabulary: ReadonlyMap<string, number>
  offsets: Int32Array
  documents: Int32Array
  frequencies: Uint8Array
  /** Sum of frequencies of each document, in units of one word. */
  lengths: Float32Array
  averageLength: number
}

export class PostingsBuilder {
  private readonly vocabulary = new Map<string, number>()
  private readonly counts: number[] = []
  private readonly lengths: number[] = []
  // Term and frequency of every posting in the order of documents; lists are sorted out of them once, at the end.
  // Lists of their own would grow by halves and take four times the memory while they do.
  private terms = new Int32Array(1 << 12)
  private weights = new Uint8Array(1 << 12)
  private size = 0
  private readonly ends: number[] = []

  /** @param frequencies term → weighted count in this document */
  addDocument(frequencies: ReadonlyMap<string, number>): void {
    let length = 0
    this.makeRoom(frequencies.size)
    for (const [term, count] of frequencies) {
      let id = this.vocabulary.get(term)
      if (id === undefined) {
        id = this.counts.length
        this.vocabulary.set(term, id)
        this.counts.push(0)
      }
      this.counts[id] = (this.counts[id] ?? 0) + 1
      this.terms[this.size] = id
      this.weights[this.size] = Math.max(1, Math.min(255, Math.round(count * FREQUENCY_UNIT)))
      this.size += 1
      length += count
    }
    this.lengths.push(length)
    this.ends.push(this.size)
  }

  build(): Postings {
    const offsets = new Int32Array(this.counts.length + 1)
    this.counts.forEach((count, id) => (offsets[id + 1] = (offsets[id] ?? 0) + count))
    const documents = new Int32Array(this.size)
    const frequencies = new Uint8Array(this.size)
    const next = offsets.slice()
    let at = 0
    this.ends.forEach((end, document) => {
      for (; at < end; at += 1) {
        const id = this.terms[at] ?? 0
        const place = next[id] ?? 0
        documents[place] = document
        frequencies[place] = this.weights[at] ?? 0
        next[id] = place + 1
      }
    })
    const lengths = Float32Array.from(this.lengths)
    const sum = lengths.reduce((a, b) => a + b, 0)
    const averageLength = lengths.length === 0 ? 1 : Math.max(1, sum / lengths.length)
    return { vocabulary: this.vocabulary, offsets, documents, frequencies, lengths, averageLength }
  }

  private makeRoom(more: number): void {
    if (this.size + more <= this.terms.length) return
    const room = Math.max(this.size + more, Math.ceil(this.terms.length * 1.5))
    const [terms, weights] = [new Int32Array(room), new Uint8Array(room)]
    terms.set(this.terms)
    weights.set(this.weights)
    this.terms = terms
    this.weights = weights
  }
}

/** Number of documents that hold the term. */
export function documentFrequency(postings: Postings, term: string): number {
  const id = postings.vocabulary.get(term)
  return id === undefined ? 0 : (postings.offsets[id + 1] ?? 0) - (postings.offsets[id] ?? 0)
}

/** Rarity of a term: ln(1 + (n − df + ½)/(df + ½)), the form of BM25 that never turns negative. */
export const rarity = (n: number, df: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5))

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
  private readonly lists: number[][] = []
  private readonly lengths: number[] = []

  /** @param frequencies term → weighted count in this document */
  addDocument(frequencies: ReadonlyMap<string, number>): void {
    const document = this.lengths.length
    let length = 0
    for (const [term, count] of frequencies) {
      let id = this.vocabulary.get(term)
      if (id === undefined) {
        id = this.lists.length
        this.vocabulary.set(term, id)
        this.lists.push([])
      }
      this.lists[id]?.push(document, Math.max(1, Math.min(255, Math.round(count * FREQUENCY_UNIT))))
      length += count
    }
    this.lengths.push(length)
  }

  build(): Postings {
    const offsets = new Int32Array(this.lists.length + 1)
    this.lists.forEach((list, id) => (offsets[id + 1] = (offsets[id] ?? 0) + list.length / 2))
    const total = offsets[this.lists.length] ?? 0
    const documents = new Int32Array(total)
    const frequencies = new Uint8Array(total)
    this.lists.forEach((list, id) => {
      const base = offsets[id] ?? 0
      for (let i = 0; i < list.length; i += 2) {
        documents[base + i / 2] = list[i] ?? 0
        frequencies[base + i / 2] = list[i + 1] ?? 0
      }
    })
    const lengths = Float32Array.from(this.lengths)
    const sum = lengths.reduce((a, b) => a + b, 0)
    const averageLength = lengths.length === 0 ? 1 : Math.max(1, sum / lengths.length)
    return { vocabulary: this.vocabulary, offsets, documents, frequencies, lengths, averageLength }
  }
}

/** Number of documents that hold the term. */
export function documentFrequency(postings: Postings, term: string): number {
  const id = postings.vocabulary.get(term)
  return id === undefined ? 0 : (postings.offsets[id + 1] ?? 0) - (postings.offsets[id] ?? 0)
}

/** Rarity of a term: ln(1 + (n − df + ½)/(df + ½)), the form of BM25 that never turns negative. */
export const rarity = (n: number, df: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5))

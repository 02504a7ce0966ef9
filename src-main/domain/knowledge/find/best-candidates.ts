export type Candidate = { entry: number; first: number }

/**
 * The best few of very many, without sorting them all: a heap whose root is the worst one kept. Of two with one score the
 * earlier entry stands first, so that the same question gives the same ranking.
 */
export class BestCandidates {
  private readonly keep: number
  private readonly heap: Candidate[] = []

  constructor(keep: number) {
    this.keep = keep
  }

  offer(entry: number, first: number): void {
    if (this.heap.length < this.keep) {
      this.heap.push({ entry, first })
      this.rise(this.heap.length - 1)
      return
    }
    const worst = this.heap[0]
    if (!worst || first < worst.first || (first === worst.first && entry > worst.entry)) return
    this.heap[0] = { entry, first }
    this.sink()
  }

  inOrder(): Candidate[] {
    return [...this.heap].sort((a, b) => b.first - a.first || a.entry - b.entry)
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (!worse(this.heap[at], this.heap[parent])) return
      this.swap(at, parent)
      at = parent
    }
  }

  private sink(): void {
    for (let at = 0; ;) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.heap.length && worse(this.heap[child], this.heap[least])) least = child
      if (least === at) return
      this.swap(at, least)
      at = least
    }
  }

  private swap(a: number, b: number): void {
    const [left, right] = [this.heap[a], this.heap[b]]
    if (left && right) [this.heap[a], this.heap[b]] = [right, left]
  }
}

const worse = (a: Candidate | undefined, b: Candidate | undefined): boolean =>
  a !== undefined && b !== undefined && (a.first < b.first || (a.first === b.first && a.entry > b.entry))

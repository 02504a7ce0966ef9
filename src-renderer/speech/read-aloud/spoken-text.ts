/**
 * Text as it is spoken, and for each piece of it where it stands in the text as it is written.
 * Captions show what is written; the voice says what is spoken; the highlighted word is found through the pieces.
 *
 * Kept: pieces are in order, without gaps, in both texts; joined, the spoken pieces are `text`.
 */
export interface SpokenText {
  readonly written: string
  /** Numbers, dates and signs as words. */
  readonly text: string
  readonly pieces: readonly SpokenPiece[]
}

/** UTF-16 offsets. A piece with equal texts was copied; another was put in words as a whole. */
export interface SpokenPiece {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** Collects copied and reworded stretches in the order of the written text. */
export class SpokenTextBuilder {
  readonly #written: string
  #text = ''
  #pieces: SpokenPiece[] = []
  #from = 0

  constructor(written: string) {
    this.#written = written
  }

  /** How far the written text has been taken. */
  get from(): number {
    return this.#from
  }

  /** What has been spoken so far. */
  get text(): string {
    return this.#text
  }

  /** Takes the next characters as they are. */
  copy(length: number): void {
    const last = this.#pieces.at(-1)
    const copied = this.#written.slice(this.#from, this.#from + length)
    const start = this.#text.length
    this.#text += copied
    this.#from += copied.length
    const extends_ = last !== undefined && this.#isCopy(last)
    const piece = { start, end: this.#text.length, from: this.#from - copied.length, to: this.#from }
    if (extends_) this.#pieces[this.#pieces.length - 1] = { ...last, end: piece.end, to: piece.to }
    else this.#pieces.push(piece)
  }

  /** Says the next characters in other words; '' leaves them unsaid. */
  reword(length: number, words: string): void {
    const start = this.#text.length
    this.#text += words
    this.#pieces.push({ start, end: this.#text.length, from: this.#from, to: this.#from + length })
    this.#from += length
  }

  build(): SpokenText {
    return { written: this.#written, text: this.#text, pieces: this.#pieces }
  }

  #isCopy(piece: SpokenPiece): boolean {
    return isCopied(this.#written, this.#text, piece)
  }
}

function isCopied(written: string, text: string, piece: SpokenPiece): boolean {
  return (
    piece.end - piece.start === piece.to - piece.from &&
    written.slice(piece.from, piece.to) === text.slice(piece.start, piece.end)
  )
}

/**
 * Where a stretch of the spoken text stands in the written one. Within reworded pieces the whole piece is answered:
 * while 二零二六年 is said, 2026年 is lit.
 * @param start  UTF-16 offset in `spoken.text`, inclusive
 * @param end  exclusive, ≥ start
 */
export function writtenRange(spoken: SpokenText, start: number, end: number): { from: number; to: number } {
  let from: number | undefined
  let to = 0
  for (const piece of spoken.pieces) {
    if (piece.end <= start || piece.start >= Math.max(end, start + 1)) continue
    const copied = isCopied(spoken.written, spoken.text, piece)
    const pieceFrom = copied ? piece.from + Math.max(0, start - piece.start) : piece.from
    const pieceTo = copied ? piece.to - Math.max(0, piece.end - end) : piece.to
    from = Math.min(from ?? pieceFrom, pieceFrom)
    to = Math.max(to, pieceTo)
  }
  return from === undefined ? { from: spoken.written.length, to: spoken.written.length } : { from, to }
}

/**
 * Cuts a growing text into pieces to be spoken: whole sentences, and for an early first sound a long clause.
 *
 *   - hard stops 。！？!?；;… and line ends, `.` only before a space or the end, never inside 98.5 or after Mr/No/e.g.;
 *   - soft stops ，,：:— at bracket depth 0, never 、 and never inside 1,234 or 10:30;
 *   - length in units (Hanzi and digit 1, Latin word 1.7): first piece hard ≥ 6, soft ≥ 8; later hard ≥ 12, soft ≥ 24;
 *   - more than 60 units without a stop: cut at the last soft stop, or word;
 *   - nothing cut 700 ms after the first text and ≥ 10 units waiting: cut the first piece after a function word.
 *
 * Kept: the pieces joined are the text; none is empty; a cut never falls inside a number, a surrogate pair or a link.
 * Times come from the caller, so the class is as testable as a function.
 */
export interface SentencePiece {
  readonly text: string
  /** UTF-16 offset of its first character in the whole text. */
  readonly from: number
}

const limits = {
  first: { hard: 6, soft: 8 },
  later: { hard: 12, soft: 24 },
  longest: 60,
  impatientAfterMs: 700,
  impatientUnits: 10,
} as const

const hardStops = new Set('。！？!?；;…\n')
const softStops = new Set('，,：:—')
const closers = new Set('”’」』）)】]》〉"\'')
const openBrackets = new Set('（(【[《〈「『“')
const closeBrackets = new Set('）)】]》〉」』”')
const abbreviations = /(?:^|[^A-Za-z])(?:Mr|Mrs|Ms|Dr|No|vs|etc|e\.g|i\.e|Art|St|Prof|Inc|Ltd)$/
const functionWords = new Set(
  '的了是在和与及或把被对從从喺係嘅同and or to of the is are in for with'.match(/[a-z]+|\p{Script=Han}/gu),
)

interface Candidate {
  readonly end: number
  readonly units: number
}

export class SentenceSplitter {
  #text = ''
  #from = 0
  #given = 0
  #firstTextAt: number | undefined

  /** Adds text as it arrives and gives back the pieces that can be spoken now. */
  push(text: string, nowMs: number): SentencePiece[] {
    if (text !== '') this.#firstTextAt ??= nowMs
    this.#text += text
    return this.#cut(nowMs, false)
  }

  /** To be called while waiting for more text: lets the first piece go when it has waited long enough. */
  tick(nowMs: number): SentencePiece[] {
    return this.#cut(nowMs, false)
  }

  /** The text has ended: everything that is left. */
  flush(nowMs: number): SentencePiece[] {
    const pieces = this.#cut(nowMs, true)
    if (this.#text !== '') pieces.push(this.#take(this.#text.length))
    return pieces
  }

  #cut(nowMs: number, ended: boolean): SentencePiece[] {
    const pieces: SentencePiece[] = []
    for (;;) {
      const end = this.#nextCut(nowMs, ended)
      if (end === undefined) return pieces
      pieces.push(this.#take(end))
    }
  }

  #take(end: number): SentencePiece {
    const piece = { text: this.#text.slice(0, end), from: this.#from }
    this.#text = this.#text.slice(end)
    this.#from += end
    this.#given += 1
    return piece
  }

  #nextCut(nowMs: number, ended: boolean): number | undefined {
    const text = this.#text
    const least = this.#given === 0 ? limits.first : limits.later
    let depth = 0
    let units = 0
    let lastSoft: Candidate | undefined
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at] ?? ''
      if (openBrackets.has(character)) depth += 1
      else if (closeBrackets.has(character)) depth = Math.max(0, depth - 1)
      units += unitsOf(text, at)
      const next = text[at + 1]
      if (isHardStop(text, at)) {
        const end = absorbClosers(text, at + 1)
        if (end === text.length && !ended && mayGrow(character)) return undefined
        if (units >= least.hard || (character === '\n' && units > 0)) return end
      } else if (softStops.has(character) && depth === 0 && !insideNumber(text, at)) {
        // The next character may show that it was inside a number or an address.
        if (next === undefined && !ended) break
        if (units >= least.soft) return at + 1
        lastSoft = { end: at + 1, units }
      }
      if (units > limits.longest) return lastSoft?.end ?? wordBoundary(text, at)
    }
    return this.#impatientCut(units, nowMs)
  }

  #impatientCut(units: number, nowMs: number): number | undefined {
    const waited = this.#firstTextAt === undefined ? 0 : nowMs - this.#firstTextAt
    if (this.#given > 0 || waited < limits.impatientAfterMs || units < limits.impatientUnits) return undefined
    let last: number | undefined
    for (const { segment, index } of wordsOf.segment(this.#text)) {
      // The last word may still grow.
      const end = index + segment.length
      if (functionWords.has(segment.toLowerCase()) && end < this.#text.length && index > 0) last = end
    }
    return last
  }
}

const wordsOf = new Intl.Segmenter('zh', { granularity: 'word' })

function unitsOf(text: string, at: number): number {
  const character = text[at] ?? ''
  if (/[A-Za-z]/.test(character)) return /[A-Za-z'’-]/.test(text[at - 1] ?? '') ? 0 : 1.7
  return /[\p{L}\p{N}\uD800-\uDBFF]/u.test(character) ? 1 : 0
}

function isHardStop(text: string, at: number): boolean {
  const character = text[at] ?? ''
  // In an address (…?c=1) an ASCII stop stands between letters and digits.
  if ('?!;'.includes(character)) return !/[A-Za-z0-9]/.test(text[at + 1] ?? '')
  if (hardStops.has(character)) return true
  if (character !== '.') return false
  const next = text[at + 1]
  if (next !== undefined && !/[\s”"’')\]）】]/.test(next)) return false
  // A list number (1. …) and a shortened word go on.
  return !abbreviations.test(text.slice(Math.max(0, at - 6), at)) && !/(?:^|\n)\s*\d{1,2}$/.test(text.slice(0, at))
}

/** A stop at the end of what is there may be followed by a closing quote, another stop, or (a point) more digits. */
function mayGrow(character: string): boolean {
  return character !== '\n'
}

function absorbClosers(text: string, from: number): number {
  let end = from
  while (end < text.length && (closers.has(text[end] ?? '') || (hardStops.has(text[end] ?? '') && text[end] !== '\n')))
    end += 1
  return end
}

function insideNumber(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? '', text[at + 1] ?? '']
  if (/\d/.test(before) && /\d/.test(after)) return true
  // The signs of an address.
  return /[:,]/.test(text[at] ?? '') && /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9/]/.test(after)
}

/** Before the word that the given character belongs to; at least one character. */
function wordBoundary(text: string, at: number): number {
  let cut = at
  while (cut > at - 20 && cut > 1 && /[A-Za-z0-9.,:/\uDC00-\uDFFF]/.test(text[cut] ?? '')) cut -= 1
  return Math.max(1, cut === at - 20 ? at : cut)
}

/** The pieces of a text that is there as a whole. */
export function splitSentences(text: string): SentencePiece[] {
  const splitter = new SentenceSplitter()
  return [...splitter.push(text, 0), ...splitter.flush(0)]
}

/**
 * Captions: at most two lines, broken where a reader would breathe, shown as long as they are heard.
 * Width counts a Hanzi or full-width sign as 1, a Latin letter, digit or ASCII sign as 0.5.
 *
 * Kept by captionCues:
 *   1. no line is wider than the limit, none begins with a closing sign, no Latin word or number is parted where it fits;
 *   2. cues are in order, ≥ 80 ms apart, and last ≥ 1 s where the next cue leaves room for it;
 *   3. the lines of all cues, joined, are the written text without its spaces at the breaks.
 */
import type { WordTime } from './word-times.ts'

export interface CaptionLimits {
  readonly charactersPerLine: number
  readonly lines: number
}

/** The hall screen reads from two metres away; films leave more room at the sides. */
export const kioskCaption: CaptionLimits = { charactersPerLine: 20, lines: 2 }
export const filmCaption: CaptionLimits = { charactersPerLine: 18, lines: 2 }

export interface CaptionCue {
  readonly startSeconds: number
  readonly endSeconds: number
  readonly lines: readonly string[]
}

/** One screenful, with its place in the written text (UTF-16). */
export interface CaptionPage {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** End of Latin Extended-B. */
const lastLatin = 0x24f
const shortestCueSeconds = 1
const gapSeconds = 0.08
const wordsOf = new Intl.Segmenter('zh', { granularity: 'word' })
const closing = /^[，。！？；：、）》」』】”’…,.!?;:)\]}%‰℃·—]+$/u
const opening = /^[（《「『【“‘([{￥¥$]+$/u
const breath = /[，。！？；：,.!?;:…]$/u

export function captionWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) <= lastLatin ? 0.5 : 1
  return width
}

/** The written text as screenfuls; breaks at a breath where one is near, else between words. */
export function captionPages(written: string, limits: CaptionLimits): CaptionPage[] {
  const units = unbreakable(written, limits.charactersPerLine)
  const pages: CaptionPage[] = []
  let from = 0
  let at = 0
  while (at < units.length) {
    const { lines, taken } = fillPage(units.slice(at), limits)
    const to = from + units.slice(at, at + taken).join('').length
    if (lines.length > 0) pages.push({ from, to, lines })
    from = to
    at += taken
  }
  return pages
}

/** Words with the signs that may not be parted from them; longer than a line only where a word itself is. */
function unbreakable(written: string, width: number): string[] {
  const units: string[] = []
  let glue = false
  for (const { segment } of wordsOf.segment(written)) {
    const last = units.at(-1)
    const joins =
      last !== undefined &&
      (glue || closing.test(segment) || (/[A-Za-z0-9.,:/_-]$/.test(last) && /^[A-Za-z0-9.,:/_-]/.test(segment)))
    if (joins && captionWidth(last + segment) <= width) units[units.length - 1] = last + segment
    else units.push(...sliced(segment, width))
    glue = opening.test(segment)
  }
  return units
}

function sliced(word: string, width: number): string[] {
  const parts: string[] = ['']
  for (const character of word) {
    const last = parts.at(-1) ?? ''
    if (last !== '' && captionWidth(last + character) > width) parts.push(character)
    else parts[parts.length - 1] = last + character
  }
  return parts
}

function fillPage(units: readonly string[], { charactersPerLine, lines: most }: CaptionLimits) {
  const lines: string[] = []
  let taken = 0
  while (lines.length < most && taken < units.length) {
    let fits = 0
    let line = ''
    while (taken + fits < units.length) {
      const unit = units[taken + fits] ?? ''
      if (unit.includes('\n') && line.trim() !== '') break
      if (captionWidth((line + unit).trim()) > charactersPerLine && line.trim() !== '') break
      line += unit
      fits += 1
    }
    if (fits === 0) break
    const more = taken + fits < units.length
    if (more) fits = breathBefore(units.slice(taken, taken + fits), charactersPerLine)
    line = units
      .slice(taken, taken + fits)
      .join('')
      .trim()
    taken += fits
    if (line !== '') lines.push(line)
    // A page ends with its sentence when the next would be torn.
    if (more && lines.length < most && /[。！？!?]$/.test(line) && captionWidth(line) > charactersPerLine / 2) break
  }
  return { lines, taken: Math.max(1, taken) }
}

/** How many units to keep on a full line: up to its last breath, if that is in the last third of it. */
function breathBefore(units: readonly string[], charactersPerLine: number): number {
  for (let kept = units.length; kept > 0; kept -= 1) {
    const line = units.slice(0, kept).join('').trim()
    if (captionWidth(line) < charactersPerLine * 0.6) break
    if (breath.test(line)) return kept
  }
  return units.length
}

/**
 * Cues for one sentence or a whole script.
 * @param times  of the written words (word-times.ts), seconds on the clock of the cues
 * @param endSeconds  when the sound ends
 */
export function captionCues(
  written: string,
  times: readonly WordTime[],
  endSeconds: number,
  limits: CaptionLimits,
): CaptionCue[] {
  const pages = captionPages(written, limits)
  const starts = pages.map((page, index) => {
    const first = times.find(time => time.to > page.from && time.from < page.to)
    return first?.startSeconds ?? (index === 0 ? 0 : endSeconds)
  })
  const cues: CaptionCue[] = []
  pages.forEach((page, index) => {
    const previous = cues.at(-1)
    const startSeconds = Math.max(starts[index] ?? 0, previous === undefined ? 0 : previous.endSeconds + gapSeconds)
    const heardUntil = times.findLast(time => time.from < page.to && time.to > page.from)?.endSeconds ?? endSeconds
    const wanted = Math.max(heardUntil, startSeconds + shortestCueSeconds)
    const next = starts[index + 1]
    const end = next === undefined ? wanted : Math.min(wanted, next - gapSeconds)
    // Words that come faster than a cue can be shown: the cue keeps a moment of its own.
    cues.push({ startSeconds, endSeconds: Math.max(end, startSeconds + gapSeconds), lines: page.lines })
  })
  return cues
}

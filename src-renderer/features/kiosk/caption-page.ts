import { captionPages, type CaptionLimits } from '#speech/caption.ts'

/** What stands in the caption band: at most two lines, each in stretches that are said, being said, or not yet said. */
export type Heard = 'said' | 'now' | 'later'

export interface CaptionPart {
  readonly text: string
  readonly heard: Heard
  /** Numbers of the citations that stand after it. */
  readonly numbers: readonly number[]
}

/** The text that is being said, and where each sentence of it ends (UTF-16), with its citations. */
export interface CaptionText {
  readonly text: string
  readonly ends: readonly { readonly at: number; readonly numbers: readonly number[] }[]
}

/** Where the listener is: the word that is heard, UTF-16 offsets in the text. */
export interface CaptionPlace {
  readonly from: number
  readonly to: number
}

export const noCaption: CaptionText = { text: '', ends: [] }

/** Adds a sentence; its citations stand after it. */
export function withSentence(caption: CaptionText, text: string, numbers: readonly number[]): CaptionText {
  const joined = caption.text + text
  return { text: joined, ends: [...caption.ends, { at: joined.length, numbers }] }
}

/** The phrase around a place: from the stop before it to the stop behind it. */
export function phraseAround(text: string, place: CaptionPlace): CaptionPlace {
  const stops = /[，。！？；：,.!?;:、…]/
  let from = place.from
  while (from > 0 && !stops.test(text[from - 1] ?? '')) from -= 1
  let to = Math.max(place.to, place.from + 1)
  while (to < text.length && !stops.test(text[to - 1] ?? '')) to += 1
  return { from, to: Math.min(to, text.length) }
}

/**
 * The page of the caption on which the place is.
 * @param place  undefined before the first word: everything is still to come; `'end'`: everything was said
 */
export function captionPage(
  caption: CaptionText,
  place: CaptionPlace | 'end' | undefined,
  limits: CaptionLimits,
): CaptionPart[][] {
  const { text, ends } = caption
  const pages = captionPages(text, limits)
  const at = place === undefined ? 0 : place === 'end' ? text.length - 1 : place.from
  const page = pages.find(({ from, to }) => at >= from && at < to) ?? pages.at(place === 'end' ? -1 : 0)
  if (page === undefined) return []
  const now = place === undefined || place === 'end' ? undefined : phraseAround(text, place)
  const heardAt = (offset: number): Heard => {
    if (place === 'end') return 'said'
    if (now === undefined || place === undefined || offset >= now.to) return 'later'
    return offset < now.from ? 'said' : 'now'
  }
  let from = page.from
  return page.lines.map(line => {
    const start = text.indexOf(line, from)
    from = start + line.length
    return partsOf(line, start, heardAt, ends)
  })
}

function partsOf(
  line: string,
  start: number,
  heardAt: (offset: number) => Heard,
  ends: CaptionText['ends'],
): CaptionPart[] {
  const parts: { text: string; heard: Heard; numbers: readonly number[] }[] = []
  let open = false
  for (let index = 0; index < line.length; index += 1) {
    const heard = heardAt(start + index)
    const last = parts.at(-1)
    if (open && last?.heard === heard) last.text += line[index] ?? ''
    else parts.push({ text: line[index] ?? '', heard, numbers: [] })
    open = true
    const numbers = ends.find(({ at }) => at === start + index + 1)?.numbers
    const current = parts.at(-1)
    if (numbers !== undefined && numbers.length > 0 && current !== undefined) {
      current.numbers = numbers
      open = false
    }
  }
  return parts
}

/** The one sentence in which the place is, for screens that show one thought at a time. */
export function sentenceAt(
  { text, ends }: CaptionText,
  place: CaptionPlace | undefined,
): { caption: CaptionText; place: CaptionPlace | undefined } {
  const at = place?.from ?? 0
  const end = ends.find(({ at: last }) => at < last)?.at ?? text.length
  const start = ends.findLast(({ at: last }) => last <= at)?.at ?? 0
  return {
    caption: { text: text.slice(start, end), ends: [] },
    place: place && { from: place.from - start, to: Math.min(place.to, end) - start },
  }
}

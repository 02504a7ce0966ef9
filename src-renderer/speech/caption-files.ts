/** Caption files beside a film: SubRip (.srt) and WebVTT (.vtt), UTF-8. Times are whole milliseconds. */
import type { CaptionCue } from './caption.ts'

function clock(seconds: number, point: ',' | '.'): string {
  const total = Math.max(0, Math.round(seconds * 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(total / 3_600_000)
  const minutes = Math.floor(total / 60_000) % 60
  const wholeSeconds = Math.floor(total / 1000) % 60
  return `${two(hours)}:${two(minutes)}:${two(wholeSeconds)}${point}${String(total % 1000).padStart(3, '0')}`
}

/** A line of a cue is a line of the file; an empty line would end the cue, and an arrow would begin another. */
function fileLine(line: string): string {
  return line.replace(/\s+/g, ' ').replaceAll('-->', '→').trim()
}

function fileLines(cue: CaptionCue): string[] {
  return cue.lines.map(fileLine).filter(line => line !== '')
}

/** @param byteOrderMark  some Windows players read the file as GBK without it */
export function printSrt(cues: readonly CaptionCue[], { byteOrderMark = false } = {}): string {
  const blocks = cues.map((cue, index) =>
    [
      String(index + 1),
      `${clock(cue.startSeconds, ',')} --> ${clock(cue.endSeconds, ',')}`,
      ...fileLines(cue),
      '',
    ].join('\r\n'),
  )
  return (byteOrderMark ? '\uFEFF' : '') + blocks.join('\r\n')
}

const escapes: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]

export function printVtt(cues: readonly CaptionCue[]): string {
  const blocks = cues.map(cue => {
    const lines = fileLines(cue).map(line =>
      escapes.reduce((text, [sign, escape]) => text.replaceAll(sign, escape), line),
    )
    return [`${clock(cue.startSeconds, '.')} --> ${clock(cue.endSeconds, '.')}`, ...lines, ''].join('\n')
  })
  return ['WEBVTT', '', ...blocks].join('\n')
}

/** @throws Error  that names the block which is no cue */
export function parseSrt(file: string): CaptionCue[] {
  return blocksOf(file).map(block => cueOf(block[0]?.includes('-->') === true ? block : block.slice(1)))
}

/** Cue names, settings and notes are read over. @throws Error  when the file is no WebVTT or a block is no cue */
export function parseVtt(file: string): CaptionCue[] {
  const [head, ...blocks] = blocksOf(file)
  if (head?.[0]?.startsWith('WEBVTT') !== true) throw new Error('not a WebVTT file: it does not begin with WEBVTT')
  return blocks
    .filter(block => !/^(NOTE|STYLE|REGION)\b/.test(block[0] ?? ''))
    .map(block => cueOf(block[0]?.includes('-->') === true ? block : block.slice(1)))
    .map(cue => ({
      ...cue,
      lines: cue.lines.map(line =>
        escapes.toReversed().reduce((text, [sign, escape]) => text.replaceAll(escape, sign), line),
      ),
    }))
}

function blocksOf(file: string): string[][] {
  return file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map(block => block.split('\n').filter(line => line !== ''))
    .filter(block => block.length > 0)
}

function cueOf([times = '', ...lines]: readonly string[]): CaptionCue {
  const match = /^((?:\d+:)?\d{2}:\d{2}[.,]\d{3})\s+-->\s+((?:\d+:)?\d{2}:\d{2}[.,]\d{3})/.exec(times)
  if (match === null) throw new Error(`not a caption: ${times}`)
  return { startSeconds: secondsOf(match[1] ?? ''), endSeconds: secondsOf(match[2] ?? ''), lines }
}

function secondsOf(time: string): number {
  const [milliseconds = 0, seconds = 0, minutes = 0, hours = 0] = time.split(/[:.,]/).map(Number).reverse()
  return (((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds) / 1000
}

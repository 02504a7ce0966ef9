import { SaxesParser } from 'saxes'
import { DocumentRefused } from './refused.ts'

/** Counts the numbers Word draws in front of paragraphs, of the kinds legal texts use. */
export type Numbering = {
  /** The number of the next paragraph of a list, as it is printed; empty for bullets and unknown lists. */
  next(list: string, level: number): string
}
/** Word counts on nine levels; a file that names others is not believed. */
const deep = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8])
type Level = { pattern: string; format: string; start: number }

export function numberingOf(xml: string): Numbering {
  const { levelsOf, kindOf } = definitions(xml)
  const counts = new Map<string, number[]>()
  return {
    next(list, level) {
      const kind = kindOf.get(list)
      const levels = kind === undefined ? undefined : levelsOf.get(kind)
      const own = levels?.[level]
      if (kind === undefined || !levels || !own || own.format === 'bullet') return ''
      const count = counts.get(kind) ?? []
      counts.set(kind, count)
      count[level] = (count[level] ?? own.start - 1) + 1
      // What stands deeper begins again.
      count.length = level + 1
      return own.pattern.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const shown = levels[at]
        return written(count[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal')
      })
    },
  }
}

function definitions(xml: string) {
  const levelsOf = new Map<string, Level[]>()
  const kindOf = new Map<string, string>()
  if (xml === '') return { levelsOf, kindOf }
  const parser = new SaxesParser()
  let kind = ''
  let list = ''
  let level: Level | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:abstractNum') levelsOf.set((kind = attributes['w:abstractNumId'] ?? ''), [])
    else if (name === 'w:lvl') {
      level = { pattern: '', format: 'decimal', start: 1 }
      const levels = levelsOf.get(kind)
      const at = Number(attributes['w:ilvl'] ?? 0)
      if (levels && deep.has(at)) levels[at] = level
    } else if (name === 'w:num') list = attributes['w:numId'] ?? ''
    else if (name === 'w:abstractNumId') kindOf.set(list, value)
    else if (level && name === 'w:lvlText') level.pattern = value
    else if (level && name === 'w:numFmt') level.format = value
    else if (level && name === 'w:start') level.start = /^\d{1,6}$/.test(value) ? Number(value) || 1 : 1
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:lvl') level = undefined
    // A level that a list sets for itself later is not one of the last kind.
    if (name === 'w:abstractNum') kind = ''
  })
  // Without its numbers a law cannot be cited: a part that cannot be read spoils the document.
  parser.on('error', error => {
    throw new DocumentRefused('BROKEN_FILE', { cause: error })
  })
  parser.write(xml).close()
  return { levelsOf, kindOf }
}

const digits = '〇一二三四五六七八九'

function written(n: number, format: string): string {
  if (!/chinese|ideograph|japanese|taiwanese/i.test(format)) return String(n)
  // 十五 is said without its one; 一百一十五 is not.
  return n < 10 ? digits.charAt(n) : inChinese(n).replace(/^一十/, '十')
}

/** 10010 → 一万零一十. @param n from 1 */
function inChinese(n: number): string {
  for (const [unit, word] of [
    [10_000, '万'],
    [1_000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    if (n < unit) continue
    const rest = n % unit
    const gap = rest > 0 && rest < unit / 10 ? '零' : ''
    return `${inChinese(Math.floor(n / unit))}${word}${gap}${rest > 0 ? inChinese(rest) : ''}`
  }
  return digits.charAt(n)
}

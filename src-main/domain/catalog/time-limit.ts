import { limitUnitLabels, type LimitUnit, type TimeLimit } from '#contract/catalog-item.ts'

/** Time limits as sheets write them. The unit survives; what cannot be read is nothing, never 0, because 0 means 即办. */

const unitWords: readonly [RegExp, LimitUnit][] = [
  [/^个?工作日$/, 'working-day'],
  [/^个?工作天$/, 'working-day'],
  [/^(个?自然日|日|天)$/, 'day'],
  [/^个?月$/, 'month'],
  [/^年$/, 'year'],
  [/^个?小时$/, 'hour'],
  [/^分钟?$/, 'minute'],
]
const onTheSpotWords = /^(即办|即时办结|当场办结|当场|即时|即办件|当场办理|立即办结)$/
const saysNothing = /^(无|\/|-+|—+|－+|暂无|无法定时限|不涉及|无时限)?$/

const digits = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]))
digits.set('〇', 0).set('两', 2)

/** A Chinese numeral below 10,000, e.g. 二十, 一百二十. */
function chineseNumber(text: string): number | undefined {
  let total = 0
  let pending: number | undefined
  for (const character of text) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[character]
    const digit = digits.get(character)
    if (scale !== undefined) {
      total += (pending ?? 1) * scale
      pending = undefined
    } else if (digit !== undefined) {
      // Two digits in a row, as in 二〇, are no numeral of this kind, unless the first is the zero of 一百零五.
      if (pending !== undefined && pending !== 0) return undefined
      pending = digit
    } else return undefined
  }
  return total + (pending ?? 0)
}

export type LimitReading =
  | { readonly kind: 'limit'; readonly limit: TimeLimit }
  /** The cell is empty or says that there is none. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly because: 'no-unit' | 'no-number' | 'zero' | 'not-understood' }

/**
 * @param unitOfHeading  the unit that the column's heading names, for cells that hold a bare number
 */
export function readLimit(cell: string, unitOfHeading?: LimitUnit): LimitReading {
  const raw = cell.trim()
  // What stands in brackets after the limit explains it: kept in `raw`, not needed to read the number.
  const text = raw
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/\([^()]*\)$/, '')
    .replace(/[。.]$/, '')
  if (saysNothing.test(text)) return { kind: 'none' }
  if (onTheSpotWords.test(text)) return { kind: 'limit', limit: { value: 0, unit: 'on-the-spot', raw } }
  const match = /^(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)(.*)$/.exec(text)
  if (!match) return { kind: 'unreadable', because: 'no-number' }
  const [, number = '', unitText = ''] = match
  const value = /^\d/.test(number) ? Number(number) : chineseNumber(number)
  if (value === undefined || value > 10_000) return { kind: 'unreadable', because: 'not-understood' }
  const unit = unitText === '' ? unitOfHeading : unitWords.find(([pattern]) => pattern.test(unitText))?.[1]
  if (!unit) return { kind: 'unreadable', because: unitText === '' ? 'no-unit' : 'not-understood' }
  if (value === 0) return { kind: 'unreadable', because: 'zero' }
  return { kind: 'limit', limit: { value, unit, raw } }
}

/** The unit that a heading such as 承诺办结时限（工作日） names. */
export function unitInHeading(heading: string): LimitUnit | undefined {
  const inBrackets = /\(([^()]*)\)/.exec(heading.normalize('NFKC').replaceAll(/\s/g, ''))?.[1] ?? ''
  const word = inBrackets.replace(/^单位[::]?/, '')
  return unitWords.find(([pattern]) => pattern.test(word))?.[1]
}

/** As it is shown and exported; `readLimit(printLimit(x))` gives the same value and unit. */
export function printLimit(limit: TimeLimit | null): string {
  if (!limit) return ''
  return limit.unit === 'on-the-spot' ? limitUnitLabels[limit.unit] : `${limit.value}${limitUnitLabels[limit.unit]}`
}

/** Whether the promise is longer than the law allows; undefined where the units cannot be compared. */
export function exceeds(promised: TimeLimit, statutory: TimeLimit): boolean | undefined {
  if (promised.unit === 'on-the-spot') return false
  if (promised.unit === statutory.unit) return promised.value > statutory.value
  return undefined
}

import { limitUnitLabels, type LimitUnit, type TimeLimit } from '#contract/catalog-item.ts'

/** Time limits as sheets write them. The unit survives; what cannot be read is nothing, never 0, because 0 means 即办. */

const unitWords: readonly [RegExp, LimitUnit][] = [
  [/^个?(法定)?(工作日|工作天|工作日\(天\)|工日)$/, 'working-day'],
  [/^(个?自然日|个?日历日|个?自然天|日|天)$/, 'day'],
  [/^个?(自然)?月$/, 'month'],
  [/^(个?自然)?年$/, 'year'],
  [/^个?(小时|钟头)$/, 'hour'],
  [/^分钟?$/, 'minute'],
]
/** Weeks have no unit of their own; seven days are as exact. */
const weeks = /^个?(周|星期|礼拜)$/
const onTheSpotWords =
  /^(即办|即时|即时办结|当场|当场办结|当场办理|当场即办|当即办理|立即办结|立等可取|即到即办|即来即办|随到随办|即办件|马上办)$/
const saysNothing =
  /^(无|\/+|\\+|-+|—+|_+|\*+|暂无|没有|空|null|无法定时限|无法定期限|无承诺时限|法律无规定|未规定|无规定|法律未规定|不涉及|不适用|无时限|无期限|不限|无限制|长期)?$/i
/** What is said around a limit without changing it. */
const before =
  /^(自?(受理|收到(申请|材料)?|申请|接到申请|材料(齐全|受理)?)(之日)?(起|后)?,?|承诺|法定|在|共|不超过|不多于|最多|最长|≤|<=)+/
const after = /(以内|之内|内|内?办结|内?完成|内?作出决定|内?办理完毕|内?答复)+$/

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
  const raw = cell.trim().slice(0, 200)
  // What stands in brackets after the limit explains it: kept in `raw`, not needed to read the number.
  const text = raw
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/^(\d+(?:\.\d+)?)\(([^()\d]{1,5})\)$/, '$1$2')
    .replace(/(?<!^)\([^()]*\)$/, '')
    .replace(/[。.;;,]$/, '')
    .replace(before, '')
    .replace(after, '')
  if (saysNothing.test(text)) return { kind: 'none' }
  if (onTheSpotWords.test(text)) return { kind: 'limit', limit: { value: 0, unit: 'on-the-spot', raw } }
  const match = /^(\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)(.*)$/.exec(text)
  if (!match) return { kind: 'unreadable', because: 'no-number' }
  const [, number = '', unitText = ''] = match
  const value = /^\d/.test(number) ? Number(number) : chineseNumber(number)
  if (value === undefined || value > 10_000) return { kind: 'unreadable', because: 'not-understood' }
  if (weeks.test(unitText) && value > 0) return { kind: 'limit', limit: { value: value * 7, unit: 'day', raw } }
  const unit = unitText === '' ? unitOfHeading : unitOfWord(unitText)
  if (!unit) return { kind: 'unreadable', because: unitText === '' ? 'no-unit' : 'not-understood' }
  if (value === 0) return { kind: 'unreadable', because: 'zero' }
  return { kind: 'limit', limit: { value, unit, raw } }
}

/** The unit a word names, as in a column of its own beside the number. */
export function unitOfWord(word: string): LimitUnit | undefined {
  const text = word.normalize('NFKC').replaceAll(/\s/g, '')
  return unitWords.find(([pattern]) => pattern.test(text))?.[1]
}

/** The unit that a heading such as 承诺办结时限（工作日） names. */
export function unitInHeading(heading: string): LimitUnit | undefined {
  const text = heading.normalize('NFKC').replaceAll(/\s/g, '')
  const inBrackets = /\(([^()]*)\)/.exec(text)?.[1] ?? ''
  const named = unitOfWord(inBrackets.replace(/^单位[::]?/, ''))
  return named ?? (/工作日(数)?$/.test(text) ? 'working-day' : undefined)
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

import { cardinal, decimal, digitByDigit } from './numbers-zh.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

const dash = '\\s?[-~～—–－]{1,2}\\s?'

/** Dates, years and times of day, and ranges of them. */
export function dateRulesZh(words: ChineseWords): readonly ReadingRule[] {
  const { numerals, hour, to, number } = words
  const say = (digits: string): string => cardinal(digits.replace(/^0+(?=\d)/, ''), numerals)
  const minuteWord = '分'

  const clock = (hours: string, minutes: string, seconds?: string): string => {
    const hourWords = `${Number(hours) === 2 ? numerals.two : say(hours)}${hour}`
    if (seconds !== undefined && seconds !== '') {
      return `${hourWords}${digitPair(minutes)}${minuteWord}${digitPair(seconds)}秒`
    }
    return Number(minutes) === 0 ? hourWords : `${hourWords}${digitPair(minutes)}${minuteWord}`
  }
  const digitPair = (pair: string): string => (/^0[1-9]$/.test(pair) ? digitByDigit(pair) : say(pair))
  const date = (year: string, month: string, day: string): string | undefined => {
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined
    return `${digitByDigit(year)}年${say(month)}月${say(day)}日`
  }
  const time = '([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?'

  return [
    rule(
      'document number 〔2025〕3号',
      /[〔[［(（【]((?:19|20)\d{2})[〕\]］)）】]\s?(?:第\s?)?(\d{1,5})\s?[号號]/,
      match => {
        return `${digitByDigit(group(match, 1))}年第${cardinal(group(match, 2), numerals)}${number}`
      },
    ),
    rule(
      'date 2026-11-24 with a time',
      /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])(?=[T ]?\d{1,2}:|\D|$)T?/,
      match => date(group(match, 1), group(match, 3), group(match, 4)),
    ),
    rule(
      'years 2024-2026年',
      new RegExp(`(?<!\\d)((?:1[5-9]|20)\\d{2})年?${dash}((?:1[5-9]|20)\\d{2})(?=年|学年|學年)`),
      match => {
        return `${digitByDigit(group(match, 1))}${to}${digitByDigit(group(match, 2))}`
      },
    ),
    rule('year and month 2026-11', /(?<!\d)((?:19|20)\d{2})[-/.](0[1-9]|1[0-2])(?![\d.:/-])/, match => {
      return `${digitByDigit(group(match, 1))}年${say(group(match, 2))}月`
    }),
    rule('year 2026年', /(?<!\d)([12]\d{3})(?=年(?!来|來|以上|历史|歷史)|学年|學年|年度)/, match =>
      digitByDigit(group(match, 1)),
    ),
    rule(
      'time range 9:00-12:00',
      new RegExp(`(?<![\\d:])${time}${dash}(?:([01]?\\d|2[0-4]):([0-5]\\d))(?![\\d:])`),
      match => {
        return `${clock(group(match, 1), group(match, 2), match[3])}${to}${clock(group(match, 4), group(match, 5))}`
      },
    ),
    rule('time 10:30', new RegExp(`(?<![\\d:])${time}(?![\\d:])`), match =>
      clock(group(match, 1), group(match, 2), match[3]),
    ),
    rule('month 2月, day 2日', /(?<!\d)(0?[1-9]|[12]\d|3[01])(?=月(?!份?以)|日)/, match => say(group(match, 1))),
    rule(
      'range after a word 3月1日-5月31日',
      new RegExp(`(?<=[年月日时時点點分号號元岁歲条條款项項天])${dash}(?=\\d)`),
      () => to,
    ),
    rule('range of weekdays 周一-周五', new RegExp(`(?<=[周期拜][一二三四五])${dash}(?=[周星礼禮])`), () => to),
    rule('hours 2时', /(?<!\d)([01]?\d|2[0-4])(?=[时時](?!间|間))/, match => say(group(match, 1))),
    rule('decimal hours', /(?<!\d)(\d+\.\d+)(?=[点點])/, match => decimal(group(match, 1), numerals)),
  ]
}

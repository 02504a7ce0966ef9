import { cardinal, decimal, digitByDigit } from './numbers-zh.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

const dash = '\\s?[-~～—–－]{1,2}\\s?'
const countedAfterYears = '元|人|个|個|件|份|万|萬|亿|億|平方|米|吨|噸|次|户|戶|项|項|名|家'

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
      /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|-(?!\d{4}[-/.]))(?=[T ]?\d{1,2}:|\D|$)T?/,
      match => date(group(match, 1), group(match, 3), group(match, 4)),
    ),
    rule(
      'months in numbers alone 2025.1-2025.12',
      /(?<![\d.])((?:19|20)\d{2})\.(1[0-2]|0?[1-9])(?=\s?[-~～—–]\s?(?:19|20)\d{2}\.)|(?<=(?:19|20)\d{2}\.\d{1,2}\s?[-~～—–]\s?)((?:19|20)\d{2})\.(1[0-2]|0?[1-9])(?![\d.])/,
      match => {
        return `${digitByDigit(match[1] ?? group(match, 3))}年${say(match[2] ?? group(match, 4))}月`
      },
    ),
    rule(
      'year behind 截至',
      /(?<=(?:截[至止]|始于|建于|成立于|截止[至到]|截至到)\s?)((?:19|20)\d{2})(?=[，。；、,;\s]|$)/,
      match => digitByDigit(group(match, 1)),
    ),
    rule(
      'from date to date',
      /(?<=\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:19|20)\d{2}\.\d{1,2})\s?[-~～—–－]{1,2}\s?(?=\d{4}[-/.])/,
      () => to,
    ),
    rule(
      'years 2024-2026年',
      new RegExp(`(?<!\\d)((?:1[5-9]|20)\\d{2})年?(?:${dash}|/)((?:1[5-9]|20)\\d{2})(?=年|学年|學年)`),
      match => {
        return `${digitByDigit(group(match, 1))}${to}${digitByDigit(group(match, 2))}`
      },
    ),
    rule(
      'first of several years 2024、2025年',
      /(?<![\d.])((?:19|20)\d{2})(?=(?:[、,，和及与與或至到]\s?(?:19|20)\d{2}){1,8}年)/,
      match => digitByDigit(group(match, 1)),
    ),
    rule(
      'next of several years',
      /(?<=(?:19|20)\d{2}[、,，和及与與或至到]\s?)((?:19|20)\d{2})(?=[、,，和及与與或至到]\s?(?:19|20)\d{2}|年)/,
      match => digitByDigit(group(match, 1)),
    ),
    rule(
      'years in numbers alone 2021-2025',
      new RegExp(`(?<![\\d.-])((?:19|20)\\d{2})${dash}((?:19|20)\\d{2})(?![\\d.-]|\\s?(?:${countedAfterYears}))`),
      match => {
        return Number(match[1]) < Number(match[2])
          ? `${digitByDigit(group(match, 1))}${to}${digitByDigit(group(match, 2))}`
          : undefined
      },
    ),
    rule('year in brackets 〔2020〕, (2003)', /(?<=[〔［[(（【])((?:19|20)\d{2})(?=[〕\]］)）】，,])/, match =>
      digitByDigit(group(match, 1)),
    ),
    rule('edition 2025版, class 2026届', /(?<![\d.])((?:19|20)\d{2})(?=版|届|屆|级|級|款|财年|財年)/, match =>
      digitByDigit(group(match, 1)),
    ),
    rule('day that has a name 3·15', /(?<!\d)(1[0-2]|[1-9])[·•.](\d{1,2})(?!\d)/, (match, before, after) => {
      // With a plain full stop it is a number, unless it stands in quotes.
      const quoted = /[“"]$/.test(before) && /^[”"]/.test(after)
      if (match[0].includes('.') && !quoted) return undefined
      return say(group(match, 1)) + digitByDigit(group(match, 2))
    }),
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
    rule('time 10:30', new RegExp(`(?<![\\d:])${time}(?![\\d:])分?`), (match, before) => {
      // Without a breath 每周三14:30 would be heard as half past thirty-four.
      const breath = /[周期拜][一二三四五六日天]$/.test(before) ? '，' : ''
      return breath + clock(group(match, 1), group(match, 2), match[3])
    }),
    rule('month 2月, day 2日', /(?<!\d)(0?[1-9]|[12]\d|3[01])(?=月(?!份?以)|日)/, match => say(group(match, 1))),
    rule(
      'range after a word 3月1日-5月31日',
      new RegExp(
        `(?<!\\d{5}[号號])(?<=\\d\\s?(?:[个個公平立方英毫厘千周工作]{0,3}[年月日时時点點分号號元岁歲条條款项項天万萬亿億千百件次人户戶个個名米吨噸升克斤寸周里层層楼樓]))${dash}(?=\\d)`,
      ),
      () => to,
    ),
    rule('range of weekdays 周一-周五', new RegExp(`(?<=[周期拜][一二三四五])${dash}(?=[周星礼禮])`), () => to),
    rule('hours 2时', /(?<!\d)([01]?\d|2[0-4])(?=[时時](?!间|間))/, match => say(group(match, 1))),
    rule('decimal hours', /(?<!\d)(\d+\.\d+)(?=[点點])/, match => decimal(group(match, 1), numerals)),
  ]
}

import { englishCardinal, englishDecimal, englishDigits, englishOrdinal, englishYear } from './numbers-en.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import { unitOf, unitPattern } from './units.ts'

const amount = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const dash = '\\s?[-–—~]\\s?'
const monthNames = 'January February March April May June July August September October November December'.split(' ')
const monthPattern = `${monthNames.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec`
const currencies: Readonly<Record<string, readonly [string, string]>> = {
  '￥': ['yuan', 'yuan'],
  '¥': ['yuan', 'yuan'],
  RMB: ['yuan', 'yuan'],
  CNY: ['yuan', 'yuan'],
  HK$: ['Hong Kong dollar', 'Hong Kong dollars'],
  US$: ['US dollar', 'US dollars'],
  $: ['dollar', 'dollars'],
  '€': ['euro', 'euros'],
  '£': ['pound', 'pounds'],
}
const shortened: Readonly<Record<string, string>> = {
  'e.g.': 'for example',
  'i.e.': 'that is',
  'etc.': 'et cetera',
  'Dr.': 'Doctor',
  'Mr.': 'Mister',
  'Mrs.': 'Missis',
  'Art.': 'Article',
  'vs.': 'versus',
  '&': 'and',
  '≥': 'at least ',
  '≤': 'at most ',
  '±': 'plus or minus ',
  '24/7': 'twenty-four seven',
}
const fractionNames: Readonly<Record<number, string>> = { 2: 'half', 4: 'quarter' }

/** English: the same things as the Chinese rules, in English words. */
export function englishRules(): readonly ReadingRule[] {
  const oneOrMany = (number: string, [one, many]: readonly [string, string]): string =>
    `${englishDecimal(number)} ${number === '1' ? one : many}`
  const clock = (hours: string, minutes: string, half: string | undefined): string => {
    const hour = englishCardinal(String(Number(hours)))
    const spoken = half === undefined ? '' : half.toLowerCase().startsWith('a') ? ' A M' : ' P M'
    if (Number(minutes) === 0)
      return spoken === '' && Number(hours) <= 12
        ? `${hour} o'clock`
        : `${hour}${spoken === '' ? ' hundred hours' : spoken}`
    return `${hour} ${Number(minutes) < 10 ? `oh ${englishDigits(String(Number(minutes)))}` : englishCardinal(minutes)}${spoken}`
  }
  const date = (year: string, month: string, day: string): string | undefined => {
    const name = monthNames[Number(month) - 1]
    if (name === undefined || Number(day) < 1 || Number(day) > 31) return undefined
    return `${name} ${englishOrdinal(String(Number(day)))}, ${englishYear(year)}`
  }
  const time = '([01]?\\d|2[0-4]):([0-5]\\d)(?:\\s?([ap]\\.?m\\b\\.?))?'

  return [
    rule(
      'shortened word',
      /(?<![A-Za-z])(?:e\.g\.|i\.e\.|etc\.|Dr\.|Mrs?\.|Art\.(?=\s?\d)|vs\.)|&|[≥≤±]\s?(?=\d)|(?<!\d)24\/7(?!\d)/,
      match => shortened[match[0].trim()],
    ),
    rule('date 2026-11-24', /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/, match =>
      date(group(match, 1), group(match, 3), group(match, 4)),
    ),
    rule('date 24/11/2026', /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/, match => {
      const name = monthNames[Number(match[2]) - 1]
      if (name === undefined || Number(match[1]) < 1 || Number(match[1]) > 31) return undefined
      return `the ${englishOrdinal(String(Number(match[1])))} of ${name}, ${englishYear(group(match, 3))}`
    }),
    rule(
      'date 24 November 2026',
      new RegExp(`(?<!\\d)(\\d{1,2})\\s(${monthPattern})\\.?(?:,?\\s(\\d{4}))?(?!\\d)`),
      match => {
        const year = match[3] === undefined ? '' : `, ${englishYear(match[3])}`
        return `the ${englishOrdinal(group(match, 1))} of ${monthName(group(match, 2))}${year}`
      },
    ),
    rule(
      'date November 24, 2026',
      new RegExp(`(?<![A-Za-z])(${monthPattern})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(\\d{4}))?(?!\\d)`),
      match => {
        const year = match[3] === undefined ? '' : `, ${englishYear(match[3])}`
        return `${monthName(group(match, 1))} ${englishOrdinal(group(match, 2))}${year}`
      },
    ),
    rule('November 2026', new RegExp(`(?<![A-Za-z])(${monthPattern})\\.?\\s((?:19|20)\\d{2})(?!\\d)`), match => {
      return `${monthName(group(match, 1))} ${englishYear(group(match, 2))}`
    }),
    rule('times 9:00-12:00', new RegExp(`(?<![\\d:])${time}${dash}${time}(?![\\d:])`, 'i'), match => {
      return `${clock(group(match, 1), group(match, 2), match[3])} to ${clock(group(match, 4), group(match, 5), match[6])}`
    }),
    rule('time 10:30', new RegExp(`(?<![\\d:])${time}(?![\\d:])`, 'i'), match =>
      clock(group(match, 1), group(match, 2), match[3]),
    ),
    rule('time 3pm', /(?<![\d:.])(1[0-2]|[1-9])\s?([ap])\.?m\b\.?/i, match => {
      return `${englishCardinal(group(match, 1))} ${group(match, 2).toUpperCase()} M`
    }),
    rule('phone abroad', /\+\d{1,3}(?:[ -]\d{2,4}){2,5}(?!\d)/, match =>
      match[0].slice(1).split(/[ -]/).map(englishDigits).join(', '),
    ),
    rule('paragraph of an article', /(?<=\b(?:Article|Section|Art\.)\s?\d{1,3})\((\d{1,2})\)/, match => {
      return ` paragraph ${englishCardinal(group(match, 1))}`
    }),
    rule('room 1203', /(?<=\b(?:room|flat|unit)\s)\d{3,4}(?!\d)/i, match => englishDigits(match[0])),
    rule('letter after a number 5G', /(?<![\d.])\d{1,2}(?=[A-Z](?![a-z]))/, match => `${englishCardinal(match[0])} `),
    rule(
      'phone',
      /(?<![\d.])(?:\+?86[- ]?)?(?:(1[3-9]\d{9})|(0\d{2,3})[- ]?(\d{7,8})|([48]00)[- ](\d{3,4})[- ](\d{3,4}))(?![\d.])/,
      match => {
        const parts = match.slice(1).filter(part => part !== undefined)
        return parts.map(englishDigits).join(', ')
      },
    ),
    rule('hotline', /(?<![\d.])(1[12]\d|12\d{3})(?![\d.,])/, (match, before, after) => {
      return /(?:call|dial|hotline|line|phone|ring)\s?:?\s?$/i.test(before) || /^\s?(?:hot)?line/i.test(after)
        ? englishDigits(match[0])
        : undefined
    }),
    rule(
      'money',
      new RegExp(`(RMB|CNY|HK\\$|US\\$|[￥¥$€£])\\s?(${amount})(?:\\s(million|billion|thousand))?(?:\\s?yuan)?`),
      match => {
        const names = currencies[group(match, 1)] ?? ['yuan', 'yuan']
        return match[3] === undefined
          ? oneOrMany(group(match, 2), names)
          : `${englishDecimal(group(match, 2))} ${match[3]} ${names[1]}`
      },
    ),
    rule(
      'percents 5-8%',
      new RegExp(`(${amount})%?${dash}(${amount})\\s?%`),
      match => `${englishDecimal(group(match, 1))} to ${englishDecimal(group(match, 2))} percent`,
    ),
    rule('percent', new RegExp(`(${amount})\\s?%`), match => `${englishDecimal(group(match, 1))} percent`),
    rule('temperature', /([-−]?)(\d+(?:\.\d+)?)\s?(?:℃|°C)/, match => {
      return `${match[1] === '' ? '' : 'minus '}${oneOrMany(group(match, 2), ['degree', 'degrees'])} Celsius`
    }),
    rule('fraction', /(?<![\d/.])(\d)\/(\d{1,2})(?![\d/.])/, match => {
      const [above, below] = [Number(match[1]), Number(match[2])]
      if (above === 0 || above >= below) return undefined
      const name = fractionNames[below] ?? englishOrdinal(String(below))
      return `${englishCardinal(String(above))} ${name}${above === 1 ? '' : 's'}`
    }),
    rule('ordinal 21st', /(?<![\d.])(\d{1,4})(?:st|nd|rd|th)(?![A-Za-z])/, match => englishOrdinal(group(match, 1))),
    rule('measured', new RegExp(`(?<![\\d.])(${amount})\\s?(${unitPattern})`), match =>
      oneOrMany(group(match, 1), unitOf(group(match, 2))?.en ?? ['', '']),
    ),
    rule('number sign', /(?<![A-Za-z])(?:No\.|№|#)\s?(\d{1,6})/, match => `number ${englishCardinal(group(match, 1))}`),
    rule('version', /(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,5}(?![\d.])/, match =>
      match[0].split('.').map(englishCardinal).join(' point '),
    ),
    rule(
      'code',
      /(?<=[A-Za-z])[-—]?(\d{1,18})(?!\d)/,
      match =>
        ` ${/^\d{1,2}$/.test(group(match, 1)) ? englishCardinal(group(match, 1)) : englishDigits(group(match, 1))}`,
    ),
    rule(
      'years 2024-2026',
      new RegExp(`(?<![\\d.])((?:19|20)\\d{2})${dash}((?:19|20)\\d{2})(?![\\d.-])`),
      match => `${englishYear(group(match, 1))} to ${englishYear(group(match, 2))}`,
    ),
    rule(
      'range',
      new RegExp(`(?<![\\d.-])(${amount})${dash}(${amount})(?![\\d-])`),
      match => `${englishDecimal(group(match, 1))} to ${englishDecimal(group(match, 2))}`,
    ),
    rule(
      'year',
      /(?<=\b(?:in|of|since|by|from|until|to|before|after|year|during)\s)((?:19|20)\d{2})(?![\d.,:])/i,
      match => englishYear(group(match, 1)),
    ),
    rule('long number', /(?<![\d.,])(\d{7,30}|0\d+)(?![\d.,])/, match => englishDigits(group(match, 1))),
    rule('letters joined by a slash', /(?<=[A-Za-z])\/(?=[A-Za-z])/, (_match, before, after) =>
      /\band$/i.test(before) && /^or\b/i.test(after) ? ' ' : ' or ',
    ),
    rule('minus', /(?<![\p{L}\p{N}.)])[-−](?=\d)/u, () => 'minus '),
    rule('number', new RegExp(amount), match => englishDecimal(match[0])),
    rule('brackets', /[()[\]{}"“”]/, () => ''),
  ]
}

function monthName(written: string): string {
  return monthNames.find(name => name.startsWith(written.slice(0, 3))) ?? written
}

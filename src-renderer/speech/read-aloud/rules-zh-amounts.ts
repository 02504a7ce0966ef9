import { cardinal, decimal, phoneDigits } from './numbers-zh.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import { unitOf, unitPattern } from './units.ts'
import { measureWords, type ChineseWords } from './words-zh.ts'

const amount = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const dash = '\\s?[-~～—–－]{1,2}\\s?'
const currency = '￥|¥|RMB|CNY|HK\\$|HKD|US\\$|USD|\\$|€|£'
const moneyWord = '元|圆|美元|港元|港币|港幣|欧元|歐元|人民币|人民幣|蚊'

const shares: Readonly<Record<string, string>> = { '%': '百分之', '‰': '千分之', '‱': '万分之' }

/** Amounts: money, percents, fractions, temperatures, measured and counted numbers. The plain number comes last. */
export function amountRulesZh(words: ChineseWords): readonly ReadingRule[] {
  const { numerals, to, per } = words
  const said = (number: string): string => decimal(number, numerals)
  const counted = (number: string): string => (number === '2' ? numerals.two : said(number))
  const degrees = (number: string): string =>
    /^[-−－]/.test(number) ? words.belowZero + said(number.slice(1)) : said(number)
  const inUnit = (sign: string): string => unitOf(sign)?.[words.tongue] ?? sign

  return [
    rule(
      'money ￥1,234.50元',
      new RegExp(`(${currency})\\s?(${amount})\\s?([万萬亿億千])?(?:${moneyWord})?`),
      match => {
        const scale = match[3] ?? ''
        const exact = group(match, 2).replace(/\.0+$/, '')
        const number = scale === '' ? counted(exact) : counted(exact) + scale
        return number + (words.currencies[group(match, 1)] ?? '元')
      },
    ),
    rule('money with nothing after the point 12.00元', new RegExp(`(${amount})\\.00(?=${moneyWord})`), match =>
      counted(group(match, 1)),
    ),
    rule(
      'thousands apart 5 000元',
      new RegExp(`(?<![\\d.])(\\d{1,3}(?:[ \u00a0\u2009]\\d{3})+)(?![\\d.])(?=\\s?(?:${measureWords}|${moneyWord}))`),
      match => counted(group(match, 1).replace(/\D/g, '')),
    ),
    rule('range of percents 5%-8%', new RegExp(`(${amount})([%‰])?${dash}(${amount})([%‰])`), match => {
      const of = group(match, 4) === '%' ? '百分之' : '千分之'
      const again = match[2] === undefined ? '' : of
      return `${of}${said(group(match, 1))}${to}${again}${said(group(match, 3))}`
    }),
    rule('percent 98.5%', new RegExp(`([-−－](?=\\d))?(${amount})\\s?([%‰‱])`), (match, before) => {
      if (match[1] !== undefined && /[\d\p{L}]$/u.test(before)) return undefined
      const of = shares[group(match, 3)] ?? '百分之'
      return `${match[1] === undefined ? '' : words.minus}${of}${said(group(match, 2))}`
    }),
    rule(
      'temperatures -5~8℃',
      new RegExp(
        `([-−－]?${amount.replace('|', `|[-−－]?`)})\\s?(?:℃|°C)?${dash}([-−－]?\\d+(?:\\.\\d+)?)\\s?(?:℃|°C)`,
      ),
      match => {
        return `${degrees(group(match, 1))}${to}${degrees(group(match, 2))}${words.celsius}`
      },
    ),
    rule('temperature -5℃', /([-−－]?\d+(?:\.\d+)?)\s?(?:℃|°C)/, match => degrees(group(match, 1)) + words.celsius),
    rule('fraction 3/4', /(?<![\d/.])(\d{1,2})\/(10{3,4}|\d{1,3})(?![\d/.])/, match => {
      const [above, below] = [Number(match[1]), Number(match[2])]
      if (above === 0 || above >= below) return undefined
      return `${cardinal(group(match, 2), numerals)}分之${cardinal(group(match, 1), numerals)}`
    }),
    rule('ratio 3:1', /(?<![\d:.])(\d{1,3}(?:\.\d+)?)[:∶](\d{1,7}(?:\.\d+)?)(?![\d:])/, match => {
      return `${said(group(match, 1))}${words.ratio}${said(group(match, 2))}`
    }),
    rule('ordinal 第12条, 第3-5条', new RegExp(`第\\s?(\\d{1,24})(?:${dash}(\\d{1,6}))?`), match => {
      // The number of a certificate is told digit by digit: 第6000123号.
      if (group(match, 1).length > 6 || /^0\d/.test(group(match, 1)))
        return `第${phoneDigits(group(match, 1), numerals)}`
      const last = match[2] === undefined ? '' : to + cardinal(match[2], numerals)
      return `第${cardinal(group(match, 1), numerals)}${last}`
    }),
    rule(
      'range with units 3km-5km',
      new RegExp(`(${amount})\\s?(${unitPattern})?${dash}(${amount})\\s?(${unitPattern})`),
      match => {
        const between = match[2] === undefined ? '' : inUnit(match[2])
        return `${counted(group(match, 1))}${between}${to}${counted(group(match, 3))}${inUnit(group(match, 4))}`
      },
    ),
    rule(
      'measured 220kV',
      new RegExp(`(${amount})\\s?(${unitPattern})`),
      match => counted(group(match, 1)) + inUnit(group(match, 2)),
    ),
    rule('two to three 2至3个', new RegExp(`(?<![\\d.,第])2(?=[至到]\\d{1,3}(?:${measureWords}))`), () => numerals.two),
    rule('range 3-5个', new RegExp(`(?<![\\d.,-])(${amount})${dash}(${amount})(?![\\d-])`), (match, _before, after) => {
      const many = new RegExp(`^\\s?(?:${measureWords})`).test(after)
      const last = group(match, 2)
      return `${many ? counted(group(match, 1)) : said(group(match, 1))}${to}${many ? counted(last) : said(last)}`
    }),
    rule('plus 1+3+N, LPR+0.5', /(?<=[A-Za-z\d]\s?)\+(?=\s?[A-Za-z\d“])/, () => words.signs['+']),
    rule('more than a round number 10万+', /(?<=\d[万萬亿億千])\+/, () => (words.tongue === 'cmn' ? '多' : '幾')),
    rule(
      'two or three 2、3个',
      new RegExp(`(?<![\\d.、第])([1-9])[、,，]([1-9])(?=\\s?(?:${measureWords}))(?!年级|年級|月|楼|樓)`),
      (match, before) => {
        if (Number(match[2]) !== Number(match[1]) + 1 || /第$/.test(before)) return undefined
        return counted(group(match, 1)) + cardinal(group(match, 2), numerals)
      },
    ),
    rule(
      'per unit 元/kWh',
      new RegExp(`(?<=\\p{Script=Han}|\\d\\s?${unitPattern})/(${unitPattern})(?:[·•](?=\\p{Script=Han}))?`, 'u'),
      (match, before) => {
        if (!/元$|\d/.test(before)) return undefined
        return per + inUnit(group(match, 1)) + (/[·•]$/.test(match[0]) ? per : '')
      },
    ),
    rule(
      'hundred or more 100+',
      /(?<![\d.+])(\d+)\+(?![\dA-Za-z])/,
      match => `${said(group(match, 1))}${words.tongue === 'cmn' ? '多' : '幾'}`,
    ),
    rule(
      'per anything 元/千瓦时, 元/人·天',
      /(?<=元)\s?\/\s?(?=[\p{Script=Han}A-Za-z])|(?<=元\/\p{Script=Han}{1,3})[·•](?=\p{Script=Han})/u,
      () => per,
    ),
    rule(
      'per month 元/月',
      /(?<=[\p{Script=Han}A-Za-z])\/(?=(?:年|月|周|週|日|天|次|人(?!民)|[户戶](?!口)|小时|小時|平方米|立方米|公里|吨|噸|件|份|套|本|张|張|学期|度|斤|公斤))/u,
      () => per,
    ),
    rule(
      'two of something 2个',
      new RegExp(`(?<![\\d.,/第])2(?=\\s?(?:余)?(?:${measureWords}))(?!年级|年級|月|楼|樓)`),
      () => numerals.two,
    ),
    rule(
      'dash before a number 申请表-2',
      /(?<=[表件书書型版证證码碼卡本册冊图圖单單]\s?)[-—–－](?=\d)/,
      () => words.dash,
    ),
    rule('below zero -3', /(?<![A-Za-z\p{N}.)）])[-−－](?=\d)/u, () => words.minus),
    rule('number in parts 350-12', /(?<=\d)[-－](?=\d)/, () => words.dash),
    rule('in so much 20mg/100mL', /(?<=\d(?:[mμ]?g))\/(?=\d+\s?(?:mL|ml|L|kg|m³|g))/, () => per),
    rule('slash between numbers 140/90', /(?<=[\d\p{L}㎡）)])\s?[/\\]\s?(?=[\d\p{L}（(])/u, () => '，'),
    rule('number', new RegExp(amount), match => said(group(match, 0))),
  ]
}

import { cardinal, digitByDigit, phoneDigits } from './numbers-zh.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

/** Hotlines that people know as names; read digit by digit where the text speaks of calling. */
const hotline = '1(?:10|14|19|20|22)|12\\d{3}|9[56]\\d{3}'
const calling =
  /(?:热线|熱線|电话|電話|致电|致電|拨打|撥打|拨|撥|打|呼叫|转|轉|联系|聯繫)[:：]?\s?(?:\d{3,5}[、和或])*$/
const called = /^\s?(?:热线|熱線|电话|電話|平台|专线|專線|服务台|服務台|政务|政務|市民)/
const counted = '元|人|个|個|件|份|万|萬|亿|億|平方|公里|米|吨|噸|次|户|戶|项|項|天|年|条|條'

/** Numbers that name something: phones, identity numbers, rooms, standards, plates, versions. */
export function codeRulesZh(words: ChineseWords): readonly ReadingRule[] {
  const { numerals, number } = words
  const alone = (digits: string): string => phoneDigits(digits, numerals)

  return [
    rule('mobile phone', /(?<![\d.])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![\d.])/, match => {
      return alone(`${group(match, 1)}${group(match, 2)}${group(match, 3)}`)
    }),
    rule(
      'telephone with area code',
      /(?<![\d.])(?:\+?86[- ]?)?[(（]?(0\d{2,3})[)）]?[- —]?(\d{7,8})(?:[-转轉]\s?(\d{1,5}))?(?![\d.])/,
      match => {
        const extension = match[3] === undefined ? '' : `${words.tongue === 'cmn' ? '转' : '轉'}${alone(match[3])}`
        return `${alone(group(match, 1))}，${alone(group(match, 2))}${extension}`
      },
    ),
    rule('service number 400', /(?<![\d.])([48]00)[- ]?(\d{3,4})[- ]?(\d{3,4})(?![\d.])/, match => {
      return `${alone(group(match, 1))}，${alone(group(match, 2) + group(match, 3))}`
    }),
    rule('hotline', new RegExp(`(?<![\\d.])(${hotline})(?![\\d.,])`), (match, before, after) => {
      return calling.test(before) || called.test(after) ? alone(group(match, 1)) : undefined
    }),
    rule('identity number', /(?<!\d)(\d{6}(?:19|20)\d{2}\d{2}\d{2}\d{3})([\dXx])(?![\dA-Za-z])/, match => {
      const last = group(match, 2)
      return alone(group(match, 1)) + (/\d/.test(last) ? alone(last) : ' X')
    }),
    rule('version or address 1.2.0', /(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,5}(?![\d.])/, match => {
      return group(match, 0)
        .split('.')
        .map(part => cardinal(part, numerals))
        .join(numerals.point)
    }),
    rule(
      'standard GB/T 50001-2017',
      /(?<![A-Za-z])([A-Z]{2,4}\d{0,2})(?:\/([A-Z]))?\s?(\d{3,6}(?:\.\d+)?)(?:[-—–](\d{4}))?(?![A-Za-z\d])/,
      match => {
        if (match[2] === undefined && match[4] === undefined) return undefined
        const year = match[4] === undefined ? '' : `，${digitByDigit(match[4])}年版`
        const letters = group(match, 1).replace(/\d+$/, digits => cardinal(digits, numerals))
        const name = [letters, match[2] ?? ''].join(' ').trim()
        const [serial = '', part] = group(match, 3).split('.')
        return `${name} ${digitByDigit(serial)}${part === undefined ? '' : numerals.point + digitByDigit(part)}${year}`
      },
    ),
    rule('letters joined by a slash', /(?<![A-Za-z])([A-Za-z]{1,10})\/([A-Za-z]{1,10})(?![A-Za-z])/, match => {
      return `${group(match, 1)} ${group(match, 2)}`
    }),
    rule(
      'No.3',
      /(?<![A-Za-z])(?:No|NO|№)\.?\s?(\d{1,6})(?:\s?[号號])?/,
      match => cardinal(group(match, 1), numerals) + number,
    ),
    rule('code with letters A003, 粤B12345', /(?<=[A-Za-z])[-—]?(\d{1,18})(?!\d)/, match => {
      const digits = group(match, 1)
      return digits.length >= 3 || digits.startsWith('0') ? alone(digits) : cardinal(digits, numerals)
    }),
    rule('next part of a code GX-2026-003', /[-—](\d{1,8})(?!\d)/, (match, before) => {
      const code = /[A-Za-z][-—]?(\d+)(?:[-—]\d+)*$/.exec(before)
      if (code === null) return undefined
      // A1-5 is a range of windows; GX-2026-003 is one number in parts.
      return group(code, 1).length < 3 ? words.to + cardinal(group(match, 1), numerals) : alone(group(match, 1))
    }),
    rule('range of codes A1-A5', /(?<=[A-Za-z]\d{1,3})[-~—](?=[A-Za-z]\d)/, () => words.to),
    rule('room 1203室', /(?<![\d.])(\d{3,4})(?=(?:号|號)?(?:室|房)(?!屋|产|產|地))/, match => alone(group(match, 1))),
    rule(
      'number that is read out 尾号1234',
      /(?<=(?:尾[号號]|[验驗][证證][码碼]|校[验驗][码碼]|密[码碼]|卡[号號]|受理[号號]|流水[号號])[为為是]?[:：]?\s?)\d{3,30}/,
      match => alone(match[0]),
    ),
    rule('born in the nineties 90后', /(?<!\d)[05-9]0(?=[后後](?![天年日]))/, match => digitByDigit(match[0])),
    rule('second of several 第1、2项', /(?<=第\d{1,3}[、和及或至])2(?!\d)/, () => '二'),
    rule('long number', new RegExp(`(?<![\\d.,])(\\d{7,30})(?![\\d.,]|\\s?(?:${counted}))`), match =>
      alone(group(match, 1)),
    ),
    rule('number with leading zero', /(?<![\d.,])(0\d{1,30})(?![\d.,])/, match => digitByDigit(group(match, 1))),
  ]
}

import { cardinal, decimal, digitByDigit, phoneDigits } from './numbers-zh.ts'
import { group, rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

const counted = '元|人|个|個|件|份|万|萬|亿|億|平方|公里|米|吨|噸|次|户|戶|项|項|天|年|条|條'

/** Numbers that name something: identity numbers, rooms, standards, plates, versions. */
export function codeRulesZh(words: ChineseWords): readonly ReadingRule[] {
  const { numerals, number } = words
  const alone = (digits: string): string => phoneDigits(digits, numerals)
  const characterByCharacter = (code: string): string => code.replace(/\d+/g, alone)

  return [
    rule('identity number', /(?<!\d)(\d{6}(?:19|20)\d{2}\d{2}\d{2}\d{3})([\dXx])(?![\dA-Za-z])/, match => {
      const last = group(match, 2)
      return alone(group(match, 1)) + (/\d/.test(last) ? alone(last) : ' X')
    }),
    rule('organisation code 00733456-7', /(?<![\dA-Za-z-])(\d{8})-([\dX])(?![\dA-Za-z-])/, match => {
      return `${alone(group(match, 1))}${words.dash}${/\d/.test(group(match, 2)) ? alone(group(match, 2)) : ' X'}`
    }),
    rule(
      'credit code 91440300MA5F1ABC2X',
      /(?<![\dA-Za-z])(?=[A-Za-z\d-]*[A-Z])(?=(?:-?[A-Za-z\d]){8})[A-Z\d]+(?:-[A-Z\d]+)*(?![\dA-Za-z])/,
      match => {
        const code = group(match, 0)
        // Letters behind, digits in front and few of them: a plate, a standard, a short number in parts.
        if ((code.match(/\d/g)?.length ?? 0) < 8 || !/\d[A-Z]/.test(code)) return undefined
        return code.split('-').map(characterByCharacter).join('，')
      },
    ),
    rule('mask N95, case IP67', /(?<=(?<![A-Za-z])(?:K?N|IP))\d{2}(?!\d)/, match => digitByDigit(match[0])),
    rule('plate 粤B·12345', /(?<=\p{Script=Han}[A-Z])[·•](?=[A-Z\d]{5,6}(?![A-Za-z\d]))/u, () => ''),
    rule(
      'size of a file 2M',
      /(?<![\d.])(\d+(?:\.\d+)?)M(?![A-Za-z\d])(?=以|[，。；、）)]|$)/,
      match => `${match[1] === '2' ? numerals.two : decimal(group(match, 1), numerals)}兆`,
    ),
    rule('lines of a picture 1080P', /(?<![\d.])(?:480|720|1080|2160)(?=[PpIi](?![A-Za-z]))/, match => alone(match[0])),
    rule('house number 38-2号', /(?<=[路街巷道村里弄大園區区]\s?)(\d{1,5})[-—–－](\d{1,4})(?=[号號])/, match => {
      return cardinal(group(match, 1), numerals) + words.dash + cardinal(group(match, 2), numerals)
    }),
    rule('part behind 号 2021123456号-1', /(?<=\d{5,20}[号號])[-—](?=\d)/, () => words.dash),
    rule(
      'rooms 301-305',
      /(?<=(?:[层層楼樓座栋棟]|单元|單元)\d{3,4})\s?[-~—至](\d{3,4})(?!\d)/,
      match => words.to + alone(group(match, 1)),
    ),
    rule('book number', /(?<=ISBN[:：]?\s?)\d[\d-]{8,16}[\dX]/, match =>
      match[0].split('-').map(characterByCharacter).join('，'),
    ),
    rule(
      'number of an account, in groups',
      /(?<=(?:账[号號户戶]|帳[號户戶]|卡[号號]|邮编|郵編|邮政编码|郵政編碼|区号|區號|学号|學號|工号|工號|代码|代碼|单号|單號|号码|號碼|编码|編碼)[为為是]?[:：]?\s?)\d{3,}(?:[ -]\d{2,}){0,7}(?![\d.A-Za-z*-])/,
      match => match[0].split(/[ -]/).map(alone).join('，'),
    ),
    rule(
      'schools of 211 and 985',
      /(?<!\d)(?:211|985)(?=[”"]?\s?(?:工程|高校|大学|大學|院校|[、和/]\s?[“"]?(?:211|985)))/,
      match => alone(match[0]),
    ),
    rule('second of 985、211', /(?<=(?:211|985)[”"]?[、和/]\s?[“"]?)(?:211|985)(?!\d)/, match => alone(match[0])),
    rule('building 1#楼', /(?<=\d\s?)#(?=\s?\p{Script=Han})/u, () => number),
    rule(
      'room behind a floor 12层1208',
      new RegExp(`(?<=[层層楼樓座栋棟]|单元|單元)\\d{3,4}(?![\\d.]|\\s?(?:${counted}))`),
      match => alone(match[0]),
    ),
    rule('table 1-1, figure 2-3', /(?<=[表图圖]\s?)(\d{1,2})-(\d{1,2})(?![\d-])/, match => {
      return cardinal(group(match, 1), numerals) + words.dash + cardinal(group(match, 2), numerals)
    }),
    rule('version or address 1.2.0', /(?<![\d.])\d{1,4}(?:\.\d{1,4}){2,5}(?![\d.])/, match => {
      return group(match, 0)
        .split('.')
        .map(part => cardinal(part, numerals))
        .join(numerals.point)
    }),
    rule(
      'standard GB/T 50001-2017',
      /(?<![A-Za-z])([A-Z]{2,4}\d{0,4})(?:\/([A-Z]))?\s?(\d{3,6}(?:\.\d+)?)(?:[-—–:：](\d{4}))?(?![A-Za-z\d])/,
      match => {
        if (match[2] === undefined && match[4] === undefined) return undefined
        const year = match[4] === undefined ? '' : `，${digitByDigit(match[4])}年版`
        const letters = group(match, 1).replace(/\d+$/, digits =>
          digits.length > 2 ? digitByDigit(digits) : cardinal(digits, numerals),
        )
        const name = [letters, match[2] ?? ''].join(' ').trim()
        const [serial = '', part] = group(match, 3).split('.')
        return `${name} ${digitByDigit(serial)}${part === undefined ? '' : numerals.point + digitByDigit(part)}${year}`
      },
    ),
    rule('letters joined by a slash', /(?<![A-Za-z])([A-Za-z]{1,10})\/([A-Za-z]{1,10})(?![A-Za-z])/, match => {
      return `${group(match, 1)} ${group(match, 2)}`
    }),
    rule('No.3', /(?<![A-Za-z])(?:No|NO|№)[.:：]?\s?(\d{1,24})(?!\d)(?:\s?[号號])?/, match => {
      const digits = group(match, 1)
      return digits.length > 6 || digits.startsWith('0')
        ? `${words.serial}${alone(digits)}`
        : cardinal(digits, numerals) + number
    }),
    rule('version behind letters PM2.5, V2.0', /(?<=[A-Za-z])(\d{1,3}(?:\.\d{1,3}){1,3})(?![\d.])/, match =>
      group(match, 1)
        .split('.')
        .map(part => (/^0\d/.test(part) ? digitByDigit(part) : cardinal(part, numerals)))
        .join(numerals.point),
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

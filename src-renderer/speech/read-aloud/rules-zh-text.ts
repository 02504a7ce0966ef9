import { digitByDigit } from './numbers-zh.ts'
import { rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

const circled = '①②③④⑤⑥⑦⑧⑨⑩'
const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ'
const tenWords = '一二三四五六七八九十'

/** Marks between words: brackets, quotes, slashes, list numbers. They come before the numbers they stand beside. */
export function textRulesZh(words: ChineseWords): readonly ReadingRule[] {
  return [
    rule('list number （一） or (1)', /[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]\s?/, (match, before, after) => {
      const said = /\d/.test(match[1] ?? '') ? numberWord(Number(match[1])) : (match[1] ?? '')
      // After 第十二条 or 第一款 it names an item of the law, and is said in the same breath.
      if (/第$/.test(before)) return said
      if (/[条條款项項]$/.test(before)) return `第${said}项`
      return after === '' ? said : `${said}，`
    }),
    rule(
      'year of a case （2021）粤03',
      /[（(]((?:19|20)\d{2})[）)](?=\p{Script=Han}{1,2}\d{2,4})/u,
      match => `${digitByDigit(match[1] ?? '')}，`,
    ),
    rule(
      'list number 1. or 1、',
      /(?<=^|\n)\s*\d{1,2}(?:、|[.．](?!\d))\s*/,
      match => `${numberWord(Number.parseInt(match[0], 10))}，`,
    ),
    rule('circled number ①', new RegExp(`[${circled}]`), match => `${tenWords[circled.indexOf(match[0])] ?? ''}，`),
    rule('Roman number Ⅱ', new RegExp(`[${roman}]`), match => tenWords[roman.indexOf(match[0])] ?? ''),
    rule('round zero 二〇二六', /〇/, () => '零'),
    rule('book title and quotes', /[《》〈〉「」『』“”‘’"]/, () => ''),
    rule('closing bracket', /[）)】〕］\]]/, (_match, _before, after) =>
      after === '' || /^\s*[\p{P}]/u.test(after) ? '' : '，',
    ),
    rule('opening bracket', /[（(【〔［[]/, (_match, before) =>
      before === '' || /[\p{P}\s]$/u.test(before) ? '' : '，',
    ),
    rule(
      'either 身份证/户口簿',
      /(?<=\p{Script=Han})\s?\/\s?(?=\p{Script=Han})(?!(?:年|月|周|週|日|天|次|人(?!民)|[户戶](?!口)|小时|小時|平方米|立方米|公里|吨|噸|件|份|套|本|张|張|学期|度|斤|公斤))/u,
      (_match, before, after) => (/和$/.test(before) && /^或/.test(after) ? '' : words.or),
    ),
    rule('dash between words', /——|—{1,2}|–/, (_match, before, after) =>
      /\d$/.test(before) && /^\d/.test(after) ? undefined : '，',
    ),
    rule('dots', /…{1,2}|\.{3,6}|。{2,}/, () => '。'),
    rule(
      'sign between numbers',
      /(?<=\d\s?)[+=×÷](?=\s?\d)|[≥≤±≈](?=\s?\d)|[＞＜><](?=\s?\d)/,
      match => words.signs[match[0]],
    ),
    rule('and sign', /\s?&\s?/, () => '和'),
    rule('hash sign', /#/, () => ''),
  ]
}

function numberWord(value: number): string {
  if (value <= 10) return tenWords[value - 1] ?? '零'
  const ones = value % 10
  return `${value < 20 ? '' : (tenWords[Math.floor(value / 10) - 1] ?? '')}十${ones === 0 ? '' : (tenWords[ones - 1] ?? '')}`
}

import { cardinal, digitByDigit } from './numbers-zh.ts'
import { rule, type ReadingRule } from './rule.ts'
import type { ChineseWords } from './words-zh.ts'

const circled = '①②③④⑤⑥⑦⑧⑨⑩'
const roman = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ'
const tenWords = '一二三四五六七八九十'
const romanLetters = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
const greek: Readonly<Record<string, string>> = {
  α: '阿尔法',
  β: '贝塔',
  γ: '伽马',
  δ: '德尔塔',
  μ: '谬',
  Φ: '直径',
  φ: '直径',
  Ω: '欧姆',
}

/** Marks between words: brackets, quotes, slashes, list numbers. They come before the numbers they stand beside. */
export function textRulesZh(words: ChineseWords): readonly ReadingRule[] {
  return [
    rule('list number （一） or (1)', /[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]\s?/, (match, before, after) => {
      const said = /\d/.test(match[1] ?? '') ? numberWord(Number(match[1])) : (match[1] ?? '')
      // After 第十二条 or 第一款 it names an item of the law, and is said in the same breath.
      if (/第$/.test(before)) return said
      if (/[条條款项項]$/.test(before)) return `第${said}项`
      if (/第.{1,24}[）)][至到、和及与與或]$/.test(before) && /^(?:[、和及与與或至到项項目点點]|$)/.test(after)) {
        return /[至到]$/.test(before) ? `第${said}` : said
      }
      return after === '' ? said : `${said}，`
    }),
    rule(
      'year of a case （2021）粤03',
      /[（(]((?:19|20)\d{2})[）)](?=\p{Script=Han}{1,2}\d{2,4})/u,
      match => `${digitByDigit(match[1] ?? '')}，`,
    ),
    rule(
      'list number 1. or 1、',
      /(?<=^|\n)\s*\d{1,2}(?:、(?!\d)|[.．](?!\d))\s*/,
      match => `${numberWord(Number.parseInt(match[0], 10))}，`,
    ),
    rule('circled number ①', new RegExp(`[${circled}]`), match => `${tenWords[circled.indexOf(match[0])] ?? ''}，`),
    rule(
      'Roman number in letters III类',
      /(?<![A-Za-z\d])(?:III|II|IV|VIII|VII|VI|V|IX|I)(?=[类類级級度期型号號区區])/,
      match => tenWords[romanLetters.indexOf(match[0])],
    ),
    rule('grade B-级', /(?<=(?<![A-Za-z])[A-D])[-－](?=[级級类類])/, () => words.minusGrade),
    rule('Greek letter', /[αβγδμΦφΩ]/, match => greek[match[0]]),
    rule('minutes and seconds 1′30″', /(?<![\d.])(\d{1,3})([′″])/, match => {
      return cardinal(match[1] ?? '', words.numerals) + (match[2] === '′' ? '分' : '秒')
    }),
    rule('degrees before minutes', /(?<=\d)°(?=\d)/, () => '度'),
    rule('letters from A~Z', /(?<=(?<![A-Za-z])[A-Z])\s?[-~～—]\s?(?=[A-Z](?![A-Za-z]))/, () => words.to),
    rule('letter of a list A.申请表', /(?<=(?:^|[\s，。；：、])[A-Za-z])[.．、]\s?(?=\p{Script=Han})/u, () => '，'),
    rule(
      'number of a province 粤（2021）深圳市',
      /(?<=(?:^|[^\p{Script=Han}]|[为為是证號号证])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])[（(【〔[]((?:19|20)\d{2})[）)】〕\]]/u,
      match => digitByDigit(match[1] ?? ''),
    ),
    rule('single quotes', /(?<![A-Za-z])'|'(?![A-Za-z])/, () => ''),
    rule('Roman number Ⅱ', new RegExp(`[${roman}]`), match => tenWords[roman.indexOf(match[0])] ?? ''),
    rule('dot behind a number 附件1.申请表', /(?<=\d)[.．]\s?(?=[\p{Script=Han}《“A-Za-z])/u, () => '，'),
    rule('round zero 二〇二六, 二○二六', /〇|(?<=[一二三四五六七八九〇○])○(?=[一二三四五六七八九〇○年])/, () => '零'),
    rule('quote after quote “甲”“乙”', /[”’》〉」』](?=[“‘《〈「『])/, () => '、'),
    rule('book title and quotes', /[《》〈〉「」『』“”‘’"]/, () => ''),
    rule(
      'one word that may be left out 乡（镇）人民政府',
      /(?<=\p{Script=Han})[（(【〔［[](?=\p{Script=Han}[）)】〕］\]]\p{Script=Han})|(?<=\p{Script=Han}[（(【〔［[]\p{Script=Han})[）)】〕］\]](?=\p{Script=Han})/u,
      () => '',
    ),
    rule('closing bracket', /[）)】〕］\]]/, (_match, _before, after) =>
      after === '' || /^\s*[\p{P}]/u.test(after) ? '' : '，',
    ),
    rule('opening bracket', /[（(【〔［[]/, (_match, before) =>
      before === '' || /[\s，。；：、！？,;:!?（(【〔［[“‘]$/u.test(before) ? '' : '，',
    ),
    rule('box or arrow', /\s?[□■☐☑☒√✓✔●○◆◇★☆▲△▼►▪※→⇒←↑↓➜]\s?/, (_match, before, after) =>
      before === '' || after === '' || /[\s\p{P}]$/u.test(before) || /^[\p{P}]/u.test(after) ? '' : '，',
    ),
    rule('choice 代办|代领', /\s?[|｜]\s?/, () => '，'),
    rule(
      'either 身份证/户口簿',
      /(?<=[\p{Script=Han}）”])(?<!元|[万亿]元)\s?[/\\]\s?(?=[\p{Script=Han}“])(?!(?:年|月|周|週|日|天|次|人(?!民)|[户戶](?!口)|小时|小時|平方米|立方米|公里|吨|噸|件|份|套|本|张|張|学期|度|斤|公斤))/u,
      (_match, before, after) => (/和$/.test(before) && /^或/.test(after) ? '' : words.or),
    ),
    rule('dash between words', /——|—{1,2}|–/, (_match, before, after) =>
      /\d$/.test(before) && /^\d/.test(after) ? undefined : '，',
    ),
    rule('dots', /…{1,2}|\.{3,6}|。{2,}/, (_match, _before, after) =>
      /^\s?[\p{L}\p{N}《“]/u.test(after) ? '，' : '。',
    ),
    rule(
      'sign between numbers',
      /(?<=[\p{L}\p{N}²³㎡％%]\s?)[+=×÷](?=\s?[\p{L}\p{N}])|[×÷]|(?<=[\p{Script=Han}A-Za-z])(?<![万萬亿億千])\+(?!\d)|[≥≤±≈](?=\s?\d)|[＞＜><](?=\s?\d)/u,
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

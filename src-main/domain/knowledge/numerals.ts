/** Chinese numerals of article headings and of rules: 第一千零七十七条, 二十四个月, 百分之九十. */

const DIGITS = new Map([...'〇零一二三四五六七八九'].map((c, i) => [c, i === 0 ? 0 : i - 1]))
DIGITS.set('两', 2)
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
export const NUMERAL_CLASS = '零〇一二三四五六七八九十百千万两'

/**
 * Value of a Chinese numeral (also Arabic digits), or undefined where the text is not one.
 * Reads both 一千零七十七 and 二〇二五.
 */
export function chineseToNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '' || [...text].some(c => !DIGITS.has(c) && !UNITS.has(c) && c !== '万')) return undefined
  if (text.length > 1 && [...text].every(c => DIGITS.has(c))) return Number([...text].map(c => DIGITS.get(c)).join(''))
  let total = 0
  let section = 0
  let digit = 0
  for (const c of text) {
    const unit = UNITS.get(c)
    if (c === '万') {
      total = (total + section + digit) * 10_000
      section = 0
      digit = 0
    } else if (unit !== undefined) {
      // 十五 begins with its unit: the digit one is understood.
      section += (digit === 0 ? 1 : digit) * unit
      digit = 0
    } else digit = DIGITS.get(c) ?? 0
  }
  return total + section + digit
}

const UNIT_WORDS =
  '(?:个)?(?:工作日|自然日|周岁|岁|年|个月|月|日|天|小时|分钟|元|万元|倍|次|人|份|项|级|周|户|平方米|米|公里|吨|名|公斤|钟头)'
const BEFORE_UNIT = new RegExp(`([${NUMERAL_CLASS}]+)(?=${UNIT_WORDS})`, 'g')
const PERCENT = new RegExp(`百分之([${NUMERAL_CLASS}]+)`, 'g')
const THOUSANDTHS = new RegExp(`千分之([${NUMERAL_CLASS}]+)`, 'g')

/** Turns numerals that count something into digits: 二十四个月 → 24个月, 百分之九十 → 90%. Names (第一条) stay. */
export function digitsForNumerals(text: string): string {
  const replace = (raw: string): string => {
    const value = chineseToNumber(raw)
    return value === undefined || (raw.length === 1 && raw === '万') ? raw : String(value)
  }
  return text
    .replace(PERCENT, (_, n: string) => `${replace(n)}%`)
    .replace(THOUSANDTHS, (_, n: string) => `${replace(n)}‰`)
    .replace(BEFORE_UNIT, (whole, n: string, offset: number, all: string) =>
      all[offset - 1] === '第' || all[offset - 1] === '统' ? whole : replace(n),
    )
}

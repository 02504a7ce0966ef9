/** Numbers as Chinese words. Digits arrive as ASCII strings so that no length and no leading zero is lost. */

const digitWords = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const placeWords = ['', '十', '百', '千'] as const
const groupWords = ['', '万', '亿', '万亿', '亿亿'] as const
/** Longer numbers are read digit by digit. */
const longestCardinal = 16

/** How the two Chinese tongues differ where numbers are said. */
export interface ChineseNumerals {
  /** 一 or 幺 where digits are read one by one: phones, room numbers. */
  readonly loneOne: string
  readonly two: string
  readonly tenThousand: string
  readonly hundredMillion: string
  readonly point: string
}

export const mandarinNumerals: ChineseNumerals = {
  loneOne: '幺',
  two: '两',
  tenThousand: '万',
  hundredMillion: '亿',
  point: '点',
}

export const cantoneseNumerals: ChineseNumerals = {
  loneOne: '一',
  two: '兩',
  tenThousand: '萬',
  hundredMillion: '億',
  point: '點',
}

/** 2026 → 二零二六. Other characters are left out. */
export function digitByDigit(digits: string): string {
  return Array.from(digits, digit => digitWords[Number(digit)] ?? '').join('')
}

/** 13800138000 → 幺三八零零幺三八零零零 (Cantonese keeps 一). */
export function phoneDigits(digits: string, numerals: ChineseNumerals): string {
  return digitByDigit(digits.replace(/\D/g, '')).replaceAll('一', numerals.loneOne)
}

/**
 * 10203 → 一万零二百零三; 2 → 二; 2000 → 两千; 12000 → 一万二千 (两 only at the head).
 * @param digits  ASCII digits, no sign; more than 16 of them, or a leading zero, are read digit by digit
 */
export function cardinal(digits: string, numerals: ChineseNumerals): string {
  if (digits.length > longestCardinal || /^0\d/.test(digits)) return digitByDigit(digits)
  if (digits === '0') return '零'
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 4) groups.unshift(digits.slice(Math.max(0, end - 4), end))
  let words = ''
  let skipped = false
  groups.forEach((group, index) => {
    const value = Number(group)
    if (value === 0) {
      skipped = words !== ''
      return
    }
    const unit = groupWords[groups.length - 1 - index] ?? ''
    if (words !== '' && (skipped || group.startsWith('0'))) words += '零'
    const two = words === '' ? numerals.two : '二'
    words += (value === 2 && unit !== '' ? two : groupOfFour(group, two)) + unit
    skipped = false
  })
  return words.replace(/^一十/, '十').replaceAll('万', numerals.tenThousand).replaceAll('亿', numerals.hundredMillion)
}

function groupOfFour(group: string, two: string): string {
  let words = ''
  let zero = false
  Array.from(group, Number).forEach((digit, index) => {
    if (digit === 0) {
      zero = words !== ''
      return
    }
    const place = group.length - 1 - index
    if (zero) words += '零'
    words += (digit === 2 && place === 3 ? two : (digitWords[digit] ?? '')) + (placeWords[place] ?? '')
    zero = false
  })
  return words
}

/**
 * 1,234.50 → 一千二百三十四点五零.
 * @param number  ASCII digits, thousands commas allowed, at most one point
 */
export function decimal(number: string, numerals: ChineseNumerals): string {
  const [whole = '0', fraction] = number.replaceAll(',', '').split('.')
  const said = cardinal(whole === '' ? '0' : whole, numerals)
  return fraction === undefined || fraction === '' ? said : `${said}${numerals.point}${digitByDigit(fraction)}`
}

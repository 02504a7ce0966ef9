/** Numbers as English words. */

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ')
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const groups = ['', ' thousand', ' million', ' billion', ' trillion']
const irregularOrdinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** "0755" → "zero seven five five". */
export function englishDigits(digits: string): string {
  return Array.from(digits.replace(/\D/g, ''), digit => small[Number(digit)] ?? '').join(' ')
}

function underThousand(value: number): string {
  if (value < 20) return small[value] ?? ''
  if (value < 100) {
    const rest = value % 10
    return `${tens[Math.floor(value / 10)] ?? ''}${rest === 0 ? '' : `-${small[rest] ?? ''}`}`
  }
  const rest = value % 100
  return `${small[Math.floor(value / 100)] ?? ''} hundred${rest === 0 ? '' : ` and ${underThousand(rest)}`}`
}

/** "10203" → "ten thousand two hundred and three"; leading zeros and more than 15 digits are read one by one. */
export function englishCardinal(digits: string): string {
  if (/^0\d/.test(digits) || digits.length > 15) return englishDigits(digits)
  if (Number(digits) === 0) return 'zero'
  const words: string[] = []
  for (let end = digits.length, group = 0; end > 0; end -= 3, group += 1) {
    const value = Number(digits.slice(Math.max(0, end - 3), end))
    if (value > 0) words.unshift(`${underThousand(value)}${groups[group] ?? ''}`)
  }
  return words.join(' ')
}

/** "1,234.50" → "one thousand two hundred and thirty-four point five zero". */
export function englishDecimal(number: string): string {
  const [whole = '0', fraction] = number.replaceAll(',', '').split('.')
  const said = englishCardinal(whole === '' ? '0' : whole)
  return fraction === undefined || fraction === '' ? said : `${said} point ${englishDigits(fraction)}`
}

/** "21" → "twenty-first". */
export function englishOrdinal(digits: string): string {
  const said = englishCardinal(digits)
  return said.replace(
    /[a-z]+$/,
    last => irregularOrdinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  )
}

/** "2026" → "twenty twenty-six"; "2005" → "two thousand and five"; "1900" → "nineteen hundred". */
export function englishYear(year: string): string {
  const value = Number(year)
  const century = Math.floor(value / 100)
  const rest = value % 100
  if (value % 1000 < 10) return englishCardinal(year).replace(/(?<=thousand) /, ' and ')
  if (rest === 0) return `${englishCardinal(String(century))} hundred`
  return `${englishCardinal(String(century))} ${rest < 10 ? `oh ${small[rest] ?? ''}` : underThousand(rest)}`
}

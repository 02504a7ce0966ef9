import { Converter } from 'opencc-js/t2cn'
import { digitsForNumerals } from '../numerals.ts'

/**
 * One spelling for texts and questions alike: simplified characters, NFKC, lower case, digits for counted numerals.
 * Invariant: normalise(normalise(x)) = normalise(x).
 */
const toSimplified = Converter({ from: 'hk', to: 'cn' })

export function normalise(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  // NFKC gives compatibility forms of a few radicals only after conversion, hence the second pass.
  return digitsForNumerals(toSimplified(plain).normalize('NFKC')).replace(/\s+/g, ' ').trim()
}

/** True for one Han character. */
export const isHan = (c: string | undefined): boolean => c !== undefined && /\p{Script=Han}/u.test(c)

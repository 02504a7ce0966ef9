/** Texts of sheets in one form; what they say is not touched. */

const untidy = /[０-９Ａ-Ｚａ-ｚ\s\u00a0\u3000]/

/** Half-width digits and letters, no spaces at the ends, no line breaks; punctuation of Chinese stays. */
export function tidyText(raw: string): string {
  // Most cells are tidy as they are, and a sheet has a million of them.
  if (!untidy.test(raw)) return raw
  return raw
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, character => character.normalize('NFKC'))
    .replaceAll(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
}

/** A name with one kind of brackets: the full-width ones of Chinese text, where it is Chinese. */
export function tidyName(raw: string): string {
  const text = tidyText(raw)
  if (!/[()]/.test(text)) return text
  return /\p{Script=Han}/u.test(text) ? text.replaceAll('(', '（').replaceAll(')', '）') : text
}

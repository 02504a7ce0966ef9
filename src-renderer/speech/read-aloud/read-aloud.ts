/**
 * From what is written to what is said: numbers, dates, signs and brackets become words of the language.
 * No engine is trusted with them: measured, they drop minus signs, read years as amounts and percents in English.
 * Runs anywhere (no DOM, no Node).
 */
import { rule, type ReadingRule } from './rule.ts'
import { englishRules } from './rules-en.ts'
import { signRules } from './rules-signs.ts'
import { amountRulesZh } from './rules-zh-amounts.ts'
import { codeRulesZh } from './rules-zh-codes.ts'
import { dateRulesZh } from './rules-zh-dates.ts'
import { phoneRulesZh } from './rules-zh-phones.ts'
import { textRulesZh } from './rules-zh-text.ts'
import { SpokenTextBuilder, type SpokenText } from './spoken-text.ts'
import { cantoneseWords, mandarinWords, type ChineseWords } from './words-zh.ts'

export type ReadingLanguage = 'cmn' | 'yue' | 'en'

function chineseRules(words: ChineseWords): readonly ReadingRule[] {
  return [
    ...phoneRulesZh(words),
    rule('times 7*24', /(?<=\d(?:mm|cm|m|寸)?)\s?\*\s?(?=\d)/, () => words.signs['×']),
    ...signRules({
      site: words.seeSite,
      siteName: /[网網]址[为為是]?[:：]?\s?$/,
      mail: words.seeMail,
      mailName: /(?:[邮郵]箱|[邮郵]件|電郵|电邮)(?:地址)?[为為是]?[:：]?\s?$/,
      look: words.lookAtScreen,
      between: '，',
    }),
    ...dateRulesZh(words),
    ...codeRulesZh(words),
    ...textRulesZh(words),
    ...amountRulesZh(words),
  ]
}

const rulesOf: Readonly<Record<ReadingLanguage, readonly ReadingRule[]>> = {
  cmn: chineseRules(mandarinWords),
  yue: chineseRules(cantoneseWords),
  en: [
    ...signRules({
      site: 'the address on the screen',
      siteName: /(?!)/,
      mail: 'the mail address on the screen',
      mailName: /(?!)/,
      look: '',
      between: ', ',
    }),
    ...englishRules(),
  ],
}

/**
 * @param written  one or more sentences as the page shows them
 * @returns the words to say, with the place of each in `written`
 */
export function readAloud(written: string, language: ReadingLanguage): SpokenText {
  const builder = new SpokenTextBuilder(written)
  const folded = foldWidth(written)
  const rules = rulesOf[language]
  while (builder.from < written.length) {
    const at = builder.from
    const said = firstReading(rules, folded, at)
    if (said !== undefined) builder.reword(said.length, said.words)
    else {
      // A pair of surrogates is one character and must not be parted.
      const length = (written.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      const character = folded.slice(at, at + length)
      if (character === written.slice(at, at + length)) builder.copy(length)
      else builder.reword(length, character)
    }
  }
  return builder.build()
}

function firstReading(rules: readonly ReadingRule[], text: string, at: number) {
  for (const { pattern, say } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null || match[0] === '') continue
    const words = say(match, text.slice(0, at), text.slice(at + match[0].length))
    if (words !== undefined) return { length: match[0].length, words }
  }
  return undefined
}

/** Full-width digits, letters and the signs of numbers as ASCII; the length stays, so offsets stay. */
function foldWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％＄＋＝＃＆＠]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)[：．，／](?=\d)/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

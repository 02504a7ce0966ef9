import type { QuestionLanguage } from '#contract/assistant.ts'

/** Characters written Cantonese uses and written Mandarin does not (simplified and traditional spellings). */
const YUE_CHARACTERS = /[喺嘅咗冇唔攞佢哋俾畀揾搵睇乜咩嘢嚟啲嗰㗎嘞咁嘥瞓啱]/
const YUE_WORDS =
  /边度|邊度|几多|幾多|几耐|幾耐|点样|點樣|点解|點解|几时|幾時|系咪|係咪|唔该|阿嫲|细路|返工|屋企|而家|嘅话/

/** @param text the question as heard or typed, before or after normalising */
export function detectLanguage(text: string): QuestionLanguage {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (latin > 2 * han && latin > 0) return 'en'
  return YUE_CHARACTERS.test(text) || YUE_WORDS.test(text) ? 'yue' : 'zh'
}

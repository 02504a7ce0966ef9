import type { SpokenLanguage } from '#contract/host.ts'
import type { Viseme } from './viseme-track.ts'

/**
 * The mouth of each sound of the offline voice, by its own symbols (stress marks removed). Shares of a diphthong: two parts
 * 60/40 falling (ai), 35/65 rising (ua), three parts 25/45/30 (uai). Weights: 0.85 a full vowel, less where the lips do less.
 *
 *   - `closed` b p m, `teeth` f v: these must be seen;
 *   - `shape` sibilants, rounded and spread consonants with a mouth of their own;
 *   - `borrow` the other consonants: the tongue works, the lips are already at the coming vowel.
 */
export type PhonemeShape =
  | { readonly kind: 'closed' }
  | { readonly kind: 'teeth' }
  | { readonly kind: 'borrow' }
  | { readonly kind: 'shape'; readonly viseme: Viseme; readonly weight: number }
  | { readonly kind: 'vowel'; readonly parts: readonly VowelPart[] }

export interface VowelPart {
  readonly viseme: Viseme
  /** Share of the sound's length; the parts of one sound add up to 1. */
  readonly share: number
  readonly weight: number
}

const full = 0.85
const one = (viseme: Viseme, weight = full): PhonemeShape => ({ kind: 'vowel', parts: [{ viseme, share: 1, weight }] })
const parts = (shares: readonly number[], visemes: readonly Viseme[], weight = full): PhonemeShape => ({
  kind: 'vowel',
  parts: visemes.map((viseme, index) => ({ viseme, share: shares[index] ?? 0, weight })),
})
const falling = (...visemes: Viseme[]): PhonemeShape => parts([0.6, 0.4], visemes)
const rising = (...visemes: Viseme[]): PhonemeShape => parts([0.35, 0.65], visemes)
const three = (...visemes: Viseme[]): PhonemeShape => parts([0.25, 0.45, 0.3], visemes)
const shape = (viseme: Viseme, weight: number): PhonemeShape => ({ kind: 'shape', viseme, weight })
const closed: PhonemeShape = { kind: 'closed' }
const teeth: PhonemeShape = { kind: 'teeth' }
const borrow: PhonemeShape = { kind: 'borrow' }

/** The same shape for each of the symbols, parted by spaces. */
function each(symbols: string, same: PhonemeShape): Record<string, PhonemeShape> {
  return Object.fromEntries(symbols.split(' ').map(symbol => [symbol, same]))
}

const mandarin: Record<string, PhonemeShape> = {
  ...each('p ph m', closed),
  f: teeth,
  ...each('t th n l k kh χ ŋ ɡ d b', borrow),
  ...each('tɕ tɕh ɕ ts. ts.h s. ʐ ts tsh s z', shape('ih', 0.5)),
  j: shape('ih', 0.6),
  w: shape('ou', 0.8),
  i: one('ih'),
  ...each('i. i̪', one('ih', 0.5)),
  y: one('ou', 0.8),
  u: one('ou'),
  ...each('a ɑ', one('aa')),
  o: one('oh'),
  ...each('o- ə ŋ-', one('ee', 0.6)),
  ɛ: one('ee'),
  ər: one('ee', 0.5),
  ai: falling('aa', 'ih'),
  ɑu: falling('aa', 'ou'),
  ou: falling('oh', 'ou'),
  ei: falling('ee', 'ih'),
  onɡ: falling('oh', 'ou'),
  ...each('ia iɑ', rising('ih', 'aa')),
  iɛ: rising('ih', 'ee'),
  io: rising('ih', 'oh'),
  ...each('ua uɑ', rising('ou', 'aa')),
  uo: rising('ou', 'oh'),
  uə: rising('ou', 'ee'),
  ...each('yɛ yə', rising('ou', 'ee')),
  yæ: rising('ou', 'aa'),
  yi: rising('ou', 'ih'),
  iɑu: three('ih', 'aa', 'ou'),
  iou: three('ih', 'oh', 'ou'),
  uai: three('ou', 'aa', 'ih'),
  uei: three('ou', 'ee', 'ih'),
}

const cantonese: Record<string, PhonemeShape> = {
  ...each('b p m', closed),
  f: teeth,
  ...each('d t n l ɡ k h ŋ', borrow),
  ...each('z c s', shape('ih', 0.5)),
  j: shape('ih', 0.6),
  w: shape('ou', 0.8),
  ...each('aa a aanɡ anɡ', one('aa')),
  ...each('e enɡ', one('ee')),
  ...each('i inɡ', one('ih')),
  ...each('o onɡ', one('oh')),
  ...each('u unɡ', one('ou')),
  yu: one('ou', 0.8),
  ...each('oe eo oenɡ', one('oh', 0.6)),
  ...each('aai ai', falling('aa', 'ih')),
  ...each('aau au', falling('aa', 'ou')),
  ei: falling('ee', 'ih'),
  ou: falling('oh', 'ou'),
  oi: falling('oh', 'ih'),
  eoi: falling('oh', 'ih'),
  ui: falling('ou', 'ih'),
  iu: falling('ih', 'ou'),
}

const english: Record<string, PhonemeShape> = {
  ...each('p b m', closed),
  ...each('f v', teeth),
  ...each('t d n l k ɡ ŋ h ð θ ɾ ʔ', borrow),
  ...each('s z', shape('ih', 0.5)),
  ...each('ʃ ʒ tʃ dʒ', shape('ou', 0.45)),
  ...each('ɹ r', shape('ou', 0.4)),
  j: shape('ih', 0.6),
  w: shape('ou', full),
  ...each('iː i', one('ih')),
  ɪ: one('ih', 0.7),
  ...each('ɛ e', one('ee')),
  ...each('a æ ɑː ɑ', one('aa')),
  ...each('ʌ ɐ', one('aa', 0.6)),
  ə: one('ee', 0.5),
  ...each('ɜː ɚ', one('ee', 0.6)),
  əl: one('ee', 0.5),
  ...each('ɒ ɔ ɔː', one('oh')),
  ...each('ʊ uː u', one('ou')),
  eɪ: falling('ee', 'ih'),
  aɪ: falling('aa', 'ih'),
  ...each('ɔɪ oɪ', falling('oh', 'ih')),
  aʊ: falling('aa', 'ou'),
  ...each('əʊ oʊ', falling('oh', 'ou')),
  iə: falling('ih', 'ee'),
  eə: one('ee'),
  ʊə: falling('ou', 'ee'),
  aɪə: three('aa', 'ih', 'ee'),
}

export const phonemeShapes: Readonly<Record<SpokenLanguage, Readonly<Record<string, PhonemeShape>>>> = {
  cmn: mandarin,
  yue: cantonese,
  en: english,
}

/**
 * The mouth of a sound.
 * @param name  the voice's symbol, stress marks and all
 * @returns `borrow` for a symbol no table has: the lips go on to what comes next
 */
export function shapeOf(language: SpokenLanguage, name: string): PhonemeShape {
  return phonemeShapes[language][name.replace(/[ˈˌ]/g, '')] ?? borrow
}

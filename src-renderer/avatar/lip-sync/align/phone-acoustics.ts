import type { SpokenLanguage } from '#contract/host.ts'
import { shapeOf } from '../phoneme-shapes.ts'

/** How the sound of a phone is made, in the order of the models' rows. */
export const soundClasses = [
  'sil',
  'closure',
  'burst',
  'breath',
  'hiss',
  'teeth',
  'liquid',
  'nasal',
  'lipNasal',
  'aa',
  'ih',
  'buzz',
  'ue',
  'ou',
  'oh',
  'ee',
  'eh',
  'glideW',
] as const
export type SoundClass = (typeof soundClasses)[number]

export interface Acoustics {
  /** Classes in order, with the share of the phone's length that each takes; they add up to 1. */
  readonly parts: readonly { readonly sound: number; readonly share: number }[]
  /** Usual length, seconds, before it is scaled to the utterance. */
  readonly usualSeconds: number
}

const classOf = (sound: SoundClass): number => soundClasses.indexOf(sound)
const made = (usualSeconds: number, ...parts: readonly (readonly [SoundClass, number])[]): Acoustics => ({
  usualSeconds,
  parts: parts.map(([sound, share]) => ({ sound: classOf(sound), share })),
})

const voiceless = made(0.07, ['closure', 0.55], ['burst', 0.45])
const aspirated = made(0.09, ['closure', 0.45], ['breath', 0.55])
const affricate = made(0.115, ['closure', 0.33], ['hiss', 0.67])
const each = (names: string, acoustics: Acoustics): [string, Acoustics][] =>
  names.split(' ').map(name => [name, acoustics])

const consonants: Record<SpokenLanguage, ReadonlyMap<string, Acoustics>> = {
  cmn: new Map([
    ...each('p t k', voiceless),
    ...each('ph th kh', aspirated),
    ...each('tɕ ts. ts tɕh ts.h tsh', affricate),
    ...each('ɕ s. s', made(0.1, ['hiss', 1])),
    ['χ', made(0.1, ['breath', 1])],
    ['f', made(0.08, ['teeth', 1])],
    ...each('l ʐ', made(0.08, ['liquid', 1])),
    ...each('n ŋ', made(0.09, ['nasal', 1])),
    ['m', made(0.085, ['lipNasal', 1])],
    ['j', made(0.08, ['ih', 1])],
    ['w', made(0.09, ['glideW', 1])],
  ]),
  yue: new Map([
    ...each('b d ɡ', voiceless),
    ...each('p t k', aspirated),
    ...each('z c', affricate),
    ['s', made(0.09, ['hiss', 1])],
    ['h', made(0.08, ['breath', 1])],
    ['f', made(0.08, ['teeth', 1])],
    ['l', made(0.08, ['liquid', 1])],
    ...each('n ŋ', made(0.085, ['nasal', 1])),
    ['m', made(0.085, ['lipNasal', 1])],
    ['j', made(0.08, ['ih', 1])],
    ['w', made(0.08, ['glideW', 1])],
    // Stops that end a syllable are held, not let go; their names carry a mark that the table of shapes does not see.
    ...each('p| t| k|', made(0.08, ['closure', 1])),
  ]),
  en: new Map([
    ...each('p t k b d ɡ', made(0.07, ['closure', 0.6], ['burst', 0.4])),
    ...each('tʃ dʒ', affricate),
    ...each('s z ʃ ʒ θ', made(0.09, ['hiss', 1])),
    ['h', made(0.06, ['breath', 1])],
    ...each('f v', made(0.08, ['teeth', 1])),
    ...each('l ɹ ð', made(0.065, ['liquid', 1])),
    ...each('n ŋ', made(0.07, ['nasal', 1])),
    ['m', made(0.08, ['lipNasal', 1])],
    ['j', made(0.06, ['ih', 1])],
    ['w', made(0.08, ['glideW', 1])],
  ]),
}

const special: Readonly<Record<string, SoundClass>> = {
  'i.': 'buzz',
  i̪: 'buzz',
  y: 'ue',
  yu: 'ue',
  ɛ: 'eh',
  e: 'eh',
  iɛ: 'eh',
  yɛ: 'eh',
  ei: 'eh',
  eɪ: 'eh',
  eə: 'eh',
}

/** The sounds of a phone by its symbol; an empty name is a pause. */
export function acousticsOf(language: SpokenLanguage, name: string): Acoustics {
  if (name === '') return made(0.25, ['sil', 1])
  const plain = name.replace(/[ˈˌ]/g, '')
  const consonant = consonants[language].get(plain)
  if (consonant !== undefined) return consonant
  const shape = shapeOf(language, plain)
  if (shape.kind !== 'vowel') return made(0.07, ['liquid', 1])
  const reduced = !name.includes('ˈ')
  const long = language === 'en' ? (/ː|^.[ɪʊə]$/u.test(plain) ? 0.13 : plain === 'ə' ? 0.05 : 0.08) : 0.12
  return {
    usualSeconds: long * (reduced && language !== 'en' ? 0.7 : 1) * (shape.parts.length > 2 ? 1.15 : 1),
    parts: shape.parts.map(({ viseme, share }) => {
      const detail = special[plain]
      const fits = detail !== undefined && (viseme === 'ee' || shape.parts.length === 1)
      return { sound: classOf(fits ? detail : (viseme as SoundClass)), share }
    }),
  }
}

/** What may be asked of the voice pack, and how a request is checked before the engine sees it. */

export const LANGUAGES = ['cmn', 'yue', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Variants of the engine that colour the voice: f female, m male, klatt another synthesiser. */
export const TIMBRES = ['plain', 'f1', 'f2', 'f3', 'f4', 'f5', 'm1', 'm3', 'm7', 'klatt4'] as const
export type Timbre = (typeof TIMBRES)[number]

export const LONGEST_TEXT_CHARACTERS = 4_000

export interface Synthesise {
  readonly ask: 'synthesise'
  readonly id: number
  readonly language: Language
  readonly notation: 'text' | 'syllables'
  readonly text: string
  /** 1 is the usual speed. */
  readonly rate: number
  /** 1 is the usual pitch. */
  readonly pitch: number
  readonly timbre: Timbre
}

export type Request =
  { readonly ask: 'hello' } | { readonly ask: 'voices' } | { readonly ask: 'cancel'; readonly id: number } | Synthesise

export interface Refusal {
  readonly say: 'error'
  readonly id: number | null
  readonly code: 'BAD_REQUEST' | 'TOO_LONG'
  readonly message: string
}

/** A checked request, or the answer that refuses it. */
export function readRequest(header: unknown): Request | Refusal {
  if (typeof header !== 'object' || header === null) return refuse(null, 'a request is a JSON object')
  const fields = header as Record<string, unknown>
  const ask = fields['ask']
  if (ask === 'hello' || ask === 'voices') return { ask }
  const id = fields['id']
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return refuse(null, 'id must be a whole number')
  if (ask === 'cancel') return { ask, id }
  if (ask !== 'synthesise') return refuse(id, `ask must be hello, voices, synthesise or cancel`)
  return readSynthesise(id, fields)
}

function readSynthesise(id: number, fields: Record<string, unknown>): Synthesise | Refusal {
  const language = LANGUAGES.find(known => known === fields['language'])
  if (language === undefined) return refuse(id, `language must be one of ${LANGUAGES.join(', ')}`)
  const notation = fields['syllables'] === undefined ? 'text' : 'syllables'
  if (notation === 'syllables' && language === 'en') return refuse(id, 'English is given as text')
  const text = fields[notation]
  if (typeof text !== 'string' || text.trim() === '') return refuse(id, 'text or syllables must be given')
  if ([...text].length > LONGEST_TEXT_CHARACTERS) {
    return { say: 'error', id, code: 'TOO_LONG', message: `at most ${LONGEST_TEXT_CHARACTERS} characters at a time` }
  }
  const rate = fields['rate'] ?? 1
  if (typeof rate !== 'number' || !(rate >= 0.5 && rate <= 2)) return refuse(id, 'rate must be 0.5 … 2')
  const pitch = fields['pitch'] ?? 1
  if (typeof pitch !== 'number' || !(pitch >= 0 && pitch <= 2)) return refuse(id, 'pitch must be 0 … 2')
  const timbre = TIMBRES.find(known => known === (fields['timbre'] ?? 'f3'))
  if (timbre === undefined) return refuse(id, `timbre must be one of ${TIMBRES.join(', ')}`)
  return { ask: 'synthesise', id, language, notation, text, rate, pitch, timbre }
}

function refuse(id: number | null, message: string): Refusal {
  return { say: 'error', id, code: 'BAD_REQUEST', message }
}

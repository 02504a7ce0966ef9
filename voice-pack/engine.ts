/**
 * The engine: eSpeak NG compiled to WebAssembly, loaded from its own package.
 * A call blocks until it is done, so it runs in a worker thread (main.ts) and looks at a flag after every ~100 ms of sound.
 */
import type { Language, Synthesise } from './requests.ts'

export const SAMPLE_RATE_HZ = 22_050
const USUAL_WORDS_PER_MINUTE = 175
const USUAL_PITCH = 50

export type EngineEvent =
  | { readonly type: 'sentence'; readonly at: number }
  | { readonly type: 'word'; readonly at: number; readonly position: number; readonly length: number }
  | { readonly type: 'phoneme'; readonly at: number; readonly name: string }
  | { readonly type: 'end'; readonly at: number }

/** Int16 mono at SAMPLE_RATE_HZ and the events that begin in it; `false` stops the synthesis. */
export type OnBlock = (samples: Int16Array, events: EngineEvent[]) => boolean

export interface Engine {
  /** Speaks one request from begin to end; returns the number of samples given out. */
  synthesise(request: Synthesise, onBlock: OnBlock): number
}

interface RawEvent {
  readonly type: string
  readonly text_position: number
  readonly word_length: number
  readonly audio_position: number
  readonly id: unknown
}

/** The part of the engine's JavaScript binding that is used here; the package ships no types. */
interface RawEngine {
  rate: number
  pitch: number
  set_voice(name: string): void
  synthesize(text: string, onBlock: (samples: Int16Array, events: RawEvent[]) => boolean): void
}

const VOICES: Record<Language, Record<Synthesise['notation'], string>> = {
  cmn: { text: 'cmn', syllables: 'cmn-latn-pinyin' },
  yue: { text: 'yue', syllables: 'yue-latn-jyutping' },
  en: { text: 'en', syllables: 'en' },
}

/** The engine package cannot be loaded. */
export class NoEngine extends Error {
  override readonly name = 'NoEngine'
}

/** @throws NoEngine  when the engine package is not installed */
export async function loadEngine(): Promise<Engine> {
  const raw = await loadBinding()
  return {
    synthesise(request, onBlock) {
      const voice = VOICES[request.language][request.notation]
      raw.set_voice(request.timbre === 'plain' ? voice : `${voice}+${request.timbre}`)
      raw.rate = Math.round(USUAL_WORDS_PER_MINUTE * request.rate)
      raw.pitch = Math.min(99, Math.round(USUAL_PITCH * request.pitch))
      let samples = 0
      const text = request.notation === 'syllables' ? respell(request.text) : request.text
      raw.synthesize(text, (block, events) => {
        const going = onBlock(block, events.flatMap(readEvent))
        if (going) samples += block.length
        // A truthy answer makes the engine stop.
        return !going
      })
      return samples
    },
  }
}

/**
 * The engine knows no syllable in -iong after j q x (it would spell the letters in English) and writes the neutral tone 5.
 * The length stays as it was, so that word positions still point into the text that was asked for.
 */
function respell(syllables: string): string {
  return syllables.replace(/\b([jqx])iong(\d)/g, '$1ong$2 ').replace(/([a-z])0/g, '$15')
}

async function loadBinding(): Promise<RawEngine> {
  // The name is a value so that a bundler leaves the GPL package where it is.
  const name: string = '@echogarden/espeak-ng-emscripten'
  let loaded: unknown
  try {
    loaded = await import(name)
  } catch (cause) {
    throw new NoEngine(`${name} is not installed`, { cause })
  }
  const { default: start } = loaded as { default: () => Promise<{ eSpeakNGWorker: new () => RawEngine }> }
  const { eSpeakNGWorker } = await start()
  return new eSpeakNGWorker()
}

function readEvent(raw: RawEvent): EngineEvent[] {
  const at = raw.audio_position
  switch (raw.type) {
    case 'sentence':
    case 'end':
      return [{ type: raw.type, at }]
    case 'word':
      return [{ type: 'word', at, position: raw.text_position - 1, length: raw.word_length }]
    case 'phoneme':
      return [{ type: 'phoneme', at, name: String(raw.id) }]
    default:
      return []
  }
}

import path from 'node:path'
import { readFileSync } from 'node:fs'
import { locateVoicePack } from '#adapters/voice-pack-location.ts'
import { startVoicePack } from '#adapters/voice-pack-process.ts'
import { packUtterances, speechEvents } from '#adapters/voice-pack-script.ts'
import { samplesFromBytes } from '#adapters/voice-pack-frames.ts'
import type { SpeechEvent, SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'

/** A voice under test: a colour of the offline voice, and what a line does to it. */
export interface TestVoice {
  readonly name: string
  readonly timbre: string
  readonly rate: number
  readonly pitch: number
  readonly noisy?: boolean
}

/** Female and slow; another synthesiser and quick; low, dull and noisy: the three of the goals. */
export const testVoices: readonly TestVoice[] = [
  { name: 'B', timbre: 'f3', rate: 140 / 175, pitch: 1.4 },
  { name: 'C', timbre: 'klatt4', rate: 200 / 175, pitch: 1 },
  { name: 'D', timbre: 'm7', rate: 1, pitch: 0.6, noisy: true },
]

/** The voices that the shipped models are learnt from; none of them is under test. */
export const schoolVoices: readonly TestVoice[] = [
  { name: 'plain', timbre: 'plain', rate: 1, pitch: 1 },
  { name: 'f1', timbre: 'f1', rate: 0.9, pitch: 1.2 },
  { name: 'm1', timbre: 'm1', rate: 1.1, pitch: 0.8 },
  { name: 'm3', timbre: 'm3', rate: 1, pitch: 0.9 },
  { name: 'f5', timbre: 'f5', rate: 1, pitch: 1.1 },
]

export interface Utterance {
  readonly language: SpokenLanguage
  readonly sentence: SpokenSentence
  readonly samples: Float32Array
  readonly sampleRateHz: number
  /** What the engine told: the truth. */
  readonly events: readonly SpeechEvent[]
}

const root = path.resolve(import.meta.dirname, '../..')
const packRateHz = 22_050

/** The sentences of the evaluation: 48 Mandarin, 12 Cantonese, 12 English. */
export function evaluationSentences(): { language: SpokenLanguage; text: string }[] {
  const read = (file: string) =>
    readFileSync(path.join(root, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => line.split('\t'))
      .map(([language = '', text = '']) => ({ language: language as SpokenLanguage, text }))
  const mandarin = read('src-renderer/avatar/lip-sync/recorded-phonemes.tsv').filter(
    ({ language }) => language === 'cmn',
  )
  return [...mandarin, ...read('tests/fixtures/lip-sentences.tsv')]
}

export const voicePackInstalled = locateVoicePack(root) !== undefined

/** Speaks sentences with one voice; the pack runs for this call alone. */
export async function speakWith(
  voice: TestVoice,
  sentences: readonly { language: SpokenLanguage; text: string }[],
): Promise<Utterance[]> {
  const start = locateVoicePack(root)
  if (start === undefined) throw new Error('the voice pack is not installed')
  const pack = startVoicePack(start)
  let lastId = 0
  const spoken: Utterance[] = []
  try {
    for (const { language, text } of sentences) {
      const prepared = prepareSentence(text, language)
      if (prepared === undefined) continue
      const pieces: Int16Array[] = []
      const events: SpeechEvent[] = []
      let offset = 0
      for (const utterance of packUtterances(prepared.sentence, language)) {
        const id = (lastId += 1)
        let length = 0
        await new Promise<void>((resolve, reject) => {
          const unlisten = pack.listen(id, {
            answered(answer, payload) {
              if (answer.say === 'pcm') {
                for (const event of answer.events) events.push(...speechEvents(event, utterance, offset))
                const block = samplesFromBytes(payload)
                length += block.length
                pieces.push(block)
              } else if (answer.say === 'end') {
                unlisten()
                resolve()
              } else if (answer.say === 'error') reject(new Error(answer.message))
            },
            ended: why => reject(new Error(why)),
          })
          const { rate, pitch, timbre } = voice
          const { said, notation } = utterance
          pack.send({ ask: 'synthesise', id, language: utterance.language, [notation]: said, rate, pitch, timbre })
        })
        offset += length / packRateHz
      }
      const samples = joined(pieces)
      if (voice.noisy === true) dullAndNoisy(samples, spoken.length + 1)
      spoken.push({ language, sentence: prepared.sentence, samples, sampleRateHz: packRateHz, events })
    }
  } finally {
    pack.kill()
    await pack.ended
  }
  return spoken
}

function joined(pieces: readonly Int16Array[]): Float32Array {
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) for (const value of piece) samples[at++] = value / 0x8000
  return samples
}

/** A bad line: nothing above about 3 kHz, and noise 20 dB below the speech; the same for the same seed. */
function dullAndNoisy(samples: Float32Array, seed: number): void {
  const share = 1 - Math.exp((-2 * Math.PI * 3_000) / packRateHz)
  let [first, second, energy] = [0, 0, 0]
  for (let n = 0; n < samples.length; n++) {
    first += ((samples[n] ?? 0) - first) * share
    second += (first - second) * share
    samples[n] = second
    energy += second * second
  }
  const level = Math.sqrt(energy / samples.length) * 0.1 * Math.sqrt(3)
  let state = seed * 2_654_435_761
  for (let n = 0; n < samples.length; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    samples[n] = (samples[n] ?? 0) + level * (state / 0x8000_0000 - 1)
  }
}

import { createExpressionMixer } from '#avatar/expression-mixer.ts'
import { trackFromEvents } from '#avatar/lip-sync/from-events.ts'
import { createMouth } from '#avatar/mouth.ts'
import type { SpeakRequest, SpeechChunk } from '#contract/host.ts'
import { AudioOutTwin } from '#speech/audio-out-twin.ts'
import { Playback } from '#speech/playback.ts'
import { SpeakAnswer } from '#speech/speak-answer.ts'
import { collectGarbage } from './collect-garbage.ts'
import { quantile, type Figure } from './figure.ts'

const hours = 1
const framesPerSecond = 30
const answers = [
  '高龄津贴从年满八十周岁的当月起算，每月发放一次。户口簿不用再交。',
  '这件事全区任何一个政务服务大厅都能办，不用回户籍地。',
  '材料不齐的，窗口会一次说清还缺什么，补齐以后当天受理。',
]
/** A citizen stays for about so long; every third answer is interrupted. */
const turnSeconds = 20

/** A voice that tells its phonemes: two open sounds and a closure a second. */
async function* humming(request: SpeakRequest): AsyncGenerator<SpeechChunk> {
  for (const [index, { text }] of request.sentences.entries()) {
    const durationSeconds = 0.18 * text.length
    const samples = Buffer.alloc(Math.round(22_050 * durationSeconds) * 2, 40).toString('base64')
    const events = Array.from({ length: Math.floor(durationSeconds * 3) }, (_unused, at) => ({
      type: 'phoneme' as const,
      atSeconds: at / 3,
      language: 'cmn' as const,
      name: at % 3 === 2 ? 'p' : 'a',
    }))
    yield { index, text, sampleRateHz: 22_050, samples, durationSeconds, events, voice: 'server' }
  }
  await Promise.resolve()
}

/** Bytes in use once everything that is not reachable has been given back. */
function memoryInUse(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

/**
 * An hour of dialogue in as much time as it takes to reckon: questions, answers, interruptions, the clock of the loudspeaker trembling
 * as a busy machine's does. Memory, and how far the mouth is from the sound that is heard.
 */
export async function measureSoak(): Promise<Figure[]> {
  const out = new AudioOutTwin()
  const playback = new Playback(out.asAudioOut())
  const mixer = createExpressionMixer({ rulesOf: () => undefined, setValue: () => undefined })
  const mouth = createMouth(mixer)
  const offsets: number[] = []
  const readings: { atHours: number; bytes: number }[] = []
  let second = 0
  let turn = 0
  for (const until = hours * 3600; second < until; turn += 1) {
    let mouthAt = 0
    const answer = new SpeakAnswer({
      speak: async request => await Promise.resolve(humming(request)),
      playback,
      language: 'cmn',
      onHeard: (_sentence, sound) => {
        if (sound !== undefined) mouth.say(trackFromEvents(sound.events, sound.durationSeconds), () => mouthAt)
      },
    })
    answer.push(answers[turn % answers.length] ?? '', out.nowMs)
    answer.finish(out.nowMs)
    const interruptedAt = turn % 3 === 2 ? 2 : Infinity
    for (let passed = 0; passed < turnSeconds; passed += 1 / framesPerSecond) {
      // What a busy machine does to the time stamps of its loudspeaker: up to 8 ms either way.
      out.jitterSeconds = 0.008 * Math.sin(turn * 7 + passed * 31)
      out.pass(1 / framesPerSecond)
      // Sound is made in the background, as it is there.
      if (passed < 1) await new Promise(resolve => setImmediate(resolve))
      const heard = answer.frame(out.nowMs)
      mouth.update(1 / framesPerSecond)
      if (heard?.sound !== undefined) {
        mouthAt = heard.mouthSeconds
        // The mouth is a frame of the screen ahead, since it is seen that much later.
        const shown = playback.mouthSeconds(out.nowMs) - 1 / 60
        offsets.push(Math.abs(shown - (out.currentTime - out.outputLatency)) * 1000)
      }
      if (passed >= interruptedAt && answer.state !== 'idle') answer.cancel()
    }
    answer.cancel()
    mouth.stop()
    out.played.length = 0
    second += turnSeconds
    if (turn % 15 === 14) readings.push({ atHours: second / 3600, bytes: memoryInUse() })
  }
  return [
    { name: 'mouth against sound over an hour, p95', value: quantile(offsets, 0.95), unit: 'ms', goal: '≤ 40' },
    {
      name: 'mouth against sound, last minutes less first (drift)',
      value: Math.abs(quantile(offsets.slice(-2_000), 0.5) - quantile(offsets.slice(0, 2_000), 0.5)),
      unit: 'ms',
      goal: '≤ 5',
    },
    { name: 'memory over an hour of dialogue', value: slope(readings) / 1e6, unit: 'MB/h', goal: '< 1' },
    { name: 'answers in that hour', value: turn, unit: '', goal: '' },
  ]
}

/** Bytes an hour, by least squares; the first tenth, in which everything is warmed, is left out. */
function slope(readings: readonly { atHours: number; bytes: number }[]): number {
  const late = readings.slice(Math.ceil(readings.length / 10))
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(late.map(({ atHours }) => atHours)), mean(late.map(({ bytes }) => bytes))]
  const above = late.reduce((sum, { atHours, bytes }) => sum + (atHours - x) * (bytes - y), 0)
  return above / late.reduce((sum, { atHours }) => sum + (atHours - x) ** 2, 0)
}

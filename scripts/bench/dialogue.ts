import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { locateVoicePack } from '#adapters/voice-pack-location.ts'
import { createVoicePack } from '#adapters/voice-pack.ts'
import { createExpressionMixer } from '#avatar/expression-mixer.ts'
import { createMouth } from '#avatar/mouth.ts'
import type { SpeakRequest, SpeechChunk } from '#contract/host.ts'
import { createHostService } from '#domain/host/index.ts'
import { systemClock } from '#kernel/clock.ts'
import { AudioOutTwin } from '#speech/audio-out-twin.ts'
import { Playback } from '#speech/playback.ts'
import { SpeakAnswer } from '#speech/speak-answer.ts'
import type { SpeakThrough } from '#speech/speak-through.ts'
import { quantile, type Figure } from './figure.ts'

const answers = [
  '高龄津贴从年满八十周岁的当月起算，每月发放一次。户口簿不用再交。',
  '这件事全区任何一个政务服务大厅都能办，不用回户籍地。',
  '您可以带身份证和银行卡，到本厅十二号窗口办理。',
  '材料不齐的，窗口会一次说清还缺什么，补齐以后当天受理。',
]
/** Two Chinese characters a token, fifty tokens a second: a local model. */
const tokenMs = 20
const frameMs = 1000 / 60

/** A voice that answers at once: what is left is ours. */
async function* instant(request: SpeakRequest): AsyncGenerator<SpeechChunk> {
  for (const [index, { text }] of request.sentences.entries()) {
    const samples = Buffer.alloc(22_050 * 2, 40).toString('base64')
    yield { index, text, sampleRateHz: 22_050, samples, durationSeconds: 1, events: [], voice: 'server' }
  }
  await Promise.resolve()
}

/** From the end of the question to the first sound, an answer streaming in. @returns milliseconds */
async function firstSound(text: string, speak: SpeakThrough, tokens: boolean): Promise<number> {
  const out = new AudioOutTwin()
  const started = performance.now()
  const playback = new Playback(out.asAudioOut())
  const answer = new SpeakAnswer({ speak, playback, language: 'cmn' })
  const turn = async (milliseconds: number): Promise<void> => {
    const before = performance.now()
    await sleep(milliseconds)
    out.pass((performance.now() - before) / 1000)
    answer.frame(performance.now())
  }
  if (tokens) {
    for (let at = 0; at < text.length && out.played.length === 0; at += 2) {
      answer.push(text.slice(at, at + 2), performance.now())
      await turn(tokenMs)
    }
  } else answer.push(text, performance.now())
  answer.finish(performance.now())
  while (out.played.length === 0) await turn(1)
  const begins = (out.played[0]?.startsAt ?? 0) - out.currentTime
  answer.cancel()
  return performance.now() - started + Math.max(0, begins) * 1000
}

/** From the touch to silence and closed lips, in pictures of 60 a second. */
function stopMs(): number {
  const out = new AudioOutTwin()
  const playback = new Playback(out.asAudioOut())
  playback.schedule({ samples: new Float32Array(48_000), sampleRateHz: 48_000, durationSeconds: 1, events: [] }, 0)
  out.pass(0.3)
  const mouth = createMouth(createExpressionMixer({ rulesOf: () => undefined, setValue: () => undefined }))
  const segments = [{ t0: 0, t1: 1, viseme: 'aa' as const, weight: 0.85 }]
  mouth.say({ durationSeconds: 1, segments, source: 'events' }, () => 0.3)
  for (let frame = 0; frame < 20; frame += 1) mouth.update(frameMs / 1000)
  playback.stop()
  mouth.stop()
  let shut = 0
  for (; mouth.opening() > 0.01 && shut < 60; shut += 1) mouth.update(frameMs / 1000)
  const silent = ((out.played[0]?.stoppedAt ?? 0) - out.currentTime + out.outputLatency) * 1000
  return Math.max(silent, shut * frameMs)
}

/** Time between a question and her voice, with everything but our own part taken out, and with a local stand-in. */
export async function measureDialogue(): Promise<Figure[]> {
  const own: number[] = []
  for (let round = 0; round < 40; round += 1) own.push(await firstSound(answers[round % 4] ?? '', instant, false))
  const figures: Figure[] = [
    { name: 'our own part, question end to first sound, p95', value: quantile(own, 0.95), unit: 'ms', goal: '≤ 120' },
    { name: 'silence and closed lips after an interruption', value: stopMs(), unit: 'ms', goal: '≤ 100' },
  ]
  const start = locateVoicePack(path.resolve(import.meta.dirname, '../..'))
  if (start === undefined) return figures
  const pack = createVoicePack({ start })
  const host = createHostService({ voices: () => [pack], clock: systemClock })
  try {
    const speak: SpeakThrough = (request, signal) => host.speak(request, signal)
    // The first sentence starts the pack's process; a hall has done so before the first visitor comes.
    await firstSound('您好，请稍等。', speak, false)
    const whole: number[] = []
    for (let round = 0; round < 24; round += 1) whole.push(await firstSound(answers[round % 4] ?? '', speak, true))
    figures.push(
      { name: 'question end to first sound, 50 tokens/s, p50', value: quantile(whole, 0.5), unit: 'ms', goal: '≤ 700' },
      {
        name: 'question end to first sound, 50 tokens/s, p95',
        value: quantile(whole, 0.95),
        unit: 'ms',
        goal: '≤ 1200',
      },
    )
  } finally {
    await pack.close()
  }
  return figures
}

import path from 'node:path'
import { locateVoicePack } from '#adapters/voice-pack-location.ts'
import { createVoicePack } from '#adapters/voice-pack.ts'
import type { VoiceRequest } from '#domain/host/ports.ts'
import { measureDialogue } from './dialogue.ts'
import { quantile, type Figure } from './figure.ts'
import { measureLips } from './lips.ts'
import { measureSoak } from './soak.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sentences = [
  '您好，我是小政，一个数字人，声音由程序合成。',
  '高龄津贴从年满八十周岁的当月起算，每月发放一次。',
  '户口簿不用再交，街道已经可以向公安查询户籍信息。',
  '这件事全区任何一个政务服务大厅都能办，不用回户籍地。',
  '材料不齐的，窗口会一次说清还缺什么。',
]

/** From the request to the first sound, and the time it takes to make a second of sound. */
async function spoken(voice: ReturnType<typeof createVoicePack>, text: string) {
  const started = performance.now()
  let firstMs = Number.NaN
  let seconds = 0
  const request: VoiceRequest = { language: 'cmn', rate: 1, pitch: 1, sentence: { text, runs: [] } }
  for await (const part of voice.speak(request, AbortSignal.timeout(60_000))) {
    if (part.kind !== 'pcm') continue
    if (Number.isNaN(firstMs)) firstMs = performance.now() - started
    seconds += part.samples.length / part.sampleRateHz
  }
  return { firstMs, realTimeFactor: (performance.now() - started) / 1000 / seconds }
}

/** The offline voice, the dialogue around it, and the lips of voices that tell nothing: first sound cold (its process starts) and warm, and the real-time factor (1 = as fast as spoken). */
export async function measureVoice(): Promise<Figure[]> {
  const start = locateVoicePack(root)
  if (start === undefined) {
    process.stderr.write('voice: the voice pack is not installed; nothing was measured\n')
    return []
  }
  const voice = createVoicePack({ start })
  try {
    const cold = await spoken(voice, sentences[0] ?? '')
    const warm = []
    for (let round = 0; round < 4; round += 1) {
      for (const sentence of sentences) warm.push(await spoken(voice, sentence))
    }
    const first = warm.map(each => each.firstMs)
    return [
      { name: 'first sound, its process not yet started', value: cold.firstMs, unit: 'ms', goal: '' },
      { name: 'first sound, warm, p50', value: quantile(first, 0.5), unit: 'ms', goal: '' },
      { name: 'first sound, warm, p95', value: quantile(first, 0.95), unit: 'ms', goal: '' },
      {
        name: 'real-time factor, warm, p95',
        value: quantile(
          warm.map(each => each.realTimeFactor),
          0.95,
        ),
        unit: 's/s',
        goal: '≤ 1',
      },
      ...(await measureDialogue()),
      ...(await measureSoak()),
      ...(await measureLips()),
    ]
  } finally {
    await voice.close()
  }
}

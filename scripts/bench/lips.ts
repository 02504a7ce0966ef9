import { VoiceAligner } from '#avatar/lip-sync/from-alignment.ts'
import { trackFromEvents } from '#avatar/lip-sync/from-events.ts'
import { trackFromSound } from '#avatar/lip-sync/from-sound.ts'
import { TrackScore } from '#scripts/lip-sync/score.ts'
import { evaluationSentences, speakWith, testVoices } from '#scripts/lip-sync/voices.ts'
import type { Figure } from './figure.ts'

/** Milliseconds of processor that this process has used: a machine that is shared says nothing by its clock. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * Lips of a voice that tells only its sound, on all 72 sentences: three voices that the shipped models never heard, each first as
 * a stranger (cold), then once more with what was learnt of it. The truth is what the engine tells of its own phonemes.
 */
export async function measureLips(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const voice of testVoices) {
    const utterances = await speakWith(voice, evaluationSentences())
    const aligner = new VoiceAligner()
    const [cold, warm, alone] = [new TrackScore(), new TrackScore(), new TrackScore()]
    let [spent, heard] = [0, 0]
    for (const score of [cold, warm]) {
      for (const { samples, sampleRateHz, sentence, language, events } of utterances) {
        const seconds = samples.length / sampleRateHz
        const before = processorMs()
        const aligned = aligner.align(samples, sampleRateHz, sentence, language)
        spent += processorMs() - before
        heard += seconds
        score.add(trackFromEvents(events, seconds), trackFromEvents(aligned.events, seconds))
      }
    }
    for (const { samples, sampleRateHz, events } of utterances)
      alone.add(trackFromEvents(events, samples.length / sampleRateHz), trackFromSound(samples, sampleRateHz))
    const lips = `lips, voice ${voice.name}`
    const percent = (share: number): number => share * 100
    figures.push(
      { name: `${lips}: frames right`, value: percent(warm.frameAccuracy), unit: '%', goal: '≥ 90' },
      {
        name: `${lips}: frames right, never heard before`,
        value: percent(cold.frameAccuracy),
        unit: '%',
        goal: '≥ 85',
      },
      { name: `${lips}: closures seen`, value: percent(warm.closuresSeen), unit: '%', goal: '≥ 100' },
      { name: `${lips}: closures founded`, value: percent(warm.closuresPrecise), unit: '%', goal: '≥ 95' },
      { name: `${lips}: onset, median`, value: warm.onsetMs(0.5), unit: 'ms', goal: '≤ 10' },
      { name: `${lips}: onset, p95`, value: warm.onsetMs(0.95), unit: 'ms', goal: '≤ 60' },
      { name: `${lips}: alignment for a second of sound`, value: spent / heard, unit: 'ms', goal: '≤ 15' },
      { name: `${lips}: frames right from sound alone`, value: percent(alone.frameAccuracy), unit: '%', goal: '≥ 35' },
    )
  }
  return figures
}

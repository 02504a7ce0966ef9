import type { FilmPlan } from './film-plan.ts'

/** Every film has this rate: what AAC players and editors expect. Hz, mono. */
export const filmSampleRateHz = 48_000

/**
 * The whole sound track of a film.
 * @returns Float32Array[duration × 48 000], mono, −1 … 1
 */
export async function mixFilmSound(plan: FilmPlan): Promise<Float32Array<ArrayBuffer>> {
  const frames = Math.ceil(plan.durationSeconds * filmSampleRateHz)
  const context = new OfflineAudioContext(1, Math.max(1, frames), filmSampleRateHz)
  for (const { sound, startSeconds } of plan.sentences) {
    if (sound.samples.length === 0) continue
    const buffer = context.createBuffer(1, sound.samples.length, sound.sampleRateHz)
    buffer.copyToChannel(sound.samples, 0)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(context.destination)
    source.start(startSeconds)
  }
  const rendered = await context.startRendering()
  const samples = new Float32Array(rendered.length)
  rendered.copyFromChannel(samples, 0)
  return samples
}

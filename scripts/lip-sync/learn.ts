import { featuresOf, dimensions } from '#avatar/lip-sync/align/features.ts'
import { adapted, emptyStatistics, observe, scoreFrames, type SoundModels } from '#avatar/lip-sync/align/models.ts'
import { phonesOf } from '#avatar/lip-sync/align/phones.ts'
import { soundClasses } from '#avatar/lip-sync/align/phone-acoustics.ts'
import { segment } from '#avatar/lip-sync/align/segment.ts'
import type { Utterance } from './voices.ts'

const rounds = 6

/** Models learnt from voices without labels: align, count, align again; one voice after another is not favoured. */
export function learn(voices: readonly (readonly Utterance[])[]): SoundModels {
  const heard = voices.flat().map(({ samples, sampleRateHz, sentence, language }) => ({
    features: featuresOf(samples, sampleRateHz),
    phones: phonesOf(sentence, language),
  }))
  let models = handMade()
  for (let round = 0; round < rounds; round++) {
    const statistics = emptyStatistics()
    for (const { features, phones } of heard) {
      const found = segment(phones, features, scoreFrames(models, features))
      if (found !== undefined) observe(statistics, features, found.labels)
    }
    models = adapted(models, statistics)
  }
  return models
}

/** What can be said beforehand of loudness, voicing, and the balance of high and low. */
function handMade(): SoundModels {
  const means = new Float32Array(soundClasses.length * dimensions)
  const variances = new Float32Array(means.length).fill(4)
  const [loud, voiced, high] = [dimensions - 4, dimensions - 3, dimensions - 2]
  const say = (name: (typeof soundClasses)[number], level: number, voice: number, balance: number): void => {
    const row = soundClasses.indexOf(name) * dimensions
    means[row + loud] = level / 8
    means[row + voiced] = voice * 4
    means[row + high] = balance
    variances[row + loud] = 1
    variances[row + voiced] = 0.6
    variances[row + high] = 0.6
  }
  say('sil', -50, 0.3, 0)
  say('closure', -38, 0.4, 0)
  say('burst', -18, 0.4, 0)
  say('breath', -20, 0.3, 0)
  say('hiss', -14, 0.2, 1)
  say('teeth', -22, 0.2, 0.6)
  for (const name of ['liquid', 'nasal', 'lipNasal'] as const) say(name, -10, 0.9, -2)
  for (const name of ['aa', 'ih', 'buzz', 'ue', 'ou', 'oh', 'ee', 'eh', 'glideW'] as const) say(name, -4, 0.95, -1.5)
  return { means, variances }
}

/**
 * Learns what every voice begins with (align/generic-models.ts) from colours of the offline voice, none of them under test.
 * Run it again when the features or the classes change: `node scripts/lip-sync/learn-models.ts`.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { dimensions } from '#avatar/lip-sync/align/features.ts'
import { soundClasses } from '#avatar/lip-sync/align/phone-acoustics.ts'
import { learn } from './learn.ts'
import { evaluationSentences, schoolVoices, speakWith, type Utterance } from './voices.ts'

const voices: Utterance[][] = []
for (const voice of schoolVoices) voices.push(await speakWith(voice, evaluationSentences()))
const { means, variances } = learn(voices)

const row = (values: Float32Array, at: number): string =>
  Array.from(values.subarray(at * dimensions, (at + 1) * dimensions), value => Number(value.toPrecision(3))).join(' ')
const rows = soundClasses.map((name, at) => `${name}\n  ${row(means, at)}\n  ${row(variances, at)}`)
writeFileSync(
  path.resolve(import.meta.dirname, '../../src-renderer/avatar/lip-sync/align/generic-models.ts'),
  `/** Written by scripts/lip-sync/learn-models.ts; not to be edited. Two lines a class: means, variances. */
import { dimensions } from './features.ts'
import type { SoundModels } from './models.ts'
import { soundClasses } from './phone-acoustics.ts'

const table = \`
${rows.join('\n')}
\`

/** What any voice begins with. */
export function genericModels(): SoundModels {
  const lines = table.trim().split('\\n')
  const numbers = (every: number): Float32Array =>
    Float32Array.from(soundClasses.flatMap((_, at) => (lines[at * 3 + every] ?? '').trim().split(' ').map(Number)))
  const models = { means: numbers(1), variances: numbers(2) }
  if (models.means.length !== soundClasses.length * dimensions) throw new Error('the shipped models are of other features')
  return models
}
`,
)

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { validateBytes } from 'gltf-validator'
import { faceLines } from '#avatars/foundry/face-landmarks.ts'
import { EXPRESSIONS, REST } from '#avatars/foundry/face-state.ts'
import { openLookPage } from '#avatars/foundry/look-page.ts'
import { PRESETS } from '#avatars/foundry/presets/index.ts'
import { measureDrawnHosts } from './drawn-hosts.ts'
import { quantile, type Figure } from './figure.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (id: string, name: string): Uint8Array => readFileSync(path.join(root, 'avatars', id, name))

interface Manifest {
  readonly budgets: Readonly<Record<'triangles' | 'bytes' | 'materials' | 'lightTriangles', { used: number }>>
}

/** Largest distance of two lines that should touch, mm. */
function widest({
  upper,
  lower,
}: {
  upper: readonly (readonly number[])[]
  lower: readonly (readonly number[])[]
}): number {
  return Math.max(...upper.map((p, i) => Math.abs((p[1] ?? 0) - (lower[i]?.[1] ?? 0))))
}

/** What a host weighs and how soon and how fast she is drawn, by the processor where there is no graphics card. */
export async function measureAvatars(): Promise<Figure[]> {
  const figures: Figure[] = []
  const { page, close } = await openLookPage()
  try {
    for (const { id, face } of PRESETS) {
      const manifest = JSON.parse(Buffer.from(read(id, 'avatar.json')).toString('utf8')) as Manifest
      let [errors, warnings] = [0, 0]
      for (const name of ['model.vrm', 'model-light.vrm']) {
        const { issues } = await validateBytes(read(id, name))
        errors += issues.numErrors
        warnings += issues.numWarnings
      }
      const { triangles, bytes, materials, lightTriangles } = manifest.budgets
      const lines = faceLines(face)
      const state = (name: string) => EXPRESSIONS.find(e => e.name === name)?.state ?? REST
      const gap = Math.max(
        widest(lines.eye(state('blink').left)),
        widest(lines.mouth(state('PP').mouth)),
        widest(lines.mouth(REST.mouth)),
      )
      const time = (file: string, frames: number) =>
        page.evaluate<{ first: number; samples: number[] }>(
          `window.time('/avatars/${id}/${file}', 720, 1280, ${frames})`,
        )
      const full = await time('model.vrm', 6)
      const light = await time('model-light.vrm', 20)
      figures.push(
        { name: `${id}: validator errors`, value: errors, unit: '', goal: '≤ 0' },
        { name: `${id}: validator warnings`, value: warnings, unit: '', goal: '≤ 0' },
        { name: `${id}: triangles`, value: triangles.used, unit: '', goal: '≤ 40000' },
        { name: `${id}: draw calls without outlines`, value: materials.used, unit: '', goal: '≤ 16' },
        { name: `${id}: file`, value: bytes.used / 1e6, unit: 'MB', goal: '≤ 3' },
        { name: `${id}: triangles of the light form`, value: lightTriangles.used, unit: '', goal: '≤ 15000' },
        { name: `${id}: lids and lips closed to`, value: gap, unit: 'mm', goal: '≤ 0.3' },
        { name: `${id}: first picture after the file is read`, value: full.first, unit: 'ms', goal: '≤ 700' },
        { name: `${id}: first picture of the light form`, value: light.first, unit: 'ms', goal: '≤ 700' },
        {
          name: `${id}: a picture, full form, MToon, 720 × 1280, p50`,
          value: quantile(full.samples, 0.5),
          unit: 'ms',
          goal: '',
        },
        {
          name: `${id}: a picture, light form, MToon, 720 × 1280, p50`,
          value: quantile(light.samples, 0.5),
          unit: 'ms',
          goal: '',
        },
      )
    }
  } finally {
    await close()
  }
  return [...figures, ...(await measureDrawnHosts(PRESETS.map(({ id }) => id)))]
}

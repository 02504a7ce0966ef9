/** Rebuilds every avatar from its preset: `npm run avatars`. Same inputs, same bytes. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assemble } from './assemble.ts'
import { xiaozheng } from './presets/xiaozheng.ts'
import { writeVrm } from './vrm.ts'

const PRESETS = [xiaozheng]

for (const preset of PRESETS) {
  const started = performance.now()
  const folder = fileURLToPath(new URL(`../${preset.id}/`, import.meta.url))
  mkdirSync(`${folder}gestures`, { recursive: true })
  const { bytes, figures } = writeVrm(preset, await assemble(preset))
  writeFileSync(`${folder}model.vrm`, bytes)
  const sha = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${preset.name} ${JSON.stringify(figures)} sha256 ${sha} in ${seconds} s`)
}

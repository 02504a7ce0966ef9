/** Rebuilds every avatar from its preset: `npm run avatars`. Same inputs, same bytes; the preview picture is made by look.ts. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assemble } from './assemble.ts'
import { MOTIONS } from './gestures.ts'
import { manifest } from './manifest.ts'
import { writeVrma } from './motion.ts'
import { xiaozheng } from './presets/xiaozheng.ts'
import { writeVrm } from './vrm.ts'

const PRESETS = [xiaozheng]

for (const preset of PRESETS) {
  const started = performance.now()
  const folder = fileURLToPath(new URL(`../${preset.id}/`, import.meta.url))
  mkdirSync(`${folder}gestures`, { recursive: true })
  const { bytes, figures } = writeVrm(preset, await assemble(preset))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(`${folder}model.vrm`, bytes)
  for (const motion of MOTIONS) {
    writeFileSync(`${folder}gestures/${motion.name}.vrma`, writeVrma(motion, preset.handScale))
  }
  writeFileSync(`${folder}avatar.json`, `${JSON.stringify(manifest(preset, figures, MOTIONS, sha256), null, 2)}\n`)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${preset.name} ${JSON.stringify(figures)} sha256 ${sha256.slice(0, 12)} in ${seconds} s`)
}

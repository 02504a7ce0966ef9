/** Rebuilds every avatar from its preset: `npm run avatars`. Same inputs, same bytes; the preview picture is made by look.ts. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assemble } from './assemble.ts'
import { MOTIONS } from './gestures.ts'
import { lightBody } from './light.ts'
import { manifest } from './manifest.ts'
import { writeVrma } from './motion.ts'
import { PRESETS } from './presets/index.ts'
import { writeVrm } from './vrm.ts'

/** Those named on the command line, else all. */
const named = process.argv.slice(2)
const wanted = PRESETS.filter(p => named.length === 0 || named.includes(p.id))

for (const preset of wanted) {
  const started = performance.now()
  const folder = fileURLToPath(new URL(`../${preset.id}/`, import.meta.url))
  mkdirSync(`${folder}gestures`, { recursive: true })
  const body = await assemble(preset)
  const full = writeVrm(preset, body)
  const light = writeVrm(preset, await lightBody(preset, body), false)
  const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  const sha256 = { 'model.vrm': sha(full.bytes), 'model-light.vrm': sha(light.bytes) }
  writeFileSync(`${folder}model.vrm`, full.bytes)
  writeFileSync(`${folder}model-light.vrm`, light.bytes)
  for (const motion of MOTIONS) {
    writeFileSync(`${folder}gestures/${motion.name}.vrma`, writeVrma(motion, preset.handScale))
  }
  writeFileSync(
    `${folder}avatar.json`,
    `${JSON.stringify(manifest(preset, full.figures, light.figures, MOTIONS, sha256), null, 2)}\n`,
  )
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const { figures } = full
  console.log(
    `${preset.name} ${figures.triangles} + ${light.figures.triangles} triangles, ${figures.materials} draw calls,` +
      ` ${(figures.bytes / 1e6).toFixed(2)} + ${(light.figures.bytes / 1e6).toFixed(2)} MB,` +
      ` ${sha256['model.vrm'].slice(0, 12)} ${sha256['model-light.vrm'].slice(0, 12)} in ${seconds} s`,
  )
}

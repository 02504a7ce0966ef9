import { parentPort, workerData } from 'node:worker_threads'
import { lightParts } from '#avatars/foundry/light.ts'
import { paint, shapeParts } from '#avatars/foundry/assemble.ts'
import { dressed } from '#avatars/foundry/dress.ts'
import { missingGlyph } from '#avatars/foundry/glyphs.ts'
import { PRESETS } from '#avatars/foundry/presets/index.ts'
import { writeVrm } from '#avatars/foundry/vrm.ts'
import type { FoundryNews, FoundryOrder } from './foundry-thread.ts'

/** The thread that dresses one host and ends. Shares are of its own time, as measured on the shipped hosts. */
const order = workerData as FoundryOrder
const say = (news: FoundryNews): void => parentPort?.postMessage(news)

async function dress(): Promise<void> {
  const noGlyph = missingGlyph(order.office + order.name)
  if (noGlyph !== undefined) {
    say({ kind: 'no-glyph', character: noGlyph })
    return
  }
  const shipped = PRESETS.find(({ id }) => id === order.host)
  if (shipped === undefined) throw new Error(`no host is called ${order.host}`)
  const preset = dressed(shipped, order)
  say({ kind: 'step', step: 'paint', share: 0.05 })
  const textures = paint(preset, 1)
  say({ kind: 'step', step: 'shape', share: 0.5 })
  const parts = await shapeParts(preset)
  say({ kind: 'step', step: 'write', share: 0.7 })
  const full = writeVrm(preset, { parts, textures }).bytes
  say({ kind: 'step', step: 'light', share: 0.82 })
  const light = writeVrm(preset, { parts: await lightParts(parts), textures: paint(preset, 0.5) }, false).bytes
  say({ kind: 'files', full, light })
}

await dress()

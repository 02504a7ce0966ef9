import { createMouthCurve, mouthOpening, mouthShapes } from '#avatar/lip-sync/mouth-curve.ts'
import type { Viseme, VisemeTrack } from '#avatar/lip-sync/viseme-track.ts'
import { addButton, drawLine, everyFrame, openBench } from './bench.ts'

/** Shapes one after the other, 160 ms each, and their opening as a line; dips to the floor are b p m. */
const { body, panel, show } = openBench(3)

function track(shapes: readonly Viseme[]): VisemeTrack {
  const length = 0.16
  const segments = shapes.map((viseme, at) => ({ t0: at * length, t1: (at + 1) * length, viseme, weight: 0.9 }))
  return { durationSeconds: shapes.length * length, segments, source: 'events' }
}

const phrases: Readonly<Record<string, readonly Viseme[]>> = {
  'ma ba pa': ['PP', 'aa', 'PP', 'aa', 'PP', 'aa'],
  'a i u e o': ['aa', 'ih', 'ou', 'ee', 'oh'],
  'fu fa': ['FF', 'ou', 'FF', 'aa'],
}
for (const [name, shapes] of Object.entries(phrases)) {
  const said = track(shapes)
  const curve = createMouthCurve(said)
  const weights = new Float32Array(mouthShapes.length)
  const length = curve.settledSeconds + 0.2
  drawLine(
    panel,
    Array.from({ length: 320 }, (_unused, at) => {
      curve.weightsAt((at / 320) * length - 0.2, weights)
      return mouthOpening(weights)
    }),
  )
  addButton(panel, name, () => {
    const began = performance.now()
    body.say(said, () => (performance.now() - began) / 1000)
  })
}
everyFrame(() => show(`${body.visemeNow()} ${body.mouthOpening().toFixed(2)}`))

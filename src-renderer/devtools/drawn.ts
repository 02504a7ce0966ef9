import { createBody } from '#avatar/body.ts'
import { loadGesture } from '#avatar/gesture.ts'
import { loadVrm } from '#avatar/load-vrm.ts'
import type { MotionClip } from '#avatar/motion-clip.ts'
import { createStage } from '#avatar/stage.ts'

/** What a host costs, as the program draws her where there is no graphics card: milliseconds, pictures waited for to their end. */
export interface Drawn {
  readonly read: number
  readonly motions: number
  readonly made: number
  readonly put: number
  readonly first: number
  readonly samples: readonly number[]
}

declare global {
  interface Window {
    measureDrawn: (model: string, motions: Record<string, string>, plain: boolean, ratio: number) => Promise<Drawn>
  }
}

const width = 720
const height = 1280
const frames = 24

window.measureDrawn = async (model, motions, plain, ratio) => {
  const bytes = await (await fetch(model)).arrayBuffer()
  const files = await Promise.all(
    Object.entries(motions).map(async ([name, url]) => [name, await (await fetch(url)).arrayBuffer()] as const),
  )
  const canvas = document.createElement('canvas')
  document.body.replaceChildren(canvas)
  const begun = performance.now()
  const nothing = (): void => undefined
  const stage = createStage({ canvas, ground: 'bay', smoothEdges: 'auto', onLost: nothing, onRestored: nothing })
  const { vrm } = await loadVrm(bytes)
  const read = performance.now()
  const clips = new Map<string, MotionClip>()
  for (const [name, file] of files) clips.set(name, await loadGesture(vrm, name, file))
  const moved = performance.now()
  const body = createBody(vrm, clips, 1, false)
  body.reset()
  const made = performance.now()
  stage.put(vrm.scene, body.heights)
  stage.setDetail({ outline: !plain, plain })
  stage.resize(width, height, ratio)
  const put = performance.now()
  const pixels = new Uint8Array(stage.drawingWidth * stage.drawingHeight * 4)
  const draw = (): void => {
    body.step(1 / 30)
    stage.render()
    // Drawing is only over when its pixels can be read.
    stage.readPixels(pixels)
  }
  draw()
  const first = performance.now()
  const samples: number[] = []
  for (let frame = 0; frame < frames; frame++) {
    const before = performance.now()
    draw()
    samples.push(performance.now() - before)
  }
  stage.dispose()
  return {
    read: read - begun,
    motions: moved - read,
    made: made - moved,
    put: put - made,
    first: first - begun,
    samples,
  }
}

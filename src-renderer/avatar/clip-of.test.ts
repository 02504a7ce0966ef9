import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { tinyVrm } from '#tests/fixtures/tiny-vrm.ts'
import { createBody } from './body.ts'
import { loadGesture } from './gesture.ts'
import { loadVrm } from './load-vrm.ts'
import { motionBones } from './motion-clip.ts'

const file = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(path.resolve(import.meta.dirname, `../../avatars/xiaozheng/gestures/${name}.vrma`)))
    .buffer

describe('边站着边读动作', () => {
  it('她已经在动的时候读进来的动作，和站定以前读的一模一样；读的时候她不动一下', async () => {
    const fresh = await loadGesture((await loadVrm(tinyVrm())).vrm, 'point-left', file('point-left'))
    const { vrm } = await loadVrm(tinyVrm())
    const idle = await loadGesture(vrm, 'idle', file('idle'))
    const body = createBody(vrm, new Map([['idle', idle]]), 3, false)
    body.reset()
    for (let frame = 0; frame < 240; frame++) body.step(1 / 30)
    const nodes = motionBones.map(bone => vrm.humanoid.getNormalizedBoneNode(bone))
    const stands = () => nodes.map(node => node && [...node.quaternion.toArray(), ...node.position.toArray()])
    const before = stands()
    const late = await loadGesture(vrm, 'point-left', file('point-left'))
    expect(stands()).toEqual(before)
    expect(late).toEqual(fresh)
    expect(body.gestures.play('point-left')).toBe(false)
    body.gestures.add(late)
    expect(body.gestures.play('point-left')).toBe(true)
  })
})

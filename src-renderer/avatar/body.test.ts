import { Quaternion, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { tinyVrm, tinyWave } from '#tests/fixtures/tiny-vrm.ts'
import { createBody, type Body } from './body.ts'
import { breathSeconds } from './breath.ts'
import { loadGesture } from './gesture.ts'
import { loadVrm } from './load-vrm.ts'
import { orderParts, partOrder } from './update-order.ts'

async function aBody(seed = 1, reducedMotion = false, wave = false): Promise<Body> {
  const { vrm } = await loadVrm(tinyVrm())
  const clips = new Map(wave ? [['wave', await loadGesture(vrm, 'wave', tinyWave(1.2))]] : [])
  return createBody(vrm, clips, seed, reducedMotion)
}

function run(body: Body, seconds: number, fps = 60): void {
  for (let frame = 0; frame < Math.round(seconds * fps); frame++) body.step(1 / fps)
}

function bone(body: Body, name: 'head' | 'hips' | 'chest' | 'rightUpperArm'): { turn: Quaternion; place: Vector3 } {
  const node = body.vrm.humanoid.getNormalizedBoneNode(name)
  if (node === null) throw new Error(`the tiny person has no ${name}`)
  return { turn: node.quaternion.clone(), place: node.position.clone() }
}

const degrees = (radians: number): number => (radians * 180) / Math.PI

describe('身体', () => {
  it('站了十分钟，头和腰仍在原来的范围里，叠加的动作不会越积越多', async () => {
    const body = await aBody()
    const start = bone(body, 'hips').place
    let most = 0
    for (let minute = 0; minute < 10; minute++) {
      run(body, 60, 30)
      most = Math.max(most, degrees(bone(body, 'head').turn.angleTo(new Quaternion())))
      expect(bone(body, 'hips').place.distanceTo(start)).toBeLessThan(0.02)
      expect(degrees(bone(body, 'chest').turn.angleTo(new Quaternion()))).toBeLessThan(4)
    }
    expect(most).toBeLessThan(25)
  })

  it('绝不以 T 字姿势见人：手臂垂下', async () => {
    const body = await aBody()
    run(body, 1)
    const hand = body.vrm.humanoid.getNormalizedBoneNode('rightHand')
    body.vrm.scene.updateMatrixWorld(true)
    expect(hand?.getWorldPosition(new Vector3()).y).toBeLessThan(1)
  })

  it('同一个种子，动作完全一样；不同的种子不一样', async () => {
    const [one, two, other] = [await aBody(5), await aBody(5), await aBody(6)]
    for (const body of [one, two, other]) run(body, 12)
    expect(bone(one, 'head').turn.toArray()).toEqual(bone(two, 'head').turn.toArray())
    expect(bone(one, 'head').turn.toArray()).not.toEqual(bone(other, 'head').turn.toArray())
  })

  it('从头再来，和第一次完全一样', async () => {
    const body = await aBody(5, false, true)
    body.reset()
    run(body, 5)
    const first = bone(body, 'head').turn.toArray()
    body.gestures.play('wave')
    run(body, 3)
    body.reset()
    run(body, 5)
    expect(bone(body, 'head').turn.toArray()).toEqual(first)
  })

  it('一直在呼吸，一呼一吸 4.2 秒', async () => {
    const body = await aBody(1, true)
    body.reset()
    const angle = (): number => degrees(bone(body, 'chest').turn.angleTo(new Quaternion()))
    run(body, 1.4)
    const full = angle()
    run(body, 1.4)
    expect(full - angle()).toBeGreaterThan(0.4)
    run(body, breathSeconds - 1.4)
    expect(angle()).toBeCloseTo(full, 1)
  })

  it('减少动态效果时：不换重心，不做开场动作', async () => {
    const body = await aBody(1, true, true)
    const start = bone(body, 'hips').place
    body.presence.set('greeting')
    run(body, 0.6)
    expect(body.gestures.current).toBe('')
    run(body, 30)
    expect(bone(body, 'hips').place.distanceTo(start)).toBe(0)
  })

  it('打招呼：先笑开并挥手，再收成平常的微笑', async () => {
    const body = await aBody(1, false, true)
    body.presence.set('greeting')
    run(body, 0.6)
    expect(body.gestures.current).toBe('wave')
    expect(body.shown('happy')).toBeGreaterThan(0.6)
    run(body, 4)
    expect(body.gestures.current).toBe('')
    expect(body.shown('happy')).toBe(0)
  })

  it('挥手：手臂抬起来，做完放下，停在原来的位置', async () => {
    const body = await aBody(1, true, true)
    const before = bone(body, 'rightUpperArm').turn
    expect(body.gestures.play('wave')).toBe(true)
    run(body, 0.8)
    expect(degrees(bone(body, 'rightUpperArm').turn.angleTo(before))).toBeGreaterThan(60)
    run(body, 2)
    expect(degrees(bone(body, 'rightUpperArm').turn.angleTo(before))).toBeLessThan(0.1)
  })

  it('来访者走到她的左边，头就转向左边', async () => {
    const body = await aBody(1, true)
    body.presence.set('listening')
    body.aimAt(0.6, 1.5, 0.8)
    let left = 0
    for (let second = 0; second < 40; second++) {
      run(body, 1)
      const forward = new Vector3(0, 0, 1).applyQuaternion(bone(body, 'head').turn)
      if (forward.x > 0.05) left++
    }
    expect(left).toBeGreaterThan(24)
  })

  it('零件的次序只有一种，少一个或换了次序都不接受', () => {
    const parts = partOrder.map(name => ({ name, update: () => undefined }))
    expect(orderParts(parts)).toHaveLength(partOrder.length)
    expect(() => orderParts(parts.slice(1))).toThrow(RangeError)
    expect(() => orderParts([...parts].reverse())).toThrow(RangeError)
  })
})

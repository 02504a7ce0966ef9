import { describe, expect, it } from 'vitest'
import { blinkTimes, bodyWithMotions, nearestRepeat, watch } from '#tests/helpers/watched-body.ts'
import { createGaze } from './gaze.ts'
import { presenceStates } from './presence.ts'
import { createRandom } from './random.ts'

const rates = [15, 30, 60] as const

describe('她像活人', () => {
  it('不论在做什么、每秒多少帧，一分钟眨眼 12 到 20 次', async () => {
    const watched = [...presenceStates.map(state => [state, 30] as const), ['idle', 15] as const, ['idle', 60] as const]
    for (const [state, fps] of watched) {
      const body = await bodyWithMotions(3, ['idle', 'listen', 'think'])
      body.presence.set(state)
      body.reset()
      const times = blinkTimes(watch(body, 90, fps), fps)
      expect(times.length / 1.5, `${state} at ${fps}`).toBeGreaterThanOrEqual(12)
      expect(times.length / 1.5, `${state} at ${fps}`).toBeLessThanOrEqual(20)
    }
  })

  it('半分钟之内，没有一段动作重复', async () => {
    const body = await bodyWithMotions(11)
    body.reset()
    expect(nearestRepeat(watch(body, 45, 15), 15)).toBeGreaterThan(0.1)
  })

  it('看着来访者，一次不超过十秒', () => {
    for (const share of [0.5, 0.85, 1])
      for (const seed of [1, 2, 3]) {
        const gaze = createGaze(createRandom(seed), () => undefined)
        gaze.setManner({ contactShare: share, away: 'around' })
        let since = 0
        for (let frame = 0; frame < 600 * 30; frame++) {
          gaze.update(1 / 30)
          since = gaze.contact ? since + 1 / 30 : 0
          expect(since).toBeLessThan(10)
        }
      }
  })

  it('新来的人在哪里，0.4 秒之内看过去', () => {
    for (const fps of rates)
      for (const [yaw, pitch] of [
        [30, 5],
        [-28, -10],
        [12, 12],
      ] as const) {
        const gaze = createGaze(createRandom(4), () => undefined)
        gaze.setManner({ contactShare: 1, away: 'around' })
        gaze.aimAt(yaw, pitch)
        for (let frame = 0; frame < Math.round(0.4 * fps); frame++) gaze.update(1 / fps)
        expect(Math.hypot(gaze.headYaw + gaze.eyeYaw - yaw, gaze.headPitch + gaze.eyePitch - pitch)).toBeLessThan(5)
      }
  })

  it('问题一说完，0.15 秒之内就是思考的样子', async () => {
    for (const fps of rates)
      for (const seed of [1, 2, 3, 4]) {
        const body = await bodyWithMotions(seed, ['idle', 'listen', 'think'])
        body.presence.set('listening')
        body.reset()
        const before = watch(body, 3, fps).at(-1)
        body.presence.set('thinking')
        const after = watch(body, 0.15, fps).at(-1)
        expect(body.gestures.current).toBe('think')
        expect(
          Math.hypot((after?.yaw ?? 0) - (before?.yaw ?? 0), (after?.pitch ?? 0) - (before?.pitch ?? 0)),
        ).toBeGreaterThan(4)
      }
  })

  it('同一个种子，十五秒里每一个关节都一样', async () => {
    const looks = []
    for (const seed of [9, 9, 10]) {
      const body = await bodyWithMotions(seed)
      body.reset()
      looks.push(
        JSON.stringify(watch(body, 15, 30).map(look => [look.turns.map(turn => turn.toArray()), look.yaw, look.blink])),
      )
    }
    expect(looks[0]).toBe(looks[1])
    expect(looks[0]).not.toBe(looks[2])
  })
})

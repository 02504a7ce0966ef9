import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOTIONS } from '#avatars/foundry/gestures.ts'
import { depths } from '#avatars/foundry/kinematics.ts'
import { duration, hipsAt, rotationAt, type Motion } from '#avatars/foundry/motion.ts'
import type { Quaternion } from '#avatars/foundry/quaternion.ts'
import { isFinger, motionBones, num, poseLength, sampleClip, type MotionClip } from './motion-clip.ts'
import { createMotionPlayer, type MotionPlayer } from './motion-player.ts'

/** Every motion of the foundry, as the body holds it. */
const clips = MOTIONS.map(clipFrom)
const stances = MOTIONS.filter(motion => motion.loop).map(motion => motion.name)
const rest = clips[0]?.turns.slice(0, poseLength) ?? new Float32Array(poseLength)
/** All phases of all pairs on a long run; a few on every run. */
const thorough = process.env['PENGTONG_ALL_BLENDS'] === '1'
const limitMs = thorough ? 600_000 : 30_000

function clipFrom(motion: Motion): MotionClip {
  const frames = Math.round(duration(motion) * 30) + 1
  const turns = new Float32Array(frames * poseLength)
  const hips = new Float32Array(frames * 3)
  for (let frame = 0; frame < frames; frame++) {
    const at = (duration(motion) * frame) / (frames - 1)
    motionBones.forEach((bone, slot) => turns.set(rotationAt(motion, bone, at), frame * poseLength + slot * 4))
    hips.set(hipsAt(motion, at), frame * 3)
  }
  return { name: motion.name, durationSeconds: duration(motion), frames, turns, hips }
}

const begin = (player: MotionPlayer, name: string): void => {
  if (stances.includes(name)) {
    player.release()
    player.hold([name])
  } else player.play(name)
}

/** From one motion at a moment into another; `each` sees every frame of the change. */
function change(from: string, seconds: number, to: string, fps: number, each: (player: MotionPlayer) => void): void {
  const player = createMotionPlayer(clips, rest)
  player.hold(['idle'])
  player.reset()
  begin(player, from)
  for (let t = 0; t < seconds; t += 1 / fps) player.update(1 / fps)
  begin(player, to)
  for (let t = 0; t < 1; t += 1 / fps) {
    player.update(1 / fps)
    each(player)
  }
}

const depthOf = (player: MotionPlayer): number => {
  const turn = (slot: number): Quaternion =>
    [0, 1, 2, 3].map(k => num(player.pose.turns, slot * 4 + k)) as unknown as Quaternion
  const pose = Object.fromEntries(motionBones.map((bone, slot) => [bone, turn(slot)]))
  return depths(pose, [num(player.pose.hips, 0), num(player.pose.hips, 1), num(player.pose.hips, 2)]).handInTrunk.depth
}

const angle = (a: Float32Array, b: Float32Array, slot: number): number => {
  let dot = 0
  for (let k = 0; k < 4; k++) dot += num(a, slot * 4 + k) * num(b, slot * 4 + k)
  return (2 * Math.acos(Math.min(1, Math.abs(dot))) * 180) / Math.PI
}

const phases = thorough ? [0.2, 0.5, 0.8, 1.1, 1.5, 2, 2.6, 3.2] : [0.9]
const pairs = clips.flatMap(from => clips.map(to => [from.name, to.name] as const))

describe('动作之间的过渡', () => {
  it(
    '任何两个动作之间，手都不进身体',
    () => {
      let worst = { depth: -1, where: '' }
      for (const [from, to] of pairs)
        for (const seconds of phases) {
          let frame = 0
          change(from, seconds, to, 30, player => {
            if (!thorough && frame++ % 5 !== 2) return
            const depth = depthOf(player)
            if (depth > worst.depth) worst = { depth, where: `${from} at ${seconds} → ${to}` }
          })
        }
      expect(worst.depth, worst.where).toBeLessThan(0.004)
    },
    limitMs,
  )

  it('任何时刻打断，关节的速度和加速度都不突变', () => {
    const fps = 60
    for (const [from, to] of pairs)
      for (const seconds of phases) {
        const before = new Float32Array(poseLength)
        const speeds = new Float32Array(motionBones.length)
        let frame = 0
        change(from, seconds, to, fps, player => {
          if (frame > 0)
            for (let slot = 0; slot < motionBones.length; slot++) {
              const speed = angle(before, player.pose.turns, slot) * fps
              const easy = isFinger[slot] === true ? 2 : 1
              const where = `${motionBones[slot]}, ${from} at ${seconds} → ${to}, frame ${frame}`
              if (speed > 420 * easy) expect.fail(`${where}: ${speed}°/s`)
              if (frame > 1 && Math.abs(speed - num(speeds, slot)) * fps > 4200 * easy) expect.fail(`${where}: a jerk`)
              speeds[slot] = speed
            }
          before.set(player.pose.turns)
          frame++
        })
      }
  })

  it('按什么次序、在什么时刻要什么动作，姿势都是单位四元数，最后回到站姿', () => {
    const step = fc.record({
      name: fc.constantFrom(...clips.map(clip => clip.name), '没有这个动作'),
      frames: fc.integer({ min: 1, max: 90 }),
      fps: fc.constantFrom(15, 30, 60),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), steps => {
        const player = createMotionPlayer(clips, rest)
        for (const { name, frames, fps } of steps) {
          begin(player, name)
          for (let frame = 0; frame < frames; frame++) {
            player.update(1 / fps)
            for (let slot = 0; slot < motionBones.length; slot += 7) {
              let length = 0
              for (let k = 0; k < 4; k++) length += num(player.pose.turns, slot * 4 + k) ** 2
              expect(Math.abs(length - 1)).toBeLessThan(1e-3)
            }
          }
        }
        player.release()
        player.hold(['idle'])
        let seconds = 0
        for (; seconds < 8; seconds += 1 / 30) player.update(1 / 30)
        expect(player.busy).toBe(false)
        const idle = { turns: new Float32Array(poseLength), hips: new Float32Array(3) }
        sampleClip(clips[0] as MotionClip, 0, idle.turns, idle.hips)
        for (let slot = 0; slot < motionBones.length; slot++)
          expect(angle(idle.turns, player.pose.turns, slot)).toBeLessThan(5)
      }),
      { numRuns: 40 },
    )
  })

  it('同样的调用，走得一样；十五帧和六十帧走到同一个地方', () => {
    const end = (fps: number): Float32Array => {
      const player = createMotionPlayer(clips, rest)
      player.hold(['idle'])
      player.reset()
      player.play('wave')
      for (let frame = 0; frame < fps * 1.2; frame++) player.update(1 / fps)
      player.play('explain')
      for (let frame = 0; frame < fps * 2; frame++) player.update(1 / fps)
      return player.pose.turns.slice()
    }
    expect(end(60)).toEqual(end(60))
    const slow = end(15)
    const quick = end(60)
    for (let slot = 0; slot < motionBones.length; slot++) expect(angle(slow, quick, slot)).toBeLessThan(6)
  })
})

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Quaternion } from 'three'
import { createBody, type Body } from '#avatar/body.ts'
import { loadGesture } from '#avatar/gesture.ts'
import { loadVrm } from '#avatar/load-vrm.ts'
import type { MotionClip } from '#avatar/motion-clip.ts'
import { tinyVrm } from '#tests/fixtures/tiny-vrm.ts'

const motions = path.resolve(import.meta.dirname, '../../avatars/xiaozheng/gestures')

/** The smallest person with the host's real motions: what moves is the program's, what is drawn does not matter. @param only  these motions; all where absent */
export async function bodyWithMotions(seed: number, only?: readonly string[]): Promise<Body> {
  const { vrm } = await loadVrm(tinyVrm())
  const clips = new Map<string, MotionClip>()
  for (const file of readdirSync(motions).sort()) {
    const name = file.replace(/\.vrma$/, '')
    if (only !== undefined && !only.includes(name)) continue
    const bytes = new Uint8Array(readFileSync(path.join(motions, file)))
    clips.set(name, await loadGesture(vrm, name, bytes.buffer))
  }
  return createBody(vrm, clips, seed, false)
}

const watched = [
  'spine',
  'upperChest',
  'neck',
  'head',
  'rightUpperArm',
  'rightLowerArm',
  'leftUpperArm',
  'leftLowerArm',
] as const

/** One look at a body: joints as rotations, the eyes' direction in degrees, the lids. */
export interface Look {
  readonly turns: readonly Quaternion[]
  readonly yaw: number
  readonly pitch: number
  readonly blink: number
}

export function lookAt(body: Body): Look {
  return {
    turns: watched.map(name => body.vrm.humanoid.getNormalizedBoneNode(name)?.quaternion.clone() ?? new Quaternion()),
    yaw: body.vrm.lookAt?.yaw ?? 0,
    pitch: body.vrm.lookAt?.pitch ?? 0,
    blink: body.shown('blink'),
  }
}

/** Seconds at which the eyes begin to close. */
export function blinkTimes(looks: readonly Look[], fps: number): number[] {
  const times: number[] = []
  let open = true
  looks.forEach(({ blink }, frame) => {
    if (open && blink > 0.5) {
      times.push(frame / fps)
      open = false
    } else if (blink < 0.3) open = true
  })
  return times
}

/**
 * How near a stretch of two seconds comes to another one within the next half minute, as the mean angle of its joints in degrees:
 * near zero means that a movement was seen twice.
 */
export function nearestRepeat(looks: readonly Look[], fps: number): number {
  const step = Math.max(1, Math.round(fps / 5))
  const thin = looks.filter((_look, frame) => frame % step === 0)
  const window = 10
  let nearest = Infinity
  for (let at = 0; at + window < thin.length; at += 5) {
    for (let lag = window * 2; lag <= 150 && at + lag + window < thin.length; lag++) {
      let sum = 0
      for (let frame = 0; frame < window; frame++) {
        const [one, two] = [thin[at + frame], thin[at + lag + frame]]
        one?.turns.forEach((turn, bone) => (sum += turn.angleTo(two?.turns[bone] ?? turn)))
      }
      nearest = Math.min(nearest, (sum / window / watched.length) * (180 / Math.PI))
    }
  }
  return nearest
}

/** Runs a body and looks at it after every frame. */
export function watch(
  body: Body,
  seconds: number,
  fps: number,
  each: (second: number) => void = () => undefined,
): Look[] {
  const looks: Look[] = []
  for (let frame = 0; frame < seconds * fps; frame++) {
    each(frame / fps)
    body.step(1 / fps)
    looks.push(lookAt(body))
  }
  return looks
}

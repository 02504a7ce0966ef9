import { createInertia, newPose, type PoseNumbers } from './inertia.ts'
import { sampleClip, type MotionClip } from './motion-clip.ts'

/**
 * Which motion is shown now: one stance always holds (hands clasped, listening, …), a gesture plays once above it. A change of
 * motion is carried over by `inertia.ts`, so calls may come at any moment and in any order.
 */
export interface MotionPlayer {
  /** Plays a motion once. @returns false when there is no such motion */
  play(name: string): boolean
  /** Takes up the first stance of the list that there is. */
  hold(stances: readonly string[]): void
  /** Goes back to the stance now. */
  release(): void
  /** The gesture playing, else the stance held, else ''. */
  readonly current: string
  /** A gesture is playing. */
  readonly busy: boolean
  readonly names: readonly string[]
  /** A motion that has been read by now. */
  add(clip: MotionClip): void
  update(deltaSeconds: number): void
  reset(): void
  /** What is shown, after the last update. */
  readonly pose: PoseNumbers
}

/** @param rest  the pose where no motion holds; copied */
export function createMotionPlayer(known: readonly MotionClip[], rest: Float32Array): MotionPlayer {
  const clips = [...known]
  const inertia = createInertia()
  const pose = newPose()
  const before = newPose()
  const target = newPose()
  let stance: MotionClip | undefined
  let gesture: MotionClip | undefined
  let gestureSeconds = 0
  /** Stances go by a clock of their own, so that each begins somewhere else in its loop every time. */
  let clock = 0
  let lastStep = 0
  let changed = false

  const find = (name: string): MotionClip | undefined => {
    for (let at = 0; at < clips.length; at++) if (clips[at]?.name === name) return clips[at]
    return undefined
  }
  const aim = (): void => {
    if (gesture !== undefined) sampleClip(gesture, gestureSeconds, target.turns, target.hips)
    else if (stance !== undefined) sampleClip(stance, clock % stance.durationSeconds, target.turns, target.hips)
    else {
      target.turns.set(rest)
      target.hips.fill(0)
    }
  }
  const show = (): void => {
    pose.turns.set(target.turns)
    pose.hips.set(target.hips)
    inertia.apply(pose)
  }
  const reset = (): void => {
    gesture = undefined
    gestureSeconds = clock = lastStep = 0
    changed = false
    inertia.reset()
    aim()
    show()
    before.turns.set(pose.turns)
    before.hips.set(pose.hips)
  }
  reset()

  return {
    pose,
    get names() {
      return clips.map(clip => clip.name)
    },
    add: clip => void clips.push(clip),
    get current() {
      return (gesture ?? stance)?.name ?? ''
    },
    get busy() {
      return gesture !== undefined
    },
    play(name) {
      const found = find(name)
      if (found === undefined) return false
      if (found === stance && gesture === undefined) return true
      gesture = found
      gestureSeconds = 0
      changed = true
      return true
    },
    hold(stances) {
      let next: MotionClip | undefined
      for (let at = 0; at < stances.length && next === undefined; at++) next = find(stances[at] ?? '')
      if (next === stance) return
      stance = next
      if (gesture === undefined) changed = true
    },
    release() {
      if (gesture === undefined) return
      gesture = undefined
      changed = true
    },
    reset,
    update(deltaSeconds) {
      clock += deltaSeconds
      if (gesture !== undefined) {
        gestureSeconds += changed ? 0 : deltaSeconds * (1 - inertia.drag)
        if (gestureSeconds >= gesture.durationSeconds) {
          gesture = undefined
          changed = true
        }
      }
      aim()
      if (changed) {
        inertia.begin(pose, before, target, lastStep)
        changed = false
      }
      before.turns.set(pose.turns)
      before.hips.set(pose.hips)
      inertia.update(deltaSeconds)
      show()
      lastStep = deltaSeconds
    },
  }
}

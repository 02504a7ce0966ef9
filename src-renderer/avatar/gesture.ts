import { AnimationMixer, LoopOnce, LoopRepeat, type AnimationAction, type AnimationClip } from 'three'
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js'
import {
  createVRMAnimationClip,
  VRMAnimationLoaderPlugin,
  VRMLookAtQuaternionProxy,
  type VRMAnimation,
} from '@pixiv/three-vrm-animation'
import type { VRM } from '@pixiv/three-vrm'
import { smoothstep } from './easing.ts'
import { BrokenAvatar } from './avatar-file.ts'

/**
 * Motions of arms and trunk, from `.vrma` files. One stance always holds (hands clasped, listening, …); a gesture plays once
 * above it and gives way before it ends. Where nothing holds, the arms hang down (rest-pose.ts).
 *
 * Motions move bones only: the face belongs to the expression mixer and the eyes to the gaze.
 */
export interface Gestures {
  /** Plays a motion once. @returns false when the avatar has no such motion */
  play(name: string): boolean
  /** Takes up the first stance of the list that the avatar has. */
  hold(stances: readonly string[]): void
  /** Fades a playing gesture out now. */
  release(): void
  /** The gesture playing, else the stance held, else ''. */
  readonly current: string
  readonly names: readonly string[]
  update(deltaSeconds: number): void
  reset(): void
}

const fadeSeconds = 0.32

interface Motion {
  readonly name: string
  readonly action: AnimationAction
  readonly durationSeconds: number
  /** 0…1, linear; the shown weight is its smoothstep. */
  presence: number
}

/** @throws BrokenAvatar when a motion cannot be read */
export async function loadGesture(vrm: VRM, name: string, source: string | ArrayBuffer): Promise<AnimationClip> {
  const loader = new GLTFLoader()
  loader.register(parser => new VRMAnimationLoaderPlugin(parser))
  let motion: VRMAnimation | undefined
  try {
    const bytes = typeof source === 'string' ? await (await fetch(source)).arrayBuffer() : source
    const gltf = await loader.parseAsync(bytes, '')
    motion = (gltf.userData['vrmAnimations'] as VRMAnimation[] | undefined)?.[0]
  } catch (cause) {
    throw new BrokenAvatar('UNREADABLE', cause)
  }
  if (motion === undefined) throw new BrokenAvatar('NOT_A_BODY')
  motion.lookAtTrack = null
  // The library asks for a look-at proxy even where the eyes are left alone, and complains when there is none.
  if (vrm.lookAt && !vrm.scene.children.some(child => child instanceof VRMLookAtQuaternionProxy)) {
    const proxy = new VRMLookAtQuaternionProxy(vrm.lookAt)
    proxy.name = 'look-at'
    vrm.scene.add(proxy)
  }
  motion.expressionTracks.preset.clear()
  motion.expressionTracks.custom.clear()
  const clip = createVRMAnimationClip(motion, vrm)
  clip.name = name
  for (const track of clip.tracks) if (track.name.endsWith('.position')) anchor(track.values, vrm)
  return clip
}

/** Some idle motions wander by 0.1–0.2 m; she stays where the picture was framed. */
function anchor(values: { [index: number]: number; readonly length: number }, vrm: VRM): void {
  const rest = vrm.humanoid.normalizedRestPose.hips?.position
  for (const axis of [0, 2]) {
    let mean = 0
    for (let at = axis; at < values.length; at += 3) mean += (values[at] ?? 0) / (values.length / 3)
    for (let at = axis; at < values.length; at += 3) values[at] = (values[at] ?? 0) - mean + (rest?.[axis] ?? 0)
  }
}

/** @param clips  by name; the skeleton must stand in its rest pose now, as that is what shows where no motion holds */
export function createGestures(vrm: VRM, clips: ReadonlyMap<string, AnimationClip>): Gestures {
  const mixer = new AnimationMixer(vrm.scene)
  const motions: Motion[] = [...clips].map(([name, clip]) => {
    const action = mixer.clipAction(clip)
    action.clampWhenFinished = true
    action.play()
    action.setEffectiveWeight(0)
    return { name, action, durationSeconds: clip.duration, presence: 0 }
  })
  const find = (name: string): Motion | undefined => motions.find(motion => motion.name === name)
  let stance: Motion | undefined
  let gesture: Motion | undefined

  const start = (motion: Motion, once: boolean): void => {
    motion.action.reset()
    motion.action.setLoop(once ? LoopOnce : LoopRepeat, once ? 1 : Infinity)
    motion.action.clampWhenFinished = true
    motion.action.play()
  }
  const weigh = (deltaSeconds: number): void => {
    const step = deltaSeconds / fadeSeconds
    let sum = 0
    for (let at = 0; at < motions.length; at++) {
      const motion = motions[at]
      if (motion === undefined) continue
      const wanted = motion === (gesture ?? stance) ? 1 : 0
      motion.presence += Math.min(step, Math.max(-step, wanted - motion.presence))
      sum += smoothstep(motion.presence)
    }
    for (let at = 0; at < motions.length; at++) {
      const motion = motions[at]
      motion?.action.setEffectiveWeight(smoothstep(motion.presence) / Math.max(1, sum))
    }
  }

  return {
    names: motions.map(motion => motion.name),
    get current() {
      return (gesture ?? stance)?.name ?? ''
    },
    play(name) {
      const motion = find(name)
      if (motion === undefined) return false
      if (motion === stance) return true
      gesture = motion
      start(motion, true)
      return true
    },
    hold(stances) {
      const next = stances.map(find).find(motion => motion !== undefined)
      if (next === stance) return
      stance = next
      if (next !== undefined && next !== gesture && next.presence === 0) start(next, false)
    },
    release() {
      gesture = undefined
    },
    update(deltaSeconds) {
      if (gesture !== undefined && gesture.action.time >= gesture.durationSeconds - fadeSeconds) {
        if (stance !== undefined && stance.presence === 0) start(stance, false)
        gesture = undefined
      }
      weigh(deltaSeconds)
      mixer.update(deltaSeconds)
    },
    reset() {
      gesture = undefined
      for (const motion of motions) {
        motion.presence = motion === stance ? 1 : 0
        start(motion, false)
        motion.action.setEffectiveWeight(motion.presence)
      }
      mixer.setTime(0)
    },
  }
}

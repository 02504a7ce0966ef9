import type { AnimationClip, Quaternion } from 'three'
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js'
import {
  createVRMAnimationClip,
  VRMAnimationLoaderPlugin,
  VRMLookAtQuaternionProxy,
  type VRMAnimation,
} from '@pixiv/three-vrm-animation'
import type { VRM } from '@pixiv/three-vrm'
import { BrokenAvatar } from '#contract/avatar-file.ts'
import { clipOf } from './clip-of.ts'
import { motionBones, num, poseLength, type MotionClip } from './motion-clip.ts'
import { createMotionPlayer, type MotionPlayer } from './motion-player.ts'

/**
 * Motions of arms and trunk, from `.vrma` files, on the bones of one body. Where nothing holds, the arms hang down (rest-pose.ts).
 *
 * Motions move bones only: the face belongs to the expression mixer and the eyes to the gaze.
 */
export type Gestures = Omit<MotionPlayer, 'pose'>

/** @throws BrokenAvatar when a motion cannot be read */
export async function loadGesture(vrm: VRM, name: string, source: string | ArrayBuffer): Promise<MotionClip> {
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
  const clip: AnimationClip = createVRMAnimationClip(motion, vrm)
  return clipOf(vrm, name, clip)
}

/** @param clips  by name; the skeleton must stand in its rest pose now, as that is what shows where no motion holds */
export function createGestures(vrm: VRM, clips: ReadonlyMap<string, MotionClip>): Gestures {
  const nodes = motionBones.map(name => vrm.humanoid.getNormalizedBoneNode(name))
  const rest = new Float32Array(poseLength)
  nodes.forEach((node, at) => rest.set(node === null ? [0, 0, 0, 1] : node.quaternion.toArray(), at * 4))
  const hips = vrm.humanoid.getNormalizedBoneNode('hips')
  const home = hips?.position.clone()
  const player = createMotionPlayer([...clips.values()], rest)

  const write = (): void => {
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at]
      if (node) setTurn(node.quaternion, player.pose.turns, at * 4)
    }
    if (hips === null || home === undefined) return
    const way = player.pose.hips
    hips.position.set(home.x + num(way, 0), home.y + num(way, 1), home.z + num(way, 2))
  }
  return {
    get names() {
      return player.names
    },
    add: player.add,
    play: player.play,
    hold: player.hold,
    release: player.release,
    get current() {
      return player.current
    },
    get busy() {
      return player.busy
    },
    update(deltaSeconds) {
      player.update(deltaSeconds)
      write()
    },
    reset() {
      player.reset()
      write()
    },
  }
}

function setTurn(of: Quaternion, turns: Float32Array, at: number): void {
  of.set(num(turns, at), num(turns, at + 1), num(turns, at + 2), num(turns, at + 3))
}

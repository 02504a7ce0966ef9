import { AnimationMixer, type AnimationClip } from 'three'
import type { VRM } from '@pixiv/three-vrm'
import { motionBones, poseLength, type MotionClip } from './motion-clip.ts'

/** The foundry writes 30 a second; other files are read at the same rate. */
const framesPerSecond = 30
/** A motion longer than this is a dance, not a gesture; what comes after is left out. */
const longestSeconds = 60

/**
 * A clip of three, for one body, as plain numbers. Bones without a track keep the pose she was made in;
 * the body stands afterwards as it stood, so a motion may be read while she is seen.
 * The hips stay where the picture was framed: some idle motions wander by 0.1–0.2 m, so their mean in the plane is taken off.
 */
export function clipOf(vrm: VRM, name: string, clip: AnimationClip): MotionClip {
  const durationSeconds = Math.max(0.1, Math.min(clip.duration, longestSeconds))
  const frames = Math.max(2, Math.round(durationSeconds * framesPerSecond) + 1)
  const turns = new Float32Array(frames * poseLength)
  const hips = new Float32Array(frames * 3)
  const nodes = motionBones.map(bone => vrm.humanoid.getNormalizedBoneNode(bone))
  const before = nodes.map(node => node?.quaternion.clone())
  const root = vrm.humanoid.getNormalizedBoneNode('hips')
  const stood = root?.position.clone()
  vrm.humanoid.resetNormalizedPose()
  const home = root?.position.clone()
  const mixer = new AnimationMixer(vrm.scene)
  const action = mixer.clipAction(clip)
  action.play()
  for (let frame = 0; frame < frames; frame++) {
    // The very end of a looping clip reads as its beginning; a hair before it does not.
    mixer.setTime(Math.min((durationSeconds * frame) / (frames - 1), clip.duration - 1e-5))
    nodes.forEach((node, at) => {
      turns.set(node === null ? [0, 0, 0, 1] : node.quaternion.toArray(), frame * poseLength + at * 4)
    })
    if (root !== null && home !== undefined) {
      hips.set([root.position.x - home.x, root.position.y - home.y, root.position.z - home.z], frame * 3)
    }
  }
  action.stop()
  mixer.uncacheRoot(vrm.scene)
  nodes.forEach((node, at) => {
    const rest = before[at]
    if (node !== null && rest !== undefined) node.quaternion.copy(rest)
  })
  if (root !== null && stood !== undefined) root.position.copy(stood)
  for (const axis of [0, 2]) {
    let mean = 0
    for (let at = axis; at < hips.length; at += 3) mean += (hips[at] ?? 0) / frames
    if (Math.abs(mean) > 0.02) for (let at = axis; at < hips.length; at += 3) hips[at] = (hips[at] ?? 0) - mean
  }
  return { name, durationSeconds, frames, turns, hips }
}

import { Box3, MathUtils, Vector3, type Mesh } from 'three'
import { MToonMaterial, type VRM, type VRMHumanBoneName } from '@pixiv/three-vrm'
import { createBlink } from './blink.ts'
import { createBreath } from './breath.ts'
import { createExpressionMixer } from './expression-mixer.ts'
import { createFaceWriter } from './face-writer.ts'
import { createFeet } from './feet.ts'
import type { BodyHeights } from './framing.ts'
import { createGaze } from './gaze.ts'
import { createGestures, type Gestures } from './gesture.ts'
import { faceOf } from './load-vrm.ts'
import type { MotionClip } from './motion-clip.ts'
import { createMouth, type Mouth } from './mouth.ts'
import { createNod } from './nod.ts'
import { createPoseLayers } from './pose-layers.ts'
import { createPresence, type Presence } from './presence.ts'
import { createRandom } from './random.ts'
import { setRestPose } from './rest-pose.ts'
import { createSway } from './sway.ts'
import { orderParts, updateParts, type Part } from './update-order.ts'

/** All parts of one loaded avatar, put together. Time comes in through `step` alone. */
export interface Body {
  readonly vrm: VRM
  readonly heights: BodyHeights
  readonly presence: Presence
  readonly gestures: Gestures
  readonly mouth: Mouth
  /** See `ExpressionMixer.tryOn`. */
  tryExpression(name: string | null): void
  /** Weight shown on the face, by expression name. */
  shown(name: string): number
  /** The point she means by "the visitor": metres, feet at the origin, +Z towards the viewer, + X the viewer's right. */
  aimAt(x: number, y: number, z: number): void
  step(deltaSeconds: number): void
  /** Back to the first moment of the seed, in the present state and stance. */
  reset(): void
}

/** Degrees of an eye jump that count as a turn of the head, and as a glance worth a blink. */
const headTurnDegrees = 25
const glanceDegrees = 7
/** A phrase ends when the mouth has been closed this long after it was open. */
const phraseEndSeconds = 0.15

export function createBody(
  vrm: VRM,
  clips: ReadonlyMap<string, MotionClip>,
  seed: number,
  reducedMotion: boolean,
): Body {
  setRestPose(vrm)
  vrm.update(0)
  const heights = measure(vrm)
  if (vrm.lookAt) vrm.lookAt.autoUpdate = false

  const mixer = createExpressionMixer(faceOf(vrm))
  const writeFace = createFaceWriter(vrm)
  const moving = (vrm.materials ?? []).filter(material => material instanceof MToonMaterial)
  const layers = createPoseLayers(vrm)
  const feet = createFeet(vrm)
  const gestures = createGestures(vrm, clips)
  const blink = createBlink(createRandom(seed, 1))
  const gaze = createGaze(
    createRandom(seed, 2),
    degrees => {
      if (degrees > headTurnDegrees) blink.consider('head')
      else if (degrees > glanceDegrees) blink.consider('gaze')
    },
    reducedMotion,
  )
  const breath = createBreath(layers)
  const sway = createSway(createRandom(seed, 3), layers, reducedMotion)
  const nod = createNod(layers)
  const mouth = createMouth(mixer)
  const presence = createPresence(createRandom(seed, 4), { gaze, mixer, breath, gestures, nod }, reducedMotion)
  let wasOpen = false
  const now = { closedFor: 0 }

  const blinkWithSpeech = (deltaSeconds: number): void => {
    const opening = mouth.opening()
    if (opening > 0.3) wasOpen = true
    now.closedFor = opening < 0.1 ? now.closedFor + deltaSeconds : 0
    if (wasOpen && now.closedFor > phraseEndSeconds) {
      wasOpen = false
      blink.consider('phrase')
    }
    blink.update(deltaSeconds)
    mixer.setBlink(blink.value)
  }
  const look = (deltaSeconds: number): void => {
    gaze.update(deltaSeconds)
    const { headPitch, headYaw, eyeYaw, eyePitch } = gaze
    layers.turn('neck', headPitch * 0.45, headYaw * 0.45, 0)
    layers.turn('head', headPitch * 0.55, headYaw * 0.55, 0)
    if (vrm.lookAt) {
      vrm.lookAt.yaw = eyeYaw
      vrm.lookAt.pitch = eyePitch
    }
    mixer.setEyePitch(eyePitch)
  }
  const moveSkeleton = (deltaSeconds: number): void => {
    vrm.humanoid.update()
    vrm.lookAt?.update(deltaSeconds)
    writeFace()
    vrm.nodeConstraintManager?.update()
    for (let at = 0; at < moving.length; at++) moving[at]?.update(deltaSeconds)
  }

  const parts: readonly Part[] = orderParts([
    { name: 'presence', update: presence.update },
    { name: 'pose-restore', update: layers.restore },
    { name: 'gesture', update: gestures.update },
    { name: 'pose-capture', update: layers.capture },
    { name: 'gaze', update: look },
    { name: 'breath', update: breath.update },
    { name: 'sway', update: delta => sway.update(delta, mouth.opening()) },
    { name: 'nod', update: nod.update },
    { name: 'pose-apply', update: layers.apply },
    { name: 'feet', update: feet.plant },
    { name: 'blink', update: blinkWithSpeech },
    { name: 'mouth', update: mouth.update },
    { name: 'expressions', update: mixer.update },
    { name: 'skeleton', update: moveSkeleton },
    // A long step (the window was hidden) would fling the hair.
    { name: 'springs', update: delta => vrm.springBoneManager?.update(Math.min(delta, 1 / 20)) },
  ])

  return {
    vrm,
    heights,
    presence,
    gestures,
    mouth,
    tryExpression: mixer.tryOn,
    shown: mixer.shown,
    aimAt(x, y, z) {
      const ahead = Math.max(0.05, z)
      const up = y - heights.eyes
      gaze.aimAt(Math.atan2(x, ahead) * MathUtils.RAD2DEG, -Math.atan2(up, Math.hypot(x, ahead)) * MathUtils.RAD2DEG)
    },
    step: deltaSeconds => updateParts(parts, deltaSeconds),
    reset() {
      layers.restore()
      for (const part of [blink, gaze, breath, sway, nod, mouth, mixer, gestures]) part.reset()
      presence.reset()
      gestures.reset()
      wasOpen = false
      now.closedFor = 0
      layers.capture()
      updateParts(parts, 0)
      vrm.scene.updateMatrixWorld(true)
      vrm.springBoneManager?.reset()
    },
  }
}

/** Where her points are in the pose she was made in; going through every moved and morphed point would take longer than a picture. */
function restBox(vrm: VRM): Box3 {
  const all = new Box3()
  const one = new Box3()
  vrm.scene.traverse(node => {
    if (!('isMesh' in node)) return
    const { geometry, matrixWorld } = node as Mesh
    if (geometry.boundingBox === null) geometry.computeBoundingBox()
    if (geometry.boundingBox !== null) all.union(one.copy(geometry.boundingBox).applyMatrix4(matrixWorld))
  })
  return all
}

function measure(vrm: VRM): BodyHeights {
  const place = new Vector3()
  vrm.scene.updateMatrixWorld(true)
  const heightOf = (name: VRMHumanBoneName): number | undefined =>
    vrm.humanoid.getRawBoneNode(name)?.getWorldPosition(place).y
  const head = heightOf('head') ?? 1.4
  const box = restBox(vrm)
  const eyes = heightOf('leftEye') ?? head + 0.08
  // A hat, a flag or a stray vertex must not push her out of the picture: hair is at most 0.3 m above the eyes.
  const top = Number.isFinite(box.max.y) ? Math.min(Math.max(box.max.y, eyes + 0.1), eyes + 0.3) : eyes + 0.155
  return { top, eyes, hips: heightOf('leftUpperLeg') ?? eyes * 0.57, knees: heightOf('leftLowerLeg') ?? eyes * 0.31 }
}

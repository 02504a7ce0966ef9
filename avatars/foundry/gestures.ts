/**
 * The motions of a host at a counter. Degrees; arms are written as for the left side (motion.ts turns them for the right).
 * Stances (idle, listen, think) loop without a seam; gestures start and end in the idle stance. The bow of 15° is etiquette, not taste.
 */
import type { ArmPose, Motion, Pose } from './motion.ts'
import { arm } from './motion.ts'
import type { V3 } from './vec.ts'

const LEFT_CLASP: ArmPose = {
  shoulder: [0, 0, -3],
  upper: [-8, 0, -70],
  lower: [56, -66, 0],
  hand: [-6, 0, -4],
  curl: [12, 13, 14, 15],
  spread: -4,
}
// Equal angles would make the hands run into each other: the right one lies over the left, an inch before it.
const RIGHT_CLASP: ArmPose = {
  shoulder: [0, 0, -3],
  upper: [-17, 0, -70],
  lower: [54, -68, 0],
  hand: [-6, 0, -16],
  curl: [18, 20, 22, 24],
  spread: -4,
}
const RIGHT_DOWN: ArmPose = {
  shoulder: [0, 0, -6],
  upper: [4, 0, -67],
  lower: [0, -14, -3],
  hand: [-8, 0, 4],
  curl: [16, 18, 21, 23],
  thumb: [0, 20, 0],
}

const CLASP: Pose = { ...arm('left', LEFT_CLASP), ...arm('right', RIGHT_CLASP) }
const HANGING_RIGHT: Pose = arm('right', RIGHT_DOWN)

const wave = (seconds: number, period: number, phase = 0): number => Math.sin((2 * Math.PI * seconds) / period + phase)

/** Stillness that lives: slow, small, and back at its start after six seconds. */
const calm = (seconds: number): Pose => ({
  spine: [0.25 * wave(seconds, 6), 0, 0.35 * wave(seconds, 6, 1)],
  chest: [-0.2 * wave(seconds, 3), 0, 0],
  neck: [0.3 * wave(seconds, 6, 2), 0.5 * wave(seconds, 6), 0],
  head: [0.4 * wave(seconds, 3, 1), 0.8 * wave(seconds, 6, 0.6), 0.4 * wave(seconds, 6, 2)],
  leftUpperArm: [0.3 * wave(seconds, 6), 0, 0.25 * wave(seconds, 3)],
  rightUpperArm: [0.3 * wave(seconds, 6), 0, -0.25 * wave(seconds, 3)],
})

const stance = (name: string, pose: Pose, seconds: number): Motion => ({
  name,
  loop: true,
  keys: [
    { at: 0, pose },
    { at: seconds, pose },
  ],
  sway: calm,
})

const BOW: Pose = {
  ...CLASP,
  hips: [3, 0, 0],
  spine: [5, 0, 0],
  chest: [4, 0, 0],
  upperChest: [3, 0, 0],
  neck: [4, 0, 0],
  head: [6, 0, 0],
  leftUpperLeg: [-3, 0, 0],
  rightUpperLeg: [-3, 0, 0],
}
// The head leads on the way up.
const BOW_RISING: Pose = { ...BOW, neck: [2, 0, 0], head: [2, 0, 0] }

const OPEN_PALM: ArmPose = {
  upper: [0, -38, -26],
  lower: [0, -16, 8],
  hand: [-62, 0, 6],
  curl: [3, 6, 9, 12],
  thumb: [0, -6, 0],
}
const pointing = (side: 'left' | 'right'): Pose => {
  const m = side === 'left' ? 1 : -1
  const other = side === 'left' ? HANGING_RIGHT : arm('left', RIGHT_DOWN)
  return { ...other, ...arm(side, OPEN_PALM), upperChest: [0, 5 * m, 0], head: [0, 12 * m, 0], neck: [0, 3 * m, 0] }
}
const held = (pose: Pose, turn: V3): Pose => ({ ...pose, head: turn })
const point = (name: string, side: 'left' | 'right'): Motion => {
  const pose = pointing(side)
  return {
    name,
    loop: false,
    keys: [
      { at: 0, pose: CLASP },
      { at: 0.65, pose },
      // She points, then looks back at the visitor while the arm stays.
      { at: 1.5, pose },
      { at: 2.1, pose: held(pose, [1, 0, 0]) },
      { at: 2.9, pose: held(pose, [1, 0, 0]) },
      { at: 3.6, pose: CLASP },
    ],
  }
}

const palms = (left: number, right: number): Pose => {
  const open = (beat: number): ArmPose => ({
    upper: [-18, 0, -66],
    lower: [-8, -82 + beat, 0],
    hand: [-68, 0, -10],
    curl: [9, 10, 12, 14],
    spread: 4,
    thumb: [0, -4, 0],
  })
  return { ...arm('left', open(left)), ...arm('right', open(right)) }
}

const WAVE = (swing: number): Pose => ({
  ...arm('left', LEFT_CLASP),
  ...arm('right', {
    upper: [0, -26, -44],
    lower: [0, -16, 112 + swing],
    hand: [-55, 0, 8 - swing * 0.4],
    curl: [4, 4, 4, 4],
    spread: 5,
    thumb: [0, -4, 0],
  }),
  head: [0, 0, 4],
})

const THINK: Pose = {
  ...arm('left', { ...LEFT_CLASP, upper: [-16, 0, -70], lower: [58, -84, 0] }),
  ...arm('right', {
    upper: [-34, 0, -66],
    lower: [26, -132, 0],
    hand: [-10, 0, 6],
    curl: [10, 54, 60, 64],
    thumb: [0, 14, 0],
  }),
  head: [5, -9, -4],
}

export const MOTIONS: readonly Motion[] = [
  stance('idle', CLASP, 6),
  stance('listen', { ...CLASP, upperChest: [3, 0, 0], neck: [2, 0, 3], head: [3, 4, 5] }, 6),
  stance('think', THINK, 6),
  {
    name: 'greet',
    loop: false,
    keys: [
      { at: 0, pose: CLASP },
      { at: 0.6, pose: BOW },
      { at: 1.05, pose: BOW },
      { at: 1.25, pose: BOW_RISING },
      { at: 1.95, pose: CLASP },
      { at: 2.3, pose: CLASP },
    ],
  },
  {
    name: 'explain',
    loop: false,
    keys: [
      { at: 0, pose: CLASP },
      { at: 0.6, pose: palms(0, 0) },
      { at: 1.2, pose: palms(7, -5) },
      { at: 1.8, pose: palms(-5, 7) },
      { at: 2.4, pose: palms(2, 0) },
      { at: 3.1, pose: CLASP },
    ],
  },
  point('point', 'left'),
  point('point-right', 'right'),
  {
    name: 'nod',
    loop: false,
    keys: [
      { at: 0, pose: CLASP },
      { at: 0.28, pose: { ...CLASP, neck: [5, 0, 0], head: [9, 0, 0] } },
      { at: 0.52, pose: { ...CLASP, head: [-1, 0, 0] } },
      { at: 0.74, pose: { ...CLASP, neck: [3, 0, 0], head: [5.5, 0, 0] } },
      { at: 1.1, pose: CLASP },
    ],
  },
  {
    name: 'wave',
    loop: false,
    keys: [
      { at: 0, pose: CLASP },
      { at: 0.55, pose: WAVE(0) },
      ...[14, -14, 14, -14, 14].map((swing, i) => ({ at: 0.8 + i * 0.24, pose: WAVE(swing) })),
      { at: 2.0, pose: WAVE(0) },
      { at: 2.7, pose: CLASP },
    ],
  },
]

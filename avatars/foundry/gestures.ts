/**
 * The motions of a host at a counter. Stances (idle, listen, think) loop without a seam; gestures start and end in the idle
 * stance. The bow of 15° is etiquette, not taste; of two ways to point, the open palm is the polite one.
 */
import type { Key, Motion, Pose, Turns } from './motion.ts'
import {
  bowed,
  CLASP,
  clasped,
  counting,
  LISTENING,
  oneHand,
  palms,
  PARTED,
  pointing,
  pointingUp,
  presenting,
  THINKING,
  waving,
} from './poses.ts'
import type { BoneName } from './skeleton.ts'
import { smoothstep } from './vec.ts'

const turn = (seconds: number, period: number, phase = 0): number => Math.sin((2 * Math.PI * seconds) / period + phase)

interface Calm {
  /** Length of the loop, seconds; every period below divides it. */
  readonly seconds: number
  /** Shift of the weight in metres, + to her left, and the phase of all small movement. */
  readonly weight: number
  readonly phase: number
}

/** Stillness that lives: slow, small, and back at its start after one loop. */
const calm =
  ({ seconds, weight, phase }: Calm) =>
  (t: number): { turns: Turns; hips: readonly [number, number, number] } => {
    const slow = turn(t, seconds, phase)
    const half = turn(t, seconds / 2, phase + 1)
    const third = turn(t, seconds / 3, phase * 2)
    const shift = weight * (1 - Math.cos((2 * Math.PI * t) / seconds)) * 0.5
    const lean = shift * 90
    return {
      hips: [shift, -Math.abs(shift) * 0.2, 0.001 * slow],
      turns: {
        hips: [0, 0.4 * slow, lean],
        spine: [0.25 * half, -0.2 * slow, -lean * 0.75],
        chest: [-0.2 * third, 0, 0.2 * half],
        neck: [0.3 * half, 0.5 * slow, -lean * 0.2],
        head: [0.4 * third, 0.9 * half, 0.4 * slow],
        leftUpperArm: [0.3 * slow, 0, 0.25 * half],
        rightUpperArm: [0.3 * half, 0, -0.25 * slow],
      },
    }
  }

const stance = (name: string, held: Pose, life: Calm): Motion => ({
  name,
  loop: true,
  keys: [
    { at: 0, pose: held },
    { at: life.seconds, pose: held },
  ],
  sway: calm(life),
})

const FINGER_LAG = 0.06

/**
 * Fingers arrive a little after the hand, the head a little before the trunk. The right hand lies on the left one: it leaves
 * first and comes back last, or they would run through each other.
 */
const follow =
  (end: number, lag: number) =>
  (bone: BoneName, seconds: number): number => {
    if (bone === 'head') return 0.05 * smoothstep(0, 0.2, seconds)
    const back = smoothstep(end * 0.3, end * 0.7, seconds)
    const side = bone.startsWith('left') ? -lag * (1 - back) : bone.startsWith('right') ? -lag * back : 0
    return /Proximal|Intermediate|Distal|Metacarpal/.test(bone) ? side - FINGER_LAG : side
  }

/** Keys by their seconds; begins and ends in the idle stance, with a rest at the end for what follows late. */
const gesture = (name: string, poses: readonly (readonly [number, Pose])[], end: number, lag = 0.12): Motion => {
  const keys: Key[] = [{ at: 0, pose: CLASP }, ...poses.map(([at, held]) => ({ at, pose: held }))]
  return {
    name,
    loop: false,
    keys: [...keys, { at: end, pose: CLASP }, { at: end + FINGER_LAG + lag, pose: CLASP }],
    lead: follow(end, lag),
  }
}

/** She points, then looks back at the visitor while the arm stays. */
const point = (name: string, held: (look: number) => Pose): Motion =>
  gesture(
    name,
    [
      [0.75, held(1)],
      [1.5, held(1)],
      [2.1, held(0.15)],
      [2.9, held(0.15)],
    ],
    3.7,
  )

/** The same with the left hand, which first has to come out from under the right one. */
const fromBelow = (name: string, held: (look: number) => Pose): Motion =>
  gesture(
    name,
    [
      [0.38, PARTED],
      [1.12, held(1)],
      [1.75, held(1)],
      [2.3, held(0.12)],
      [3.1, held(0.12)],
      [3.85, PARTED],
    ],
    4.25,
    0,
  )

const bow = (name: string, degrees: number, head: number, held: number): Motion => {
  const down = bowed(degrees, head)
  // The head leads on the way up.
  const rising = bowed(degrees * 0.8, head * 0.35)
  return gesture(
    name,
    [
      [0.7, down],
      [0.7 + held, down],
      [1.0 + held, rising],
    ],
    1.75 + held,
    0,
  )
}

const swings = (from: number, count: number, height: number): (readonly [number, Pose])[] =>
  Array.from({ length: count }, (_, i) => [from + i * 0.26, waving(i % 2 === 0 ? 1 : -1, height)] as const)

export const MOTIONS: readonly Motion[] = [
  stance('idle', CLASP, { seconds: 6, weight: 0.004, phase: 0 }),
  stance('idle-left', clasped({ upperChest: [0, 1, 0], head: [0, 1, -1.5] }), { seconds: 9, weight: 0.014, phase: 1 }),
  stance('idle-right', clasped({ neck: [1, -1, 0], head: [1, -1.5, 1.5] }), { seconds: 7.5, weight: -0.013, phase: 2 }),
  stance('listen', LISTENING, { seconds: 6, weight: 0.003, phase: 0.5 }),
  stance('think', THINKING, { seconds: 6, weight: -0.004, phase: 1.5 }),
  bow('greet', 15, 10, 0.45),
  bow('apologise', 24, 15, 0.9),
  gesture('wave', [[0.6, waving(0, 1.3)], ...swings(0.85, 5, 1.3), [2.15, waving(0, 1.3)]], 2.9),
  fromBelow('point-left', look => pointing('left', look)),
  point('point-right', look => pointing('right', look)),
  point('point-up', pointingUp),
  gesture(
    'explain',
    [
      [0.7, palms([0, 0], [0, 0])],
      [1.3, palms([0.03, 0.02], [-0.015, 0])],
      [1.9, palms([-0.015, 0], [0.03, 0.02])],
      [2.5, palms([0.005, 0.01], [0.005, 0.01])],
    ],
    3.3,
  ),
  gesture(
    'explain-one',
    [
      [0.65, oneHand(0, 0)],
      [1.2, oneHand(0.02, 0.07)],
      [1.8, oneHand(-0.01, 0.01)],
      [2.4, oneHand(0.015, 0.06)],
    ],
    3.1,
  ),
  gesture(
    'count',
    [
      [0.7, counting(1, 0.012)],
      [1.25, counting(1, 0)],
      [1.6, counting(2, 0.014)],
      [2.15, counting(2, 0)],
      [2.5, counting(3, 0.014)],
      [3.2, counting(3, 0)],
    ],
    3.95,
  ),
  fromBelow('present', presenting),
  gesture(
    'nod',
    [
      [0.3, clasped({ neck: [5, 0, 0], head: [8, 0, 0] })],
      [0.58, clasped({ head: [-1, 0, 0] })],
      [0.84, clasped({ neck: [3, 0, 0], head: [5, 0, 0] })],
    ],
    1.25,
  ),
  gesture(
    'farewell',
    [[0.65, waving(0, 1.24)], ...swings(0.9, 3, 1.24), [1.75, waving(0, 1.24)], [2.45, CLASP], [2.95, bowed(8, 8)]],
    3.65,
  ),
]

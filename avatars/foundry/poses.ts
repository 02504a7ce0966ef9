/**
 * The poses a host at a counter takes. Arms say where the wrist is (metres; reach.ts), written for the left and mirrored for the
 * right; trunk and head in degrees. Heights: waist 1.03, breast pocket 1.19, shoulder 1.30, chin 1.39.
 */
import type { Pose, Turns } from './motion.ts'
import { pose } from './motion.ts'
import { placed } from './kinematics.ts'
import { inverse, rotate } from './quaternion.ts'
import type { Carry, Reach } from './reach.ts'
import { reach, restOf } from './reach.ts'
import type { Side } from './skeleton.ts'
import { add, sub } from './vec.ts'
import type { V3 } from './vec.ts'

const DOWN_AND_OUT: V3 = [0.42, -0.8, -0.5]

const LEFT_CLASP: Reach = {
  wrist: [0.088, 0.965, 0.148],
  elbow: DOWN_AND_OUT,
  fingers: [-0.86, -0.42, 0.03],
  palm: [-0.05, 0.1, -1],
  curl: [9, 9, 8, 7],
  spread: -4,
  thumb: [-20, 4, -4],
}
// The right hand lies over the left, an inch before it.
const RIGHT_CLASP: Reach = {
  wrist: [0.085, 0.968, 0.178],
  elbow: DOWN_AND_OUT,
  fingers: [-0.87, -0.42, 0.06],
  palm: [-0.03, 0.1, -1],
  curl: [9, 10, 11, 12],
  spread: -4,
  thumb: [-24, 4, -4],
}

export const CLASP: Pose = { ...reach('left', LEFT_CLASP), ...reach('right', RIGHT_CLASP) }

/** The clasp with a bent trunk or head: the hands stay where they are on the waist. */
export function clasped(turns: Turns): Pose {
  const trunk = pose(turns)
  const bones = placed(trunk)
  const waist = bones.get('spine')
  const chest = bones.get('upperChest')
  if (waist === undefined || chest === undefined) throw new RangeError('a body without a trunk')
  const back = inverse(chest.turn)
  const carry: Carry = {
    place: p =>
      add(
        restOf('upperChest'),
        rotate(back, sub(add(waist.place, rotate(waist.turn, sub(p, restOf('spine')))), chest.place)),
      ),
    direction: d => rotate(back, rotate(waist.turn, d)),
  }
  return { ...reach('left', LEFT_CLASP, carry), ...reach('right', RIGHT_CLASP, carry), ...trunk }
}

/** Bow by `degrees` from hips to chest; the head goes on by half as much. */
export function bowed(degrees: number, head: number): Pose {
  const share = (k: number): V3 => [degrees * k, 0, 0]
  return clasped({
    hips: share(0.2),
    spine: share(1 / 3),
    chest: share(4 / 15),
    upperChest: share(0.2),
    neck: [head * 0.4, 0, 0],
    head: [head * 0.6, 0, 0],
  })
}

/** The other arm stays before the waist, as in the clasp, when one hand speaks; the right one in front, as it lay there. */
const WAITING: Record<Side, Reach> = {
  left: { ...LEFT_CLASP, wrist: [0.1, 0.98, 0.148], fingers: [-0.88, -0.36, 0.06], curl: [10, 11, 12, 13] },
  right: { ...RIGHT_CLASP, wrist: [0.15, 0.99, 0.184], fingers: [-0.84, -0.3, 0.16], curl: [10, 11, 12, 13] },
}

const speaking = (side: Side, active: Reach): Pose => {
  const other = side === 'left' ? 'right' : 'left'
  return { ...reach(side, active), ...reach(other, WAITING[other]) }
}

/** The left hand has slid out from under the right one: the way into and out of what it does alone. */
export const PARTED: Pose = {
  ...reach('left', { ...LEFT_CLASP, wrist: [0.21, 0.995, 0.147], fingers: [-0.84, -0.32, 0.14] }),
  ...reach('right', WAITING.right),
}

/** Open palm towards something beside her, elbow near the body, so that the hand stays in a kiosk's picture. */
export function pointing(side: Side, look: number): Pose {
  const m = side === 'left' ? 1 : -1
  const palm: Reach = {
    wrist: [0.285, 1.13, 0.18],
    elbow: [0.35, -1, -0.3],
    fingers: [0.82, 0.34, 0.42],
    palm: [-0.3, 0.85, 0.42],
    curl: [3, 5, 8, 11],
    thumb: [0, -6, 0],
    shoulder: [0, 0, 0],
  }
  return {
    ...speaking(side, palm),
    ...pose({
      spine: [0, 1.5 * m, 0],
      upperChest: [0, 4 * m, 0],
      neck: [0, 4 * m * look, 0],
      head: [1, 11 * m * look, 0],
    }),
  }
}

/** The right hand lifts with an open palm towards what stands above her. */
export function pointingUp(look: number): Pose {
  const palm: Reach = {
    wrist: [0.275, 1.315, 0.16],
    elbow: [0.5, -1, -0.2],
    fingers: [0.3, 0.93, 0.2],
    palm: [-0.55, 0.1, 0.85],
    curl: [3, 5, 8, 11],
    thumb: [0, -6, 0],
    shoulder: [0, 0, 3],
  }
  return {
    ...speaking('right', palm),
    ...pose({ upperChest: [-1, -3, 0], neck: [-3 * look, -4 * look, 0], head: [-6 * look, -8 * look, 2 * look] }),
  }
}

/** A card beside her, at her left: the hand offers it, low and steady. */
export function presenting(look: number): Pose {
  const offer: Reach = {
    wrist: [0.27, 1.085, 0.2],
    elbow: [0.3, -1, -0.4],
    fingers: [0.62, 0.12, 0.75],
    palm: [-0.2, 0.95, 0.1],
    curl: [4, 6, 9, 12],
    thumb: [0, -6, 0],
    shoulder: [0, 0, -1],
  }
  return {
    ...speaking('left', offer),
    ...pose({ upperChest: [1, 3, 0], neck: [1 * look, 4 * look, 0], head: [3 * look, 9 * look, -1.5 * look] }),
  }
}

/** Both palms open before her; `lift` metres up, `apart` metres outwards, each hand on its own. */
export function palms(left: readonly [lift: number, apart: number], right: readonly [number, number]): Pose {
  const open = ([lift, apart]: readonly [number, number]): Reach => ({
    wrist: [0.2 + apart, 1.075 + lift, 0.19],
    elbow: [0.4, -1, -0.3],
    fingers: [0.38, 0.28, 0.88],
    palm: [-0.42, 0.9, 0.1],
    curl: [9, 10, 12, 15],
    spread: 3,
    thumb: [0, -4, 0],
  })
  return { ...reach('left', open(left)), ...reach('right', open(right)) }
}

/** One hand explains, palm half up, the other rests. */
export function oneHand(lift: number, apart: number): Pose {
  const open: Reach = {
    wrist: [0.16 + apart, 1.105 + lift, 0.2],
    elbow: [0.45, -1, -0.3],
    fingers: [-0.1 + apart * 2, 0.42, 0.9],
    palm: [-0.75, 0.6, 0.2],
    curl: [10, 12, 15, 18],
    spread: 2,
    thumb: [0, -4, 0],
  }
  return speaking('right', open)
}

/** The hand beside her face; `swing` −1…1. */
export function waving(swing: number, height: number): Pose {
  const hand: Reach = {
    wrist: [0.255 + 0.035 * swing, height, 0.15],
    elbow: [0.5, -1, -0.25],
    fingers: [0.06 + 0.3 * swing, 1, 0.12],
    palm: [0, -0.05, 1],
    curl: [4, 4, 5, 6],
    spread: 5,
    thumb: [0, -4, 0],
  }
  return { ...speaking('right', hand), ...pose({ head: [0, 0, 3] }) }
}

/** One, two or three fingers of the right hand. */
export function counting(fingers: 1 | 2 | 3, lift: number): Pose {
  const bent = (finger: number): number => (finger < fingers ? 3 + finger * 2 : 78)
  const hand: Reach = {
    wrist: [0.2, 1.21 + lift, 0.19],
    elbow: [0.5, -1, -0.2],
    fingers: [0.06, 1, 0.14],
    palm: [-0.12, -0.1, 1],
    curl: [bent(0), bent(1), bent(2), bent(3)],
    spread: fingers > 1 ? 6 : 0,
    thumb: [10, 34, -16],
  }
  return { ...speaking('right', hand), ...pose({ head: [1, -2, 1] }) }
}

export const LISTENING: Pose = clasped({
  spine: [1, 0, 0],
  upperChest: [2.5, 0, 0],
  neck: [2, 1, 2],
  head: [3, 3, 5],
})

/** Fingers near the chin, the other forearm across the waist carries the elbow. */
export const THINKING: Pose = {
  ...reach('left', {
    ...LEFT_CLASP,
    wrist: [0.075, 1.075, 0.145],
    elbow: [0.8, -0.7, -0.3],
    fingers: [-0.98, 0.02, 0.1],
    palm: [0, -0.15, -1],
    curl: [14, 16, 18, 20],
  }),
  ...reach('right', {
    wrist: [0.062, 1.278, 0.162],
    elbow: [0.35, -1, 0.25],
    fingers: [-0.28, 0.95, -0.1],
    palm: [-0.6, -0.05, -0.8],
    curl: [26, 62, 68, 72],
    thumb: [0, 12, 0],
    shoulder: [0, 0, -1],
  }),
  ...pose({ spine: [0, -1, 0], upperChest: [1, -2, 0], neck: [2, -4, -2], head: [4, -6, -4] }),
}

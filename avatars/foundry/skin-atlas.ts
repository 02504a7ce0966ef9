/**
 * One picture for all skin below the face: backs and palms of the hands, neck, legs, bare arms. 1024 × 1024 pixels; zones in pixels.
 * The drawing knows the hands by the same joints as the model, so knuckle lines and fingertips fall where they belong.
 */
import type { AvatarPreset } from './preset.ts'
import type { Finger } from './skeleton.ts'
import type { V2, V3 } from './vec.ts'
import { at, clamp, mix, mix3 } from './vec.ts'

const SIZE = 1024
/** Hands in plan (x along the arm, z across), metres: the window of one zone. */
const HAND = { x: 0.55, z: -0.092, width: 0.24, height: 0.18, pixels: [512, 384] as const }

export const ATLAS = {
  back: [0, 0],
  palm: [512, 0],
  neck: [8, 392],
  legs: [520, 392],
  arms: [8, 656],
} as const

const clampUv = (u: number): number => clamp(u, 0.004, 0.996)

export function handUv(p: V3, palm: boolean): V2 {
  const [ox, oy] = palm ? ATLAS.palm : ATLAS.back
  const u = clampUv((Math.abs(p[0]) - HAND.x) / HAND.width)
  const v = clampUv((p[2] - HAND.z) / HAND.height)
  return [(ox + u * HAND.pixels[0]) / SIZE, (oy + v * HAND.pixels[1]) / SIZE]
}
export const neckUv = (u: number, v: number): V2 => [(ATLAS.neck[0] + 496 * u) / SIZE, (ATLAS.neck[1] + 248 * v) / SIZE]
export const legUv = (u: number, v: number): V2 => [(ATLAS.legs[0] + 496 * u) / SIZE, (ATLAS.legs[1] + 616 * v) / SIZE]
export const armUv = (u: number, v: number): V2 => [(ATLAS.arms[0] + 496 * u) / SIZE, (ATLAS.arms[1] + 270 * v) / SIZE]
/** A place of even skin colour. */
export const PLAIN_SKIN: V2 = [300 / SIZE, 980 / SIZE]
/** A nail: u across, v from root to edge. */
export const nailUv = (u: number, v: number): V2 => [(12 + 56 * u) / SIZE, (952 + 60 * v) / SIZE]

const n = (v: number): string => v.toFixed(1)
const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${amount}"/></filter>`

function handArt(preset: AvatarPreset, list: readonly Finger[], palm: boolean): string {
  const { skinShade, blush, line } = preset.palette
  const place = (p: V3): V2 => {
    const [u, v] = handUv(p, palm)
    return [u * SIZE, v * SIZE]
  }
  const path = (points: readonly V3[]): string =>
    points
      .map(p => place(p))
      .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`)
      .join('')
  // One blur per group: a filter on every stroke would cost seconds.
  const layers = { sharp: [] as string[], g: [] as string[], h: [] as string[] }
  const roots = list.filter(f => f.name !== 'Thumb').map(f => at(f.joints, 0))
  for (const f of list) {
    const tip = place(at(f.joints, 3))
    layers.h.push(
      `<ellipse cx="${n(tip[0])}" cy="${n(tip[1])}" rx="26" ry="20" fill="${blush}" opacity="${palm ? 0.24 : 0.16}"/>`,
    )
    const [a, b] = [at(f.joints, 0), at(f.joints, 3)]
    const along = Math.hypot(b[0] - a[0], b[2] - a[2])
    const across: V2 = [-(b[2] - a[2]) / along, (b[0] - a[0]) / along]
    // Joint lines across the finger: two short strokes on the back, a full crease on the palm.
    for (const j of [1, 2]) {
      const c = at(f.joints, j)
      const r = mix(f.radii[0], f.radii[1], j / 3) * (palm ? 0.9 : 0.52)
      for (const step of palm ? [0] : [-0.0011, 0.0011]) {
        const centre: V3 = [c[0] + ((b[0] - a[0]) / along) * step, c[1], c[2] + ((b[2] - a[2]) / along) * step]
        layers.sharp.push(
          `<path d="${path([
            [centre[0] - across[0] * r, 0, centre[2] - across[1] * r],
            [centre[0] + across[0] * r, 0, centre[2] + across[1] * r],
          ])}" stroke="${line}" stroke-width="1.7" opacity="${palm ? 0.36 : 0.2}" stroke-linecap="round"/>`,
        )
      }
    }
    if (!palm && f.name !== 'Thumb') {
      const k = place([a[0] + 0.002, 0, a[2]])
      layers.h.push(`<ellipse cx="${n(k[0])}" cy="${n(k[1])}" rx="15" ry="11" fill="${blush}" opacity=".26"/>`)
    }
  }
  // Shade between the fingers and, on the palm, its two great lines and the ball of the thumb.
  for (let i = 0; i < roots.length - 1; i++) {
    const web = mix3(at(roots, i), at(roots, i + 1), 0.5)
    layers.g.push(
      `<path d="${path([
        [web[0] - 0.002, 0, web[2]],
        [web[0] + 0.03, 0, web[2] * 1.02],
      ])}" stroke="${skinShade}" stroke-width="7" opacity=".85"/>`,
    )
    if (!palm)
      layers.h.push(
        `<path d="${path([
          [web[0] - 0.004, 0, web[2]],
          [web[0] - 0.04, 0, mix(web[2], -0.018, 0.4)],
        ])}" stroke="${skinShade}" stroke-width="5" opacity=".35"/>`,
      )
  }
  if (palm)
    for (const d of [
      [
        [0.668, 0, 0.016],
        [0.655, 0, -0.006],
        [0.64, 0, -0.026],
        [0.632, 0, -0.04],
      ],
      [
        [0.66, 0, 0.022],
        [0.638, 0, 0.012],
        [0.622, 0, -0.006],
        [0.612, 0, -0.018],
      ],
    ] as const)
      layers.sharp.push(
        `<path d="${path(d as unknown as V3[])}" stroke="${line}" stroke-width="2" opacity=".26" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`,
      )
  return `<g filter="url(#h)">${layers.h.join('')}</g><g filter="url(#g)">${layers.g.join('')}</g>${layers.sharp.join('')}`
}

export function skinSvg(preset: AvatarPreset, list: readonly Finger[]): string {
  const { skin, skinShade, tights, nail, line } = preset.palette
  const legs = preset.outfit.bottom === 'skirt' ? tights : skin
  const [nx, ny] = ATLAS.neck
  const [lx, ly] = ATLAS.legs
  const [ax, ay] = ATLAS.arms
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"><defs>${blur('g', 3)}${blur('h', 7)}${blur('w', 16)}
<clipPath id="cb"><rect width="512" height="384"/></clipPath><clipPath id="cp"><rect x="512" width="512" height="384"/></clipPath><clipPath id="cn"><rect x="0" y="384" width="512" height="264"/></clipPath><clipPath id="cl"><rect x="512" y="384" width="512" height="640"/></clipPath><clipPath id="ca"><rect x="0" y="648" width="512" height="290"/></clipPath><linearGradient id="nail" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${line}"/><stop offset=".1" stop-color="${nail}"/><stop offset=".78" stop-color="${nail}"/><stop offset=".84" stop-color="#fff4ee"/><stop offset="1" stop-color="#fff4ee"/></linearGradient></defs>
<rect width="1024" height="1024" fill="${skin}"/>
<g clip-path="url(#cb)">${handArt(preset, list, false)}</g><g clip-path="url(#cp)">${handArt(preset, list, true)}</g>
<g clip-path="url(#cn)"><g transform="translate(${nx} ${ny})"><path d="M-20 -20 H532 V168 H506 C460 168 440 128 404 102 Q256 36 108 102 C72 128 52 168 6 168 H-20Z" fill="${skinShade}" opacity=".9" filter="url(#g)"/>
<rect x="-20" y="208" width="552" height="60" fill="${skinShade}" opacity=".5" filter="url(#h)"/></g>
<path transform="translate(${nx} ${ny})" d="M170 -20H326V280H170Z" fill="${skinShade}" opacity=".45" filter="url(#w)"/></g>
<g clip-path="url(#cl)"><rect x="512" y="384" width="512" height="640" fill="${legs}"/><g transform="translate(${lx} ${ly})">
<rect x="-20" y="-20" width="552" height="96" fill="${skinShade}" opacity=".95" filter="url(#h)"/>
<path d="M170 0V616H330V0Z" fill="${skinShade}" opacity=".34" filter="url(#w)"/>
<g filter="url(#h)" fill="${skinShade}"><path d="M-30 186Q0 204 34 182L30 196Q0 218 -30 200ZM462 182Q496 204 530 186L526 200Q496 218 466 196Z" opacity=".5"/><ellipse cx="60" cy="160" rx="12" ry="46" opacity=".3"/><ellipse cx="436" cy="160" rx="12" ry="46" opacity=".3"/><path d="M210 140 Q248 160 286 140 L280 156 Q248 174 216 156Z" opacity=".9"/></g></g></g>
<g clip-path="url(#ca)"><g transform="translate(${ax} ${ay})"><rect x="-20" y="-20" width="552" height="56" fill="${skinShade}" opacity=".9" filter="url(#h)"/>
<path d="M190 0V300H330V0Z" fill="${skinShade}" opacity=".45" filter="url(#w)"/><path d="M96 108 Q126 118 160 108" stroke="${skinShade}" stroke-width="5" fill="none" filter="url(#g)"/></g></g>
<rect x="4" y="944" width="72" height="76" fill="url(#nail)"/><path d="M10 944V1020M70 944V1020" stroke="${line}" stroke-width="5" opacity=".5"/><ellipse cx="32" cy="976" rx="6" ry="16" fill="#fff" opacity=".55" filter="url(#g)"/></svg>`
}

/** Painted cloth: seams, folds, shadows under lapels and hems, trims. Pixel drawings; UV places are those of jacket.ts and tailoring.ts. */
import { JACKET_ATLAS } from './jacket.ts'
import type { AvatarPreset } from './preset.ts'
import type { V2 } from './vec.ts'
import { at, seeded } from './vec.ts'

const n = (v: number): string => v.toFixed(1)
const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${amount}"/></filter>`
const line = (points: readonly V2[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')
/** Smooth curve through points as quadratic pieces. */
const curve = (points: readonly V2[]): string =>
  points
    .map(([x, y], i) => {
      if (i === 0) return `M${n(x)} ${n(y)}`
      const p = at(points, i - 1)
      return i === points.length - 1
        ? `T${n(x)} ${n(y)}`
        : `${i === 1 ? `Q${n(p[0])} ${n(p[1])}` : 'T'} ${n((p[0] + x) / 2)} ${n((p[1] + y) / 2)}`
    })
    .join(' ')

const WIDTH = 2048
const HEIGHT = 1024
/** Metres of the front or back to pixels of the atlas. */
const place = (x: number, y: number, back = false): V2 => {
  const a = JACKET_ATLAS
  return [
    ((back ? a.backU : a.frontU) + (0.5 + x / a.spanX) * a.width) * WIDTH,
    ((a.top - y) / (a.top - a.bottom)) * HEIGHT,
  ]
}

function bodyArt(preset: AvatarPreset, back: boolean): string {
  const { jacketDark } = preset.palette
  const ink = '#141d3d'
  const at2 = (x: number, y: number): V2 => place(x, y, back)
  const sides = ([1, -1] as const).map(m => {
    const seam = curve([
      at2(0.098 * m, 1.25),
      at2(0.085 * m, 1.17),
      at2(0.066 * m, 1.06),
      at2(0.074 * m, 0.96),
      at2(0.094 * m, 0.84),
    ])
    const armhole = curve([at2(0.11 * m, 1.335), at2(0.142 * m, 1.295), at2(0.137 * m, 1.235), at2(0.15 * m, 1.195)])
    const waist = [0, 1, 2]
      .map(i => line([at2((0.12 - 0.004 * i) * m, 1.05 - 0.022 * i), at2((0.075 + 0.012 * i) * m, 1.042 - 0.027 * i)]))
      .map(
        d =>
          `<path d="${d}" stroke="${jacketDark}" stroke-width="9" opacity=".5" fill="none" stroke-linecap="round" filter="url(#f)"/>`,
      )
      .join('')
    const chest = `<path d="${curve([at2(0.15 * m, 1.225), at2(0.122 * m, 1.205), at2(0.098 * m, 1.196)])}" stroke="${jacketDark}" stroke-width="14" opacity=".45" fill="none" stroke-linecap="round" filter="url(#s)"/>`
    return `<path d="${seam}" stroke="${ink}" stroke-width="2.6" opacity=".75" fill="none"/><path d="${seam}" stroke="#4a5c92" stroke-width="2" opacity=".35" fill="none" transform="translate(${3 * m} 0)"/>
<path d="${armhole}" stroke="${ink}" stroke-width="3" opacity=".7" fill="none"/>${waist}${chest}
<path d="${line([at2(0.19 * m, 1.2), at2(0.118 * m, 1.1), at2(0.112 * m, 1.03), at2(0.138 * m, 0.93), at2(0.175 * m, 0.83), at2(0.23 * m, 0.83), at2(0.23 * m, 1.2)])}Z" fill="${jacketDark}" opacity=".55" filter="url(#w)"/>`
  })
  const hem = line([at2(-0.2, 0.846), at2(0.2, 0.846)])
  const middle = back
    ? `<path d="${line([at2(0, 1.34), at2(0, 0.84)])}" stroke="${ink}" stroke-width="2.6" opacity=".7"/><path d="${line([at2(0, 0.93), at2(0, 0.83)])}" stroke="${ink}" stroke-width="5"/>`
    : `<path d="${curve([at2(0.006, 1.075), at2(0.0065, 1.0), at2(0.006, 0.9), at2(-0.004, 0.836)])}" stroke="${ink}" stroke-width="3.4" fill="none"/>
<path d="${curve([at2(0.014, 1.07), at2(0.0145, 1.0), at2(0.014, 0.9), at2(0.004, 0.836)])}" stroke="#0f1733" stroke-width="12" opacity=".4" fill="none" filter="url(#f)"/>`
  const lapelShadow = back
    ? ''
    : ([1, -1] as const)
        .map(
          m =>
            `<path d="${line([at2(0, 1.05), at2(0.042 * m, 1.1), at2(0.068 * m, 1.15), at2(0.084 * m, 1.2), at2(0.1 * m, 1.244), at2(0.088 * m, 1.272), at2(0.115 * m, 1.3), at2(0.05 * m, 1.3)])}Z" fill="#101936" opacity=".62" filter="url(#f)"/>`,
        )
        .join('')
  const pocket = back
    ? ''
    : ([1, -1] as const)
        .map(
          m =>
            `<path d="${line([at2(0.05 * m, 0.91), at2(0.118 * m, 0.919)])}" stroke="#101936" stroke-width="9" opacity=".6" filter="url(#f)"/>`,
        )
        .join('')
  return `${sides.join('')}${middle}${lapelShadow}${pocket}<path d="${hem}" stroke="#5a6da3" stroke-width="2" stroke-dasharray="9 7" opacity=".5"/><path d="${line([at2(-0.2, 0.84), at2(0.2, 0.84)])}" stroke="${ink}" stroke-width="10" opacity=".7"/>`
}

function sleeveArt(preset: AvatarPreset): string {
  const { jacketDark, gold } = preset.palette
  const x0 = JACKET_ATLAS.sleeveU * WIDTH
  const w = JACKET_ATLAS.sleeveWidth * WIDTH
  const turn = (t: number): number => x0 + w * (0.06 + 0.88 * t)
  const y = (metres: number): number => ((metres - 0.12) / 0.48) * HEIGHT
  const random = seeded(preset.seed + 11)
  // Folds gather inside the elbow (front of the arm, turn 0.25) and run out toward its back.
  const folds = Array.from({ length: 9 }, (_, i) => {
    const h = 0.315 + i * 0.0135 + (random() - 0.5) * 0.006
    const a = turn(0.16 + random() * 0.06)
    const b = turn(0.4 + random() * 0.14)
    const drop = (h < 0.37 ? -1 : 1) * (10 + random() * 16)
    return `<path d="M${n(a)} ${n(y(h) + drop)} Q${n(turn(0.27))} ${n(y(h))} ${n(b)} ${n(y(h) + drop * 1.2)}" stroke="${jacketDark}" stroke-width="${n(5 + random() * 6)}" opacity="${n(0.4 + random() * 0.3)}" fill="none" stroke-linecap="round" filter="url(#f)"/>
<path d="M${n(a)} ${n(y(h) + drop + 8)} Q${n(turn(0.27))} ${n(y(h) + 8)} ${n(b)} ${n(y(h) + drop * 1.2 + 8)}" stroke="#52659c" stroke-width="3" opacity=".3" fill="none" stroke-linecap="round" filter="url(#f)"/>`
  }).join('')
  const pits = [0, 1, 2]
    .map(
      i =>
        `<path d="M${n(turn(0.3))} ${n(y(0.15 + 0.022 * i))} Q${n(turn(0.48))} ${n(y(0.14 + 0.02 * i))} ${n(turn(0.68))} ${n(y(0.152 + 0.024 * i))}" stroke="${jacketDark}" stroke-width="8" opacity=".55" fill="none" filter="url(#f)"/>`,
    )
    .join('')
  const band = (metres: number, height: number, colour: string): string =>
    `<rect x="${n(x0)}" y="${n(y(metres))}" width="${n(w)}" height="${height}" fill="${colour}"/>`
  return `<rect x="${n(turn(0.36))}" y="0" width="${n(w * 0.3)}" height="1024" fill="${jacketDark}" opacity=".75" filter="url(#w)"/>
<path d="M${n(turn(0.5))} 0V1024" stroke="#141d3d" stroke-width="2.4" opacity=".7"/><path d="M${n(turn(0.88))} 0V1024" stroke="#141d3d" stroke-width="2" opacity=".5"/>
${pits}${folds}
<rect x="${n(x0)}" y="${n(y(0.548))}" width="${n(w)}" height="8" fill="#10183a" opacity=".6" filter="url(#f)"/>
${band(0.5485, 12, gold)}${band(0.5485, 3, '#b98e3d')}${band(0.557, 5, gold)}<rect x="${n(x0)}" y="${n(y(0.583))}" width="${n(w)}" height="60" fill="#141d3d" opacity=".75" filter="url(#f)"/>`
}

export function jacketSvg(preset: AvatarPreset): string {
  const { jacket, jacketDark } = preset.palette
  const cut = JACKET_ATLAS.sleeveU * WIDTH
  const half = JACKET_ATLAS.backU * WIDTH
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${blur('f', 3)}${blur('s', 8)}${blur('w', 26)}
<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${jacket}"/><stop offset=".5" stop-color="${jacket}"/><stop offset="1" stop-color="${jacketDark}"/></linearGradient>
<clipPath id="cf"><rect width="${half}" height="${HEIGHT}"/></clipPath><clipPath id="cb"><rect x="${half}" width="${half}" height="${HEIGHT}"/></clipPath><clipPath id="cs"><rect x="${cut}" width="${WIDTH - cut}" height="${HEIGHT}"/></clipPath></defs>
<rect width="${cut}" height="${HEIGHT}" fill="url(#g)"/><rect x="${cut}" width="${WIDTH - cut}" height="${HEIGHT}" fill="${jacket}"/>
<g clip-path="url(#cf)">${bodyArt(preset, false)}</g><g clip-path="url(#cb)">${bodyArt(preset, true)}</g><g clip-path="url(#cs)">${sleeveArt(preset)}</g></svg>`
}

/** Lapels, collar, flaps: u across (outer edge at 1), v along. Their edge is painted, since an open patch has no outline inside. */
export function trimSvg(preset: AvatarPreset): string {
  const { trim } = preset.palette
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 512"><defs>${blur('s', 10)}
<linearGradient id="g" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#28385f"/><stop offset=".3" stop-color="${trim}"/><stop offset="1" stop-color="#364a80"/></linearGradient></defs>
<rect width="256" height="512" fill="url(#g)"/>
<rect x="2" y="2" width="252" height="508" fill="none" stroke="#141d3d" stroke-width="7"/>
<path d="M238 8V504M14 16H242" stroke="#6277b0" stroke-width="2.6" stroke-dasharray="9 7" opacity=".7" fill="none"/></svg>`
}

/** Shirt in the V: placket, buttons, shadow of lapels and scarf. u across, v down. */
export function shirtSvg(preset: AvatarPreset): string {
  const { shirt } = preset.palette
  const dots = [0.5, 0.66, 0.82]
    .map(v => `<circle cx="256" cy="${n(512 * v)}" r="9" fill="#f1f4fb" stroke="#aab4cf" stroke-width="3"/>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('s', 12)}${blur('f', 3)}</defs><rect width="512" height="512" fill="${shirt}"/>
<path d="M-20 -20H40V532H-20ZM532 -20H472V532H532Z" fill="#b9c4df" opacity=".85" filter="url(#s)"/>
<path d="M120 60 L250 10 L392 60 L410 300 L256 260 L110 290Z" fill="#c3cce3" opacity=".75" filter="url(#s)"/>
<path d="M222 0V512M290 0V512" stroke="#c5cde0" stroke-width="3"/>${dots}
<path d="M60 330 Q150 350 200 420M450 330 Q370 350 320 420" stroke="#ccd5e8" stroke-width="9" fill="none" filter="url(#f)"/></svg>`
}

/** Neckerchief: u across a tail, v from the knot down; two gold bands near the end. */
export function scarfSvg(preset: AvatarPreset): string {
  const { scarf, scarfDark, gold } = preset.palette
  const random = seeded(preset.seed + 5)
  const pleats = Array.from({ length: 13 }, (_, i) => {
    const x = 20 + i * 39 + random() * 12
    return `<path d="M${n(256 + (x - 256) * 0.55)} -10 L${n(x)} 522" stroke="${i % 2 === 0 ? scarfDark : '#e6645a'}" stroke-width="${n(5 + random() * 9)}" opacity="${n(0.28 + random() * 0.25)}" filter="url(#f)"/>`
  }).join('')
  const band = (top: number, height: number): string =>
    `<path d="M-10 ${top} L256 ${top} L522 ${top} V${top + height} H-10Z" fill="${gold}"/><path d="M-10 ${top + height} H522" stroke="#b5822f" stroke-width="3"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('f', 4)}${blur('s', 14)}</defs><rect width="512" height="512" fill="${scarf}"/>
<rect x="-20" y="-20" width="552" height="90" fill="${scarfDark}" opacity=".6" filter="url(#s)"/>
${band(398, 24)}${band(446, 14)}${pleats}<path d="M0 0V512M512 0V512M0 510H512" stroke="${scarfDark}" stroke-width="8" opacity=".8"/></svg>`
}

/** Skirt: u round from the front, v down from under the jacket; the hem of the jacket throws a shadow. */
export function skirtSvg(preset: AvatarPreset): string {
  const { skirt, jacketDark } = preset.palette
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('s', 9)}${blur('f', 2.5)}
<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${skirt}"/><stop offset="1" stop-color="${jacketDark}"/></linearGradient></defs>
<rect width="512" height="512" fill="url(#g)"/><rect x="-20" y="-20" width="552" height="125" fill="#0f1733" opacity=".75" filter="url(#s)"/>
<path d="M128 60V512M384 60V512" stroke="#141d3d" stroke-width="2" opacity=".8"/><path d="M256 90V512" stroke="#141d3d" stroke-width="2" opacity=".8"/>
<path d="M40 110 Q52 190 48 260M472 110 Q460 190 464 260M84 120 Q90 170 100 210M428 120 Q422 170 412 210" stroke="#18224a" stroke-width="8" opacity=".5" fill="none" filter="url(#f)"/>
<path d="M0 498H512" stroke="#52659c" stroke-width="2" stroke-dasharray="8 6" opacity=".5"/></svg>`
}

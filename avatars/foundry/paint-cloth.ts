/** Painted cloth: seams, folds, shadows under lapels and hems, trims. Pixel drawings; UV places are those of jacket.ts and tailoring.ts. */
import { JACKET_ATLAS, armholeX } from './jacket.ts'
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
    const armhole = curve([at2(0.131 * m, 1.31), at2(0.142 * m, 1.29), at2(0.137 * m, 1.235), at2(0.15 * m, 1.195)])
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
            `<path d="${line([at2(0, 1.05), at2(0.045 * m, 1.1), at2(0.071 * m, 1.15), at2(0.088 * m, 1.2), at2(0.102 * m, 1.238), at2(0.084 * m, 1.254), at2(0.082 * m, 1.268), at2(0.09 * m, 1.29), at2(0.086 * m, 1.32), at2(0.04 * m, 1.32)])}Z" fill="#101936" opacity=".62" filter="url(#f)"/>`,
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

/** A vest over a polo shirt: the shirt shows at shoulders and sleeves, the vest has a dark rim at its armholes. */
function vestArt(preset: AvatarPreset, back: boolean): string {
  const { jacket, jacketDark, shirt, gold } = preset.palette
  const at2 = (x: number, y: number): V2 => place(x, y, back)
  const heights = Array.from({ length: 15 }, (_, i) => 1.352 - i * 0.0145)
  const edge = (m: number, grow: number): V2[] => heights.map(y => at2((armholeX(y) + grow) * m, y))
  const outline = [
    ...edge(1, 0),
    at2(0.2, 1.14),
    at2(0.2, 0.8),
    at2(-0.2, 0.8),
    at2(-0.2, 1.14),
    ...edge(-1, 0).reverse(),
  ]
  const rim = ([1, -1] as const)
    .map(m => {
      const d = line(edge(m, 0.001))
      return `<path d="${line(edge(m, 0.006))}" stroke="#8d99bb" stroke-width="16" fill="none" opacity=".6" filter="url(#s)"/><path d="${d}" stroke="#141d3d" stroke-width="4" fill="none"/><path d="${line(edge(m, -0.006))}" stroke="${gold}" stroke-width="2" fill="none" opacity=".85"/>
<path d="${line([at2(0.19 * m, 1.2), at2(0.118 * m, 1.1), at2(0.112 * m, 1.03), at2(0.138 * m, 0.93), at2(0.175 * m, 0.83), at2(0.23 * m, 0.83), at2(0.23 * m, 1.16)])}Z" fill="${jacketDark}" opacity=".5" filter="url(#w)"/>
<path d="${curve([at2(0.088 * m, 1.19), at2(0.074 * m, 1.1), at2(0.066 * m, 1.03), at2(0.08 * m, 0.93), at2(0.094 * m, 0.84)])}" stroke="#141d3d" stroke-width="2.4" opacity=".7" fill="none"/>
<path d="${line([at2(0.056 * m, 0.915), at2(0.112 * m, 0.926)])}" stroke="#101936" stroke-width="5" opacity=".8" fill="none"/>
<path d="${line([at2(0.12 * m, 1.046), at2(0.078 * m, 1.036)])}M${line([at2(0.116 * m, 1.02), at2(0.09 * m, 1.01)]).slice(1)}" stroke="${jacketDark}" stroke-width="9" opacity=".5" fill="none" stroke-linecap="round" filter="url(#f)"/>`
    })
    .join('')
  const middle = back
    ? `<path d="${line([at2(0, 1.34), at2(0, 0.84)])}" stroke="#141d3d" stroke-width="2.4" opacity=".65"/>`
    : `<path d="${curve([at2(0.006, 1.08), at2(0.0065, 1.0), at2(0.006, 0.9), at2(0, 0.836)])}" stroke="#141d3d" stroke-width="3.4" fill="none"/>`
  return `<rect x="${back ? JACKET_ATLAS.backU * WIDTH : 0}" width="${JACKET_ATLAS.width * WIDTH}" height="${HEIGHT}" fill="${shirt}"/>
<path d="${line(outline)}Z" fill="${jacket}"/>${rim}${middle}<path d="${line([at2(-0.2, 0.842), at2(0.2, 0.842)])}" stroke="#141d3d" stroke-width="10" opacity=".6"/>`
}

/** A short sleeve of the polo: folds toward the arm, two knitted lines at its hem. v runs 0.12…0.6 m along the arm. */
function poloSleeve(preset: AvatarPreset): string {
  const { shirt, jacket } = preset.palette
  const x0 = JACKET_ATLAS.sleeveU * WIDTH
  const w = JACKET_ATLAS.sleeveWidth * WIDTH
  const y = (metres: number): number => ((metres - 0.12) / 0.48) * HEIGHT
  return `<rect x="${n(x0)}" width="${n(w)}" height="${HEIGHT}" fill="${shirt}"/>
<rect x="${n(x0 + w * 0.36)}" width="${n(w * 0.34)}" height="500" fill="#c3cce3" opacity=".8" filter="url(#w)"/>
<g filter="url(#f)" fill="none" stroke="#b9c4df" stroke-width="8" stroke-linecap="round">${[0, 1, 2, 3]
    .map(
      i =>
        `<path d="M${n(x0 + w * (0.28 + 0.05 * i))} ${n(y(0.15 + 0.03 * i))} Q${n(x0 + w * 0.5)} ${n(y(0.165 + 0.034 * i))} ${n(x0 + w * (0.72 - 0.05 * i))} ${n(y(0.15 + 0.03 * i))}" opacity=".8"/>`,
    )
    .join('')}</g>
<rect x="${n(x0)}" y="${n(y(0.272))}" width="${n(w)}" height="14" fill="${jacket}"/><rect x="${n(x0)}" y="${n(y(0.284))}" width="${n(w)}" height="6" fill="${jacket}"/>`
}

export function jacketSvg(preset: AvatarPreset): string {
  const { jacket, jacketDark } = preset.palette
  const cut = JACKET_ATLAS.sleeveU * WIDTH
  const half = JACKET_ATLAS.backU * WIDTH
  const vest = preset.outfit.top === 'vest'
  const body = vest ? vestArt : bodyArt
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${blur('f', 3)}${blur('s', 8)}${blur('w', 26)}
<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${jacket}"/><stop offset=".5" stop-color="${jacket}"/><stop offset="1" stop-color="${jacketDark}"/></linearGradient>
<clipPath id="cf"><rect width="${half}" height="${HEIGHT}"/></clipPath><clipPath id="cb"><rect x="${half}" width="${half}" height="${HEIGHT}"/></clipPath><clipPath id="cs"><rect x="${cut}" width="${WIDTH - cut}" height="${HEIGHT}"/></clipPath></defs>
<rect width="${cut}" height="${HEIGHT}" fill="url(#g)"/><rect x="${cut}" width="${WIDTH - cut}" height="${HEIGHT}" fill="${jacket}"/>
<g clip-path="url(#cf)">${body(preset, false)}</g><g clip-path="url(#cb)">${body(preset, true)}</g><g clip-path="url(#cs)">${vest ? poloSleeve(preset) : sleeveArt(preset)}</g></svg>`
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
  const shadow =
    preset.outfit.neckwear === 'scarf'
      ? '<path d="M120 60 L250 10 L392 60 L410 300 L256 260 L110 290Z" fill="#c3cce3" opacity=".75" filter="url(#s)"/>'
      : preset.outfit.neckwear === 'tie'
        ? '<path d="M216 20 L300 20 L330 512 L196 512Z" fill="#c3cce3" opacity=".7" filter="url(#s)"/>'
        : '<path d="M60 40 Q256 120 452 40 V90 Q256 180 60 90Z" fill="#c3cce3" opacity=".6" filter="url(#s)"/>'
  const dots = [0.5, 0.66, 0.82]
    .map(v => `<circle cx="256" cy="${n(512 * v)}" r="9" fill="#f1f4fb" stroke="#aab4cf" stroke-width="3"/>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('s', 12)}${blur('f', 3)}</defs><rect width="512" height="512" fill="${shirt}"/>
<path d="M-20 -20H40V532H-20ZM532 -20H472V532H532Z" fill="#b9c4df" opacity=".85" filter="url(#s)"/>
${shadow}
<path d="M222 0V512M290 0V512" stroke="#c5cde0" stroke-width="3"/>${dots}
<path d="M60 330 Q150 350 200 420M450 330 Q370 350 320 420" stroke="#ccd5e8" stroke-width="9" fill="none" filter="url(#f)"/></svg>`
}

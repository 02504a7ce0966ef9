/**
 * Painted features of head and eyes, drawn with the landmark functions of the model in the same projection as its UV.
 * Head drawings are in head-local mm with y turned down (SVG).
 */
import type { FaceLines } from './face-landmarks.ts'
import { EYE_CENTRE, MOUTH_Y } from './face-landmarks.ts'
import { FACE_WINDOW, FACE_WINDOW_TOP } from './face-mesh.ts'
import { REST } from './face-state.ts'
import type { AvatarPreset } from './preset.ts'
import type { V2 } from './vec.ts'
import { at, seeded } from './vec.ts'

const n = (v: number): string => v.toFixed(2)
const path = (points: readonly V2[], close: boolean): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(-y)}`).join('') + (close ? 'Z' : '')
const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${amount}"/></filter>`

export function faceSvg(preset: AvatarPreset, lines: FaceLines): string {
  const { palette, face } = preset
  const eye = lines.eye(REST.left)
  const both = (body: string): string => `<g>${body}</g><g transform="scale(-1 1)">${body}</g>`
  const mouth = lines.mouth(REST.mouth).upper
  const tintHalf = face.mouthHalfWidth * 0.76
  const lipTop = mouth.filter(p => Math.abs(p[0]) < tintHalf)
  const upperLip: V2[] = [
    ...lipTop,
    ...[...lipTop]
      .reverse()
      .map(([x, y]): V2 => [x, y + 2.9 * (1 - (x / tintHalf) ** 2) - 0.6 * Math.exp(-((x / 2.4) ** 2))]),
  ]
  const lowerLip: V2[] = [
    ...lipTop,
    ...[...lipTop].reverse().map(([x, y]): V2 => [x, y - 4.3 * (1 - (x / tintHalf) ** 2)]),
  ]
  const lidShade: V2[] = [
    ...eye.upper.map(([x, y]): V2 => [x, y - 0.5]),
    ...[...eye.upper]
      .reverse()
      .map(([x, y], i): V2 => [x, y + 2 + 7.5 * Math.sin((Math.PI * i) / (eye.upper.length - 1)) ** 0.8]),
  ]
  const fringe = preset.hair.fringe
    .map(lock => {
      const below = lock.path.map(([x, y]): V2 => [x * 0.97, y - 5.5])
      return `<path d="${path(below, false)}" stroke-width="${n(lock.halfWidth * 1.7)}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`
    })
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-FACE_WINDOW / 2} ${-FACE_WINDOW_TOP} ${FACE_WINDOW} ${FACE_WINDOW}">
<defs>${blur('soft', 1.1)}${blur('wide', 4)}${blur('fine', 0.45)}${blur('broad', 9)}
<radialGradient id="blush"><stop offset="0" stop-color="${palette.blush}" stop-opacity="${face.blush}"/><stop offset=".55" stop-color="${palette.blush}" stop-opacity="${n(face.blush * 0.45)}"/><stop offset="1" stop-color="${palette.blush}" stop-opacity="0"/></radialGradient>
<linearGradient id="lid" x1="0" y1="1" x2="0" y2="0"><stop offset="0" stop-color="#e79a86" stop-opacity=".62"/><stop offset="1" stop-color="${palette.skinShade}" stop-opacity="0"/></linearGradient>
</defs>
<rect x="-120" y="-135" width="240" height="240" fill="${palette.skin}"/>
<g filter="url(#broad)" fill="${palette.skinShade}" opacity=".5">${both('<path d="M62 -60 C58 -20 60 30 46 70 L90 80 L100 -80Z"/>')}</g>
<rect x="-110" y="88" width="220" height="20" fill="${palette.skinShade}" opacity=".55" filter="url(#wide)"/>
${both(`<ellipse cx="41.5" cy="25" rx="22" ry="13.5" fill="url(#blush)"/>`)}
<g stroke="${palette.skinShade}" opacity=".78" filter="url(#soft)">${fringe}</g>
<rect x="-110" y="-135" width="220" height="36" fill="${palette.skinShade}" opacity=".7" filter="url(#wide)"/>
${both(`<path d="${path(lidShade, true)}" fill="url(#lid)" filter="url(#soft)"/>
<ellipse cx="${EYE_CENTRE[0] - 15}" cy="-6" rx="7" ry="9" fill="${palette.skinShade}" opacity=".26" filter="url(#wide)"/>
<path d="${path(
  eye.lower.slice(6).map(([x, y]): V2 => [x, y - 2.6]),
  false,
)}" fill="none" stroke="${palette.skinShade}" stroke-width="1.1" opacity=".55" filter="url(#soft)"/>
<ellipse cx="4.6" cy="42.6" rx="1.75" ry=".95" fill="#b5604f" opacity=".6" filter="url(#fine)" transform="rotate(-14 4.6 42.6)"/>`)}
${
  face.smileLines > 0
    ? both(
        `<g stroke="#c98a76" fill="none" stroke-linecap="round" opacity="${face.smileLines}"><path d="M14 43.5 C17.5 46.5 20 49.5 21.2 53.5" stroke-width="1.1" filter="url(#fine)"/><path d="M23 19.5 C29 23.6 38 24.2 45 20.6" stroke-width=".9" opacity=".8" filter="url(#fine)"/><path d="M57 2 L62.5 -1M57.5 4.5 L63 5.6" stroke-width=".8" opacity=".75" filter="url(#fine)"/></g>`,
      )
    : ''
}
<path d="M-6 45.2 Q0 48.6 6 45.2" fill="none" stroke="${palette.skinShade}" stroke-width="1.7" opacity=".75" filter="url(#soft)"/>
<path d="M-3.6 10 C-5 22 -6.4 32 -7.4 38" fill="none" stroke="${palette.skinShade}" stroke-width="2.6" opacity=".38" filter="url(#wide)"/>
<ellipse cx=".9" cy="35.4" rx="1.5" ry="2.1" fill="#fff" opacity=".85" filter="url(#fine)"/>
<path d="M.7 8 L.8 28" stroke="#fff" stroke-width="1.6" opacity=".35" filter="url(#soft)"/>
<g opacity="${face.lipTint}"><path d="${path(upperLip, true)}" fill="${palette.lip}" filter="url(#fine)"/>
<path d="${path(lowerLip, true)}" fill="${palette.lip}" opacity=".86" filter="url(#fine)"/></g>
<ellipse cx="1.6" cy="${-MOUTH_Y + 2.1}" rx="4.6" ry=".8" fill="#fff" opacity=".5" filter="url(#fine)"/>
<path d="M-7 ${-MOUTH_Y + 8.2} Q0 ${-MOUTH_Y + 10.4} 7 ${-MOUTH_Y + 8.2}" fill="none" stroke="${palette.skinShade}" stroke-width="1.8" opacity=".55" filter="url(#soft)"/>
</svg>`
}

/** Iris seen along its axis; light from above, so the bottom glows. */
export function irisSvg(preset: AvatarPreset): string {
  const { iris, irisEdge } = preset.palette
  const random = seeded(preset.seed + 7)
  const rays = Array.from({ length: 46 }, () => {
    const a = Math.PI * (0.08 + 0.84 * random())
    const from = 0.42 + 0.1 * random()
    const to = 0.62 + 0.28 * random()
    return `<path d="M${n(Math.cos(a) * from * 100)} ${n(Math.sin(a) * from * 100)}L${n(Math.cos(a) * to * 100)} ${n(Math.sin(a) * to * 100)}" stroke="${random() > 0.5 ? '#f6cf8e' : at(iris, 1)}" stroke-width="${n(1 + random() * 2)}" opacity="${n(0.25 + random() * 0.3)}" stroke-linecap="round"/>`
  }).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200"><defs>${blur('s', 5)}${blur('f', 2)}
<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset=".05" stop-color="${iris[0]}"/><stop offset=".38" stop-color="${iris[1]}"/><stop offset=".68" stop-color="${iris[2]}"/><stop offset="1" stop-color="${iris[3]}"/></linearGradient></defs>
<rect x="-100" y="-100" width="200" height="200" fill="${irisEdge}"/>
<circle r="94" fill="url(#g)"/>
<ellipse cy="62" rx="56" ry="34" fill="${iris[3]}" opacity=".65" filter="url(#s)"/>
${rays}
<circle r="96" fill="none" stroke="${irisEdge}" stroke-width="11"/>
<circle r="88" fill="none" stroke="${irisEdge}" stroke-width="8" opacity=".35" filter="url(#f)"/>
<ellipse rx="35" ry="37" fill="#190c0b"/>
<ellipse rx="46" ry="48" fill="none" stroke="${iris[0]}" stroke-width="9" opacity=".5" filter="url(#f)"/>
<path d="M-110 -110 H110 V-30 Q0 -62 -110 -30Z" fill="#1d0f10" opacity=".6" filter="url(#s)"/>
</svg>`
}

/** White of the eye, shaded by the upper lid. UV window 48 × 40 mm. */
export function scleraSvg(preset: AvatarPreset): string {
  const { sclera, scleraShade } = preset.palette
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 40"><defs>${blur('s', 1.6)}</defs><rect width="48" height="40" fill="${sclera}"/>
<path d="M-4 -4 H52 V16 Q40 8.5 22 9.6 Q8 11 -4 24Z" fill="${scleraShade}" opacity=".75" filter="url(#s)"/></svg>`
}

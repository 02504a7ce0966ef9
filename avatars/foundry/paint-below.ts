/** Painted neckwear, skirt and trousers. Pixel drawings; UV places are those of scarf.ts, legs.ts and trousers.ts. */
import type { AvatarPreset } from './preset.ts'
import { seeded } from './vec.ts'

const n = (v: number): string => v.toFixed(1)
const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${amount}"/></filter>`

/** Tie: u across, v from the knot down; slanting stripes, a soft crease under the knot. */
function tieSvg(preset: AvatarPreset): string {
  const { scarf, scarfDark, gold } = preset.palette
  const stripes = Array.from({ length: 8 }, (_, i) => {
    const y = 40 + i * 76
    return `<path d="M-20 ${y + 60}L532 ${y - 90}" stroke="${gold}" stroke-width="7"/><path d="M-20 ${y + 76}L532 ${y - 74}" stroke="${scarfDark}" stroke-width="12" opacity=".8"/>`
  }).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('s', 14)}</defs><rect width="512" height="512" fill="${scarf}"/>${stripes}
<rect x="-20" y="-20" width="552" height="76" fill="${scarfDark}" opacity=".55" filter="url(#s)"/><path d="M250 50L256 190" stroke="${scarfDark}" stroke-width="14" opacity=".55" filter="url(#s)"/>
<path d="M0 0V512M512 0V512" stroke="${scarfDark}" stroke-width="26" opacity=".7"/></svg>`
}

/** Trousers: the front in the left half, the back in the right; u outward from the middle, v down from the waist. */
function trousersSvg(preset: AvatarPreset): string {
  const { skirt, jacketDark } = preset.palette
  const ink = '#141d3d'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 1024"><defs>${blur('s', 14)}${blur('f', 4)}<clipPath id="a"><rect width="256" height="1024"/></clipPath><clipPath id="b"><rect x="256" width="256" height="1024"/></clipPath></defs>
<rect width="512" height="1024" fill="${skirt}"/><rect x="-20" y="-20" width="552" height="90" fill="#0f1733" opacity=".7" filter="url(#s)"/>
<g clip-path="url(#a)"><path d="M12 60C16 130 13 170 -4 196" stroke="${ink}" stroke-width="1.6" fill="none" opacity=".5"/>
<path d="M112 60L114 1024" stroke="${ink}" stroke-width="2.2" opacity=".55"/><path d="M120 90V1024" stroke="#4a5c92" stroke-width="4" opacity=".3" filter="url(#f)"/>
<path d="M24 130Q70 140 96 176M18 150Q60 168 82 204" stroke="${jacketDark}" stroke-width="7" opacity=".8" fill="none" filter="url(#f)"/>
<path d="M60 478Q110 496 160 474M66 506Q112 520 156 502M58 880Q110 902 170 872M64 920Q112 938 166 912" stroke="${jacketDark}" stroke-width="8" opacity=".65" fill="none" filter="url(#f)"/>
<path d="M214 40L236 120" stroke="${ink}" stroke-width="2.5" opacity=".8"/><path d="M190 200V1024H256V200Z" fill="${jacketDark}" opacity=".5" filter="url(#s)"/><path d="M-20 210V1024H44L60 210Z" fill="${jacketDark}" opacity=".45" filter="url(#s)"/></g>
<g clip-path="url(#b)"><path d="M262 60V190" stroke="${ink}" stroke-width="3" opacity=".8"/><path d="M368 210V1024" stroke="${ink}" stroke-width="2" opacity=".5"/><path d="M300 110H350" stroke="${ink}" stroke-width="3" opacity=".8"/>
<path d="M300 470Q366 492 430 466M306 500Q366 520 426 496" stroke="${jacketDark}" stroke-width="9" opacity=".7" fill="none" filter="url(#f)"/><path d="M240 190V1024H300V190Z" fill="${jacketDark}" opacity=".5" filter="url(#s)"/></g></svg>`
}

/** Neckerchief: u across a tail, v from the knot down; two gold bands near the end. */
export function scarfSvg(preset: AvatarPreset): string {
  if (preset.outfit.neckwear === 'tie') return tieSvg(preset)
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
  if (preset.outfit.bottom === 'trousers') return trousersSvg(preset)
  const { skirt, jacketDark } = preset.palette
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('s', 9)}${blur('f', 2.5)}
<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${skirt}"/><stop offset="1" stop-color="${jacketDark}"/></linearGradient></defs>
<rect width="512" height="512" fill="url(#g)"/><rect x="-20" y="-20" width="552" height="125" fill="#0f1733" opacity=".75" filter="url(#s)"/>
<path d="M128 60V512M384 60V512" stroke="#141d3d" stroke-width="2" opacity=".8"/><path d="M256 90V512" stroke="#141d3d" stroke-width="2" opacity=".8"/>
<path d="M40 110 Q52 190 48 260M472 110 Q460 190 464 260M84 120 Q90 170 100 210M428 120 Q422 170 412 210" stroke="#18224a" stroke-width="8" opacity=".5" fill="none" filter="url(#f)"/>
<path d="M0 498H512" stroke="#52659c" stroke-width="2" stroke-dasharray="8 6" opacity=".5"/></svg>`
}

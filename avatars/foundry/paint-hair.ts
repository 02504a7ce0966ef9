/** The hair's picture and the widths of its outline. Pixels; v is height in the world, so the ring of light runs through all locks. */
import type { AvatarPreset } from './preset.ts'
import { seeded } from './vec.ts'

const n = (v: number): string => v.toFixed(2)
const blur = (id: string, amount: number): string =>
  `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${amount}"/></filter>`

/**
 * How wide the outline is drawn, as brightness: nothing near the parting, where all locks meet and their outlines would show as
 * ticks; full width below the ring of light. Locks in the right half of the picture have none.
 */
export const HAIR_OUTLINE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
<stop offset=".1" stop-color="#000"/><stop offset=".4" stop-color="#fff"/></linearGradient></defs><rect width="64" height="64" fill="#000"/><rect width="31" height="64" fill="url(#g)"/></svg>`

/** Hair: u across a lock, v by height. A broken ring of light lies under the crown. */
export function hairSvg(preset: AvatarPreset): string {
  const { hair, hairDark, hairLight, hairRing } = preset.palette
  const random = seeded(preset.seed + 3)
  const strands: string[] = []
  for (let i = 0; i < 210; i++) {
    const x = random() * 512
    const w = 0.6 + random() * 2.4
    const y0 = random() * 300 - 40
    const y1 = y0 + 160 + random() * 340
    const light = random() > 0.52
    const lean = (random() - 0.5) * 8
    strands.push(
      `<path d="M${n(x)} ${n(y0)} Q${n(x + lean)} ${n((y0 + y1) / 2)} ${n(x + lean * 0.4)} ${n(y1)}" stroke="${light ? hairLight : hairDark}" stroke-width="${n(w)}" opacity="${n(0.16 + random() * 0.34)}" fill="none" stroke-linecap="round"/>`,
    )
  }
  const ring: string[] = []
  for (let i = 0; i < 150; i++) {
    const x = random() * 512
    const mid = 122 + 9 * Math.sin(x / 34) + (random() - 0.5) * 10
    const half = 10 + random() * 26
    ring.push(
      `<path d="M${n(x)} ${n(mid - half)}V${n(mid + half)}" stroke="${hairRing}" stroke-width="${n(1 + random() * 3.2)}" opacity="${n(0.14 + random() * 0.3)}" stroke-linecap="round"/>`,
    )
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs>${blur('s', 7)}${blur('f', 0.9)}
<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${hairDark}"/><stop offset=".16" stop-color="${hair}"/><stop offset=".26" stop-color="${hairLight}"/><stop offset=".4" stop-color="${hair}"/><stop offset=".78" stop-color="${hair}"/><stop offset="1" stop-color="${hairDark}"/></linearGradient></defs>
<rect width="512" height="512" fill="url(#g)"/>${strands.join('')}<g filter="url(#f)">${ring.join('')}</g></svg>`
}

/** The name plate: a red band with the office, the host's name below. */
import { textPaths } from './glyphs.ts'
import type { AvatarPreset } from './preset.ts'

/** Longest line a plate of 62 mm can carry legibly. */
const LONGEST = 12

/** @throws when a line is too long for the plate */
export function badgeSvg(preset: AvatarPreset): string {
  const { scarf, jacketDark } = preset.palette
  const { office, name } = preset.badge
  for (const line of [office, name]) {
    if ([...line].length > LONGEST) throw new Error(`badge: "${line}" has more than ${LONGEST} characters`)
  }
  const fitted = (text: string, size: number, spacing: number): [number, number, number] => {
    const count = [...text].length
    const room = 560
    const natural = count * size + (count - 1) * spacing
    const k = Math.min(1, room / natural)
    return [310 - (natural * k) / 2, size * k, spacing * k]
  }
  const [ox, os, og] = fitted(office, 62, 10)
  const [nx, ns, ng] = fitted(name, 92, 30)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 225"><rect width="620" height="225" fill="#fdfdfd"/><rect width="620" height="86" fill="${scarf}"/>
<g fill="#fff" stroke="#fff">${textPaths(office, ox, 66, os, 56, og).svg}</g><g fill="${jacketDark}" stroke="${jacketDark}">${textPaths(name, nx, 190, ns, 62, ng).svg}</g>
<rect x="3" y="3" width="614" height="219" fill="none" stroke="#8d93a8" stroke-width="6"/></svg>`
}

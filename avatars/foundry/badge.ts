/** The name plate: a red band with the office, the host's name below. */
import type { AvatarPreset } from './preset.ts'

export function badgeSvg(preset: AvatarPreset): string {
  const { scarf } = preset.palette
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 225"><rect width="620" height="225" fill="#fdfdfd"/><rect width="620" height="86" fill="${scarf}"/></svg>`
}

/** Painted shadows, seams and stitches follow the colour of the cloth they lie on. */
import type { Palette } from './preset.ts'

/** The cloth and the neckwear that the pictures are painted for; inks below are drawn to stand on them. */
const CLOTH = '#31426f'
const NECKWEAR = '#c9362f'
const CLOTH_INKS = [
  ...['#141d3d', '#4a5c92', '#0f1733', '#101936', '#5a6da3', '#52659c', '#10183a', '#28385f', '#364a80', '#6277b0'],
  '#18224a',
]
const NECKWEAR_INKS = ['#e6645a']

const channels = (hex: string): number[] => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0)

/** The colour that stands to `chosen` in brightness as `follower` stands to `leader`: the shadow of a green cloth is a green. */
export function following(chosen: string, leader: string, follower: string): string {
  const share = sum(channels(follower)) / Math.max(1, sum(channels(leader)))
  const parts = channels(chosen).map(value => Math.round(Math.min(255, value * share)))
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

/** A picture of cloth in the colours of the palette; unchanged where it is worn in the colours it was painted for. */
export function dye(svg: string, { jacket, scarf }: Palette): string {
  let dyed = svg
  if (jacket !== CLOTH) for (const ink of CLOTH_INKS) dyed = dyed.replaceAll(ink, following(jacket, CLOTH, ink))
  if (scarf !== NECKWEAR) for (const ink of NECKWEAR_INKS) dyed = dyed.replaceAll(ink, following(scarf, NECKWEAR, ink))
  return dyed
}

/** Puts an office's name plate and colours on a host: a preset in, a preset out, data only. */
import type { AvatarPreset } from './preset.ts'

/** What an office asks for; null leaves a colour as the host has it. Colours are sRGB hex. */
export interface OfficeDress {
  readonly office: string
  readonly name: string
  /** Jacket or vest; its shadows, lapels and skirt or trousers keep their relation to it. */
  readonly cloth: string | null
  /** Scarf or tie, and the band of the name plate. */
  readonly neckwear: string | null
}

const channels = (hex: string): number[] => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))

/** The colour that stands to `chosen` as `follower` stands to `leader`. */
function following(chosen: string, leader: string, follower: string): string {
  const [from, to] = [channels(leader), channels(follower)]
  const parts = channels(chosen).map((value, at) => {
    const share = (to[at] ?? 0) / Math.max(1, from[at] ?? 1)
    // A ratio of two near-black channels says nothing; cloth stays between half and a little more than its leader.
    return Math.round(Math.min(255, value * Math.min(1.15, Math.max(0.5, share))))
  })
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`
}

export function dressed(preset: AvatarPreset, dress: OfficeDress): AvatarPreset {
  const { palette } = preset
  const { cloth, neckwear } = dress
  return {
    ...preset,
    name: dress.name,
    badge: { office: dress.office, name: dress.name },
    palette: {
      ...palette,
      ...(cloth === null
        ? {}
        : {
            jacket: cloth,
            jacketDark: following(cloth, palette.jacket, palette.jacketDark),
            trim: following(cloth, palette.jacket, palette.trim),
            skirt: following(cloth, palette.jacket, palette.skirt),
          }),
      ...(neckwear === null
        ? {}
        : { scarf: neckwear, scarfDark: following(neckwear, palette.scarf, palette.scarfDark) }),
    },
  }
}

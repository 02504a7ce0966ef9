/** Puts an office's name plate and colours on a host: a preset in, a preset out, data only. */
import { following } from './dye.ts'
import type { AvatarPreset } from './preset.ts'

/** To be raised when the same dress comes out otherwise, so that it is made anew. */
export const dressEdition = 2

/** What an office asks for; null leaves a colour as the host has it. Colours are sRGB hex. */
export interface OfficeDress {
  readonly office: string
  readonly name: string
  /** Jacket or vest; its shadows, lapels and skirt or trousers keep their relation to it. */
  readonly cloth: string | null
  /** Scarf or tie, and the band of the name plate. */
  readonly neckwear: string | null
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

import { describe, expect, it } from 'vitest'
import { dressed } from './dress.ts'
import { dye } from './dye.ts'
import { trimSvg } from './paint-cloth.ts'
import type { AvatarPreset } from './preset.ts'
import { PRESETS } from './presets/index.ts'

const plain = { office: '云台区政务中心', name: '小云', cloth: null, neckwear: null }

const plainly = (preset: AvatarPreset) => dressed(preset, plain)

describe('the dress of an office', () => {
  it.each(PRESETS.map(preset => [preset.id, preset] as const))(
    '%s: a name plate alone leaves every colour as it was',
    (_id, preset) => {
      const { badge, name } = plainly(preset)
      expect({ badge, name }).toEqual({ badge: { office: '云台区政务中心', name: '小云' }, name: '小云' })
      expect({ ...plainly(preset), badge: preset.badge, name: preset.name }).toEqual(preset)
    },
  )

  it.each(PRESETS.map(preset => [preset.id, preset] as const))(
    '%s: in green cloth no painted seam or shadow is left navy',
    (_id, preset) => {
      const green = dressed(preset, { ...plain, cloth: '#2f5d4a' })
      const svg = dye(trimSvg(green), green.palette)
      const inks = svg.match(/#[0-9a-f]{6}/g) ?? []
      expect(inks.length).toBeGreaterThan(3)
      for (const ink of inks) {
        const [, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(ink.slice(at, at + 2), 16))
        expect(g, ink).toBeGreaterThanOrEqual(b)
      }
      expect(green.palette.skin).toBe(preset.palette.skin)
    },
  )

  it('pictures in the colours they were painted for stay as they are', () => {
    for (const preset of PRESETS) expect(dye(trimSvg(preset), preset.palette)).toBe(trimSvg(preset))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badgeSvg } from './badge.ts'
import { PresetError, RANGES, checkPreset } from './check-preset.ts'
import type { AvatarPreset } from './preset.ts'
import { PRESETS } from './presets/index.ts'
import { xiaozheng } from './presets/xiaozheng.ts'

/** The preset with one number, named as in RANGES, replaced. */
function withNumber(preset: AvatarPreset, name: string, value: number): AvatarPreset {
  const copy = structuredClone(preset)
  const steps = name.replace(/\[(\d)\]/g, '.$1').split('.')
  const last = steps.pop() ?? ''
  let at: unknown = copy
  for (const s of steps) at = (at as Record<string, unknown>)[s]
  ;(at as Record<string, number>)[last] = value
  return copy
}

describe('a preset', () => {
  it('of every host that is shipped keeps all ranges', () => {
    for (const preset of PRESETS) expect(() => checkPreset(preset)).not.toThrow()
  })

  it('out of range is refused with the name of the number and its range', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RANGES),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.boolean(),
        (range, beyond, above) => {
          const value = above ? range.high + beyond : range.low - beyond
          const refused = (): void => checkPreset(withNumber(xiaozheng, range.name, value))
          expect(refused).toThrow(PresetError)
          expect(refused).toThrow(`${range.name} is`)
          expect(refused).toThrow(`between ${range.low} and ${range.high}`)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('with a number that is none is refused too', () => {
    for (const range of RANGES)
      expect(() => checkPreset(withNumber(xiaozheng, range.name, Number.NaN))).toThrow(PresetError)
  })

  it('with a section turned inside out is refused', () => {
    const torso = xiaozheng.rows.torso.map((r, i) => (i === 4 ? ([r[0], r[1], -1, r[3], r[4]] as const) : r))
    expect(() => checkPreset({ ...xiaozheng, rows: { ...xiaozheng.rows, torso } })).toThrow('rows.torso')
  })
})

describe('the name plate', () => {
  const of = (office: string, name: string): string => badgeSvg({ ...xiaozheng, badge: { office, name } })

  it('shrinks a long line to the plate', () => {
    const scaleOf = (svg: string): number => Number(/scale\(([\d.]+)/.exec(svg)?.[1])
    expect(scaleOf(of('深圳市罗湖区政务服务', '小政'))).toBeLessThan(scaleOf(of('政务中心', '小政')))
  })

  it('refuses a line of thirty characters', () => {
    expect(() => of('政'.repeat(30), '小政')).toThrow('more than 12 characters')
    expect(() => of('政务服务中心', '政'.repeat(30))).toThrow('more than 12 characters')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badgeSvg } from './badge.ts'
import { sample2, table } from './curves.ts'
import { textPaths } from './glyphs.ts'
import { xiaozheng } from './presets/xiaozheng.ts'
import { threeProfile } from './profile.ts'
import { cone, hit } from './sdf.ts'
import { settle } from './weights.ts'
import { at } from './vec.ts'

describe('curves and lofts', () => {
  it('never overshoot the drawn extremes of a table', () => {
    const rows = fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 12, maxLength: 12 }),
        fc.double({ min: -120, max: 120, noNaN: true }),
        (xs, ys, x) => {
          const curve = table(xs.map((v, i) => [v, at(ys, i)]))
          const used = ys.slice(0, xs.length)
          expect(curve(x)).toBeGreaterThanOrEqual(Math.min(...used) - 1e-9)
          expect(curve(x)).toBeLessThanOrEqual(Math.max(...used) + 1e-9)
        },
      ),
    )
  })

  it('keep both ends when a curve is sampled anew', () => {
    const points = sample2(
      [
        [0, 0],
        [3, 4],
        [10, 0],
      ],
      9,
    )
    expect(points).toHaveLength(9)
    expect(points[0]).toEqual([0, 0])
    expect(at(points, 8)[0]).toBeCloseTo(10, 9)
  })

  it('put every point of a ring on the section it belongs to', () => {
    const head = threeProfile(xiaozheng.rows.head, 2.45, 2)
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 125, noNaN: true }),
        fc.double({ min: -3.1, max: 3.1, noNaN: true }),
        (y, a) => {
          const [x, , z] = head.ring(y, a)
          expect(Math.abs(head.pseudo(x, y, z))).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('find the surface of a cone along a ray to a hundredth of a millimetre', () => {
    const f = cone([0, 0, 0], 0.05, [0, 1, 0], 0.05)
    expect(hit(f, [0, 0.5, 1], [0, 0, -1], 2)?.[2]).toBeCloseTo(0.05, 5)
    expect(hit(f, [1, 0.5, 1], [0, 0, -1], 2)).toBeNull()
  })
})

describe('weights', () => {
  it('keep the four strongest and always sum to 1, however small they are', () => {
    const list = fc.array(fc.double({ min: 1e-12, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(list, weights => {
        const kept = settle(weights.map((weight, i) => ({ bone: `b${i}`, weight })))
        expect(kept.length).toBeLessThanOrEqual(4)
        expect(kept.reduce((s, i) => s + i.weight, 0)).toBeCloseTo(1, 9)
      }),
    )
  })
})

describe('the name plate', () => {
  it('writes its characters as outlines, without a font of the machine', () => {
    const svg = badgeSvg(xiaozheng)
    expect(svg).not.toContain('<text')
    expect(svg.match(/<path/g)).toHaveLength([...xiaozheng.badge.office, ...xiaozheng.badge.name].length)
    expect(textPaths('政', 0, 0, 100, 0).width).toBe(100)
  })

  it('refuses a line that no plate can carry', () => {
    expect(() => badgeSvg({ ...xiaozheng, badge: { office: '政'.repeat(30), name: '小政' } })).toThrow('more than 12')
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { shapeParts } from './assemble.ts'
import { faceLines } from './face-landmarks.ts'
import { EXPRESSIONS, MORPHS, OPEN_EYE, REST, REST_MOUTH } from './face-state.ts'
import { LIGHT_TRIANGLES, lightParts } from './light.ts'
import type { Part } from './mesh.ts'
import { PRESETS } from './presets/index.ts'
import { fingers, humanoid } from './skeleton.ts'
import { springBones } from './springs.ts'
import { moulding } from './stature.ts'
import type { V2, V3 } from './vec.ts'
import { at, cross, insidePolygon, length, sub } from './vec.ts'
import * as weights from './weights.ts'

const bodies = new Map<string, { full: Part[]; light: Part[] }>()
beforeAll(async () => {
  for (const preset of PRESETS) {
    const full = await shapeParts(preset)
    bodies.set(preset.id, { full, light: await lightParts(full) })
  }
}, 240_000)

const step = (v: number): number => Math.round(v * 1e5) / 1e5
const rounded = ([x, y, z]: V3): V3 => [step(x), step(y), step(z)]
const everyPart = (id: string): (Part & { of: string })[] => {
  const body = bodies.get(id)
  if (!body) throw new Error(`no body ${id}`)
  return [
    ...body.full.map(p => ({ ...p, of: `${p.name}, full` })),
    ...body.light.map(p => ({ ...p, of: `${p.name}, light` })),
  ]
}
const part = (id: string, name: string): Part => {
  const found = bodies.get(id)?.full.find(p => p.name === name)
  if (!found) throw new Error(`${id} has no part ${name}`)
  return found
}

describe.each(PRESETS.map(p => ({ id: p.id, preset: p })))('the shape of $id', ({ id, preset }) => {
  it('has no triangle without area, even after its places are rounded to 0.01 mm', () => {
    for (const p of everyPart(id)) {
      const smallest = Math.min(
        ...p.triangles.map(([i, j, k]) => {
          const a = rounded(at(p.positions, i))
          return length(cross(sub(rounded(at(p.positions, j)), a), sub(rounded(at(p.positions, k)), a))) / 2
        }),
      )
      expect(smallest, p.of).toBeGreaterThan(9e-11)
    }
  })

  it('hangs every vertex on one to four bones of its own skeleton, weights summing to 1', () => {
    const bones = new Set([...humanoid(preset.handScale), ...springBones(preset).bones].map(b => b.name))
    for (const p of everyPart(id)) {
      expect(p.influences.length, p.of).toBe(p.positions.length)
      for (const list of p.influences) {
        expect(list.length).toBeGreaterThan(0)
        expect(list.length).toBeLessThanOrEqual(4)
        expect(Math.abs(list.reduce((s, i) => s + i.weight, 0) - 1)).toBeLessThan(1e-4)
        expect(
          list.every(i => bones.has(i.bone)),
          p.of,
        ).toBe(true)
      }
    }
  })

  it('has unit normals, finite numbers and no vertex that no triangle uses', () => {
    for (const p of everyPart(id)) {
      expect(
        p.normals.every(n => Math.abs(length(n) - 1) < 1e-4),
        p.of,
      ).toBe(true)
      expect(
        [...p.positions, ...p.normals, ...p.uvs].every(v => v.every(Number.isFinite)),
        p.of,
      ).toBe(true)
      expect(new Set(p.triangles.flat()).size, p.of).toBe(p.positions.length)
    }
  })

  it('closes the bag of the mouth: its only open edge is the ring behind the lips', () => {
    const bag = part(id, 'mouth bag')
    // Upper and lower rows meet at the corners in the same place.
    const key = (i: number): string => rounded(at(bag.positions, i)).join()
    const edges = new Map<string, number>()
    for (const t of bag.triangles)
      for (let e = 0; e < 3; e++) {
        const pair = [key(at(t, e)), key(at(t, (e + 1) % 3))].sort().join(' ')
        edges.set(pair, (edges.get(pair) ?? 0) + 1)
      }
    const lips = new Set(Array.from({ length: 58 }, (_, i) => key(i)))
    const open = [...edges].filter(([, n]) => n === 1).map(([pair]) => pair.split(' '))
    expect(open.filter(ends => !ends.every(k => lips.has(k)))).toEqual([])
  })

  it('keeps the iris behind the skin for nine gazes: outside the eye outline skin covers it', () => {
    const face = part(id, 'face')
    const iris = part(id, 'iris')
    const k = preset.stature.scale
    const outline = (m: 1 | -1): V2[] => {
      const { upper, lower } = faceLines(preset.face).eye(REST.left)
      return [...upper, ...lower.slice(1, -1).reverse()].map(([x, y]): V2 => [
        (m * x * k) / 1000,
        (1.488 + y / 1000) * k,
      ])
    }
    const skinAt = (x: number, y: number): number => {
      let best = -1
      for (const [i, j, l] of face.triangles) {
        const [a, b, c] = [at(face.positions, i), at(face.positions, j), at(face.positions, l)]
        const d = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
        if (Math.abs(d) < 1e-12) continue
        const u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / d
        const v = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / d
        if (u >= 0 && v >= 0 && u + v <= 1) best = Math.max(best, a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]))
      }
      return best
    }
    const half = iris.positions.length / 2
    for (const yaw of [-9, 0, 10])
      for (const pitch of [-7, 0, 7])
        for (const m of [1, -1] as const) {
          const c: V3 = [m * 0.0177 * k, 1.4878 * k, 0.0504 * k]
          const [sy, cy] = [Math.sin((m * yaw * Math.PI) / 180), Math.cos((m * yaw * Math.PI) / 180)]
          const [sp, cp] = [Math.sin((pitch * Math.PI) / 180), Math.cos((pitch * Math.PI) / 180)]
          const eye = outline(m)
          for (let i = m === 1 ? 0 : half; i < (m === 1 ? half : 2 * half); i++) {
            const [x, y, z] = sub(at(iris.positions, i), c)
            const [ry, rz] = [y * cp - z * sp, y * sp + z * cp]
            const p: V3 = [c[0] + x * cy + rz * sy, c[1] + ry, c[2] - x * sy + rz * cy]
            if (insidePolygon([p[0], p[1]], eye)) continue
            const covered = skinAt(p[0], p[1])
            // The skin's rim is a polygon of the outline: a ray within half a millimetre of it may slip through a corner.
            const beside = Math.min(...eye.map(q => Math.hypot(q[0] - p[0], q[1] - p[1])))
            if (covered < 0) expect(beside, `gaze ${yaw}, ${pitch}`).toBeLessThan(0.0012)
            else expect(covered, `gaze ${yaw}, ${pitch}`).toBeGreaterThan(p[2] - 0.0004)
          }
        }
  })

  it('is light enough in its light form, and loses none of its parts there', () => {
    const body = bodies.get(id)
    const count = (list: readonly Part[] = []): number => list.reduce((n, p) => n + p.triangles.length, 0)
    expect(count(body?.light)).toBeLessThanOrEqual(LIGHT_TRIANGLES)
    expect(body?.light.map(p => p.name)).toEqual(body?.full.map(p => p.name))
    expect(body?.light.every(p => p.triangles.length > 0)).toBe(true)
  })

  it('moves the same vertices to the same places in both forms for every expression', () => {
    const key = (p: V3): string => rounded(p).join()
    for (const light of bodies.get(id)?.light.filter(p => p.evaluate) ?? []) {
      const full = part(id, light.name)
      // Lips that touch share a place at rest: any vertex of that place may be the one.
      const places = new Map<string, number[]>()
      full.positions.forEach((p, i) => places.set(key(p), [...(places.get(key(p)) ?? []), i]))
      for (const m of MORPHS.slice(0, 4)) {
        const [moved, there] = [full.evaluate?.(m.state) ?? [], light.evaluate?.(m.state) ?? []]
        light.positions.forEach((p, i) => {
          const gaps = (places.get(key(p)) ?? []).map(same => length(sub(at(moved, same), at(there, i))))
          expect(Math.min(...gaps), light.name).toBeLessThan(1e-9)
        })
      }
    }
  })
})

describe('what a face may do', () => {
  const lines = PRESETS.map(p => ({ id: p.id, lines: faceLines(p.face) }))
  const unit = fc.double({ min: 0, max: 1, noNaN: true })

  it('never lets a lid pass through the other, however far it is closed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines), unit, unit, (host, close, low) => {
        const { upper, lower } = host.lines.eye({ ...OPEN_EYE, close, low: low * 0.4 })
        upper.forEach((u, i) => {
          expect(u[1]).toBeGreaterThan(at(lower, i)[1] - 0.3)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('never lets the upper lip pass under the lower one, in any mix of opening, width and corners', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines), unit, unit, unit, (host, open, wide, corner) => {
        const { upper, lower } = host.lines.mouth({
          ...REST_MOUTH,
          up: 4.6 * open,
          lo: 12 * open,
          w: 0.45 + 0.7 * wide,
          corner: -3 + 9 * corner,
        })
        upper.forEach((u, i) => {
          expect(u[1]).toBeGreaterThanOrEqual(at(lower, i)[1] - 1e-9)
        })
      }),
      { numRuns: 150 },
    )
  })

  it('closes both lids within 0.3 mm in every blink and the lips in PP, for every host', () => {
    const state = (name: string) => EXPRESSIONS.find(e => e.name === name)?.state ?? REST
    for (const host of lines) {
      const lids = host.lines.eye(state('blink').left)
      const lips = host.lines.mouth(state('PP').mouth)
      for (const { upper, lower } of [lids, lips])
        expect(Math.max(...upper.map((u, i) => Math.abs(u[1] - at(lower, i)[1]))), host.id).toBeLessThan(0.3)
    }
  })
})

describe('weights and stature as functions of place', () => {
  const place = fc.tuple(
    fc.double({ min: -0.8, max: 0.8, noNaN: true }),
    fc.double({ min: 0, max: 1.7, noNaN: true }),
    fc.double({ min: -0.2, max: 0.2, noNaN: true }),
  )
  it('sum to 1 anywhere, with at most four bones', () => {
    const fields = [
      weights.jacket,
      weights.spine,
      weights.torso,
      weights.skirt,
      weights.leg,
      weights.trousers,
      weights.hand(fingers(0.9)),
    ]
    fc.assert(
      fc.property(place, fc.constantFrom(...fields), (p, field) => {
        const list = field(p)
        expect(list.length).toBeLessThanOrEqual(4)
        expect(list.reduce((s, i) => s + i.weight, 0)).toBeCloseTo(1, 6)
        expect(list.every(i => i.weight >= 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('mould her right side as the mirror of her left', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...PRESETS), ([x, y, z], preset) => {
        const mould = moulding(preset.stature)
        const [a, b] = [mould([x, y, z]), mould([-x, y, z])]
        expect(Math.abs(a[0] + b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])).toBeLessThan(1e-12)
      }),
      { numRuns: 300 },
    )
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Body } from './assemble.ts'
import { assemble } from './assemble.ts'
import { EXPRESSIONS, REST } from './face-state.ts'
import type { Part } from './mesh.ts'
import { xiaozheng } from './presets/xiaozheng.ts'
import { pngSize } from './raster.ts'
import type { V3 } from './vec.ts'
import { at, cross, dot, length, sub } from './vec.ts'

let body: Body

beforeAll(async () => {
  body = await assemble(xiaozheng)
}, 240_000)

const part = (name: string): Part => {
  const found = body.parts.find(p => p.name === name)
  if (!found) throw new Error(`no part is called ${name}`)
  return found
}

describe('the body of 小政', () => {
  it('faces outward everywhere: triangles turn the way their normals point', () => {
    for (const p of body.parts) {
      let agree = 0
      let turned = 0
      for (const [i, j, k] of p.triangles) {
        const a = at(p.positions, i)
        const face = cross(sub(at(p.positions, j), a), sub(at(p.positions, k), a))
        const normal = [i, j, k].reduce<V3>(
          (s, v) => {
            const n = at(p.normals, v)
            return [s[0] + n[0], s[1] + n[1], s[2] + n[2]]
          },
          [0, 0, 0],
        )
        if (dot(face, normal) > 0) agree += length(face)
        else turned += length(face)
      }
      // Some parts carry the calm normals of a neighbour on purpose: the mouth bag, the lid walls, and the locks, which take the
      // light of the hair shell on both faces (their facing is seen by their volume).
      if (!['mouth bag', 'rim wall', 'locks', 'ears'].includes(p.name))
        expect(agree / (agree + turned), p.name).toBeGreaterThan(0.85)
    }
  })

  it('turns its closed solids outward: each encloses a positive volume', () => {
    for (const name of ['hands', 'locks', 'shoes', 'scarf knot']) {
      const p = part(name)
      const volume = p.triangles.reduce(
        (sum, [i, j, k]) => sum + dot(at(p.positions, i), cross(at(p.positions, j), at(p.positions, k))) / 6,
        0,
      )
      expect(volume, name).toBeGreaterThan(0)
    }
  })

  it('is the same on both sides where nothing is meant to differ', () => {
    for (const name of ['hands', 'nails', 'legs', 'shoes', 'jacket', 'lapels']) {
      const p = part(name)
      const key = (v: V3): string => v.map(x => Math.round(x * 1e5)).join()
      const places = new Set(p.positions.map(key))
      const other = p.positions.filter(([x, y, z]) => !places.has(key([-x, y, z])))
      expect(other.length, name).toBe(0)
    }
  })

  it('paints square powers of two for the large pictures and stays small for the flat ones', () => {
    const size = (name: Parameters<typeof body.textures.get>[0]): [number, number] =>
      pngSize(body.textures.get(name) ?? new Uint8Array(24))
    expect(size('face')).toEqual([1024, 1024])
    expect(size('skin')).toEqual([1024, 1024])
    expect(size('jacket')).toEqual([2048, 1024])
    expect(size('iris')).toEqual([512, 512])
    expect(size('hair')).toEqual([512, 512])
    expect(size('faceFlat')[0]).toBeLessThan(256)
  })
})

describe('the face of 小政', () => {
  const rows = (name: string, state = REST): { upper: V3[]; lower: V3[] } => {
    const p = part(name)
    const moved = p.evaluate?.(state) ?? []
    const bag = 29
    return { upper: moved.slice(0, bag), lower: moved.slice(bag, 2 * bag) }
  }
  const lipGap = (name: string): number => {
    const state = EXPRESSIONS.find(e => e.name === name)?.state ?? REST
    const { upper, lower } = rows('mouth bag', state)
    return Math.max(...upper.map((u, i) => u[1] - at(lower, i)[1]))
  }

  it('closes the lips in PP and at rest to less than 0.3 mm, and opens them for aa', () => {
    expect(lipGap('PP')).toBeLessThan(0.0003)
    expect(lipGap('neutral')).toBeLessThan(0.0003)
    expect(lipGap('aa')).toBeGreaterThan(0.01)
    expect(lipGap('FF')).toBeGreaterThan(0.001)
    expect(lipGap('FF')).toBeLessThan(0.005)
  })

  it('closes both eyes in blink and only one in blinkLeft', () => {
    const gap = (name: string): [number, number] => {
      const wall = part('rim wall')
      const state = EXPRESSIONS.find(e => e.name === name)?.state ?? REST
      const moved = wall.evaluate?.(state) ?? []
      const half = moved.length / 2
      const of = (start: number): number =>
        Math.max(...Array.from({ length: 25 }, (_, i) => at(moved, start + i)[1] - at(moved, start + 50 + i)[1]))
      return [of(0), of(half)]
    }
    for (const g of gap('blink')) expect(Math.abs(g)).toBeLessThan(0.0003)
    expect(Math.abs(gap('blinkLeft')[0])).toBeLessThan(0.0003)
    expect(gap('blinkLeft')[1]).toBeGreaterThan(0.02)
    for (const g of gap('neutral')) expect(g).toBeGreaterThan(0.02)
  })

  it('moves the skin along with the lips: the chin goes down for aa', () => {
    const face = part('face')
    const aa = EXPRESSIONS.find(e => e.name === 'aa')?.state ?? REST
    const moved = face.evaluate?.(aa) ?? []
    const chin = face.positions.findIndex(p => Math.abs(p[0]) < 0.004 && p[1] < 1.405)
    expect(chin).toBeGreaterThanOrEqual(0)
    expect(at(face.positions, chin)[1] - at(moved, chin)[1]).toBeGreaterThan(0.005)
  })
})

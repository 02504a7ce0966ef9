import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeIO } from '@gltf-transform/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { avatarSchema } from '#contract/host.ts'
import type { Body } from './assemble.ts'
import { assemble } from './assemble.ts'
import { EXPRESSIONS, MORPHS, REST } from './face-state.ts'
import { MOTIONS } from './gestures.ts'
import { BUDGETS } from './manifest.ts'
import type { Part } from './mesh.ts'
import { writeVrma } from './motion.ts'
import { xiaozheng } from './presets/xiaozheng.ts'
import { pngSize } from './raster.ts'
import { humanoid } from './skeleton.ts'
import type { V3 } from './vec.ts'
import { at, cross, dot, length, sub } from './vec.ts'
import type { Figures } from './vrm.ts'
import { writeVrm } from './vrm.ts'

interface VrmJson {
  extensions: {
    VRMC_vrm: {
      humanoid: { humanBones: Record<string, { node: number }> }
      expressions: {
        preset: Record<string, { morphTargetBinds: unknown[] }>
        custom: Record<string, { morphTargetBinds: unknown[] }>
      }
      meta: Record<string, unknown>
    }
    VRMC_springBone: { springs: { joints: { node: number }[] }[] }
  }
  nodes: { name: string }[]
}

let body: Body
let bytes: Uint8Array
let figures: Figures
let json: VrmJson

beforeAll(async () => {
  body = await assemble(xiaozheng)
  ;({ bytes, figures } = writeVrm(xiaozheng, body))
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true)
  json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))) as VrmJson
}, 240_000)

const part = (name: string): Part => {
  const found = body.parts.find(p => p.name === name)
  if (!found) throw new Error(`no part is called ${name}`)
  return found
}

describe('the body of 小政', () => {
  it('is made of finite numbers and triangles with area', () => {
    for (const p of body.parts) {
      for (const list of [p.positions, p.normals, p.uvs]) {
        expect(list.length, p.name).toBe(p.positions.length)
        expect(
          list.every(v => v.every(Number.isFinite)),
          p.name,
        ).toBe(true)
      }
      expect(
        p.normals.every(n => Math.abs(length(n) - 1) < 1e-4),
        `${p.name} normals`,
      ).toBe(true)
      expect(
        p.triangles.every(t => t.every(i => i >= 0 && i < p.positions.length)),
        p.name,
      ).toBe(true)
    }
  })

  it('hangs every vertex on at most four bones that exist, with weights that sum to 1', () => {
    const bones = new Set(json.nodes.map(n => n.name))
    for (const p of body.parts) {
      expect(p.influences.length, p.name).toBe(p.positions.length)
      for (const list of p.influences) {
        expect(list.length).toBeGreaterThan(0)
        expect(list.length).toBeLessThanOrEqual(4)
        expect(Math.abs(list.reduce((s, i) => s + i.weight, 0) - 1)).toBeLessThan(1e-4)
        for (const i of list) expect(bones.has(i.bone)).toBe(true)
      }
    }
  })

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
      if (!['mouth bag', 'rim wall', 'locks'].includes(p.name))
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
    for (const name of ['hands', 'legs', 'shoes', 'jacket', 'lapels']) {
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
    expect(size('face')).toEqual([2048, 2048])
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

describe('the file of 小政', () => {
  it('has every humanoid bone of VRM 1.0 but the jaw, fingers included', () => {
    const names = humanoid(1).map(b => b.name)
    expect(names).toHaveLength(54)
    expect(Object.keys(json.extensions.VRMC_vrm.humanoid.humanBones).sort()).toEqual([...names].sort())
  })

  it('has the 18 expressions of VRM and joy, PP and FF', () => {
    const { preset, custom } = json.extensions.VRMC_vrm.expressions
    const wanted =
      'happy angry sad relaxed surprised neutral aa ih ou ee oh blink blinkLeft blinkRight lookUp lookDown lookLeft lookRight'
    expect(Object.keys(preset).sort()).toEqual(wanted.split(' ').sort())
    expect(Object.keys(custom).sort()).toEqual(['FF', 'PP', 'joy'])
    for (const m of MORPHS) expect((preset[m.name] ?? custom[m.name])?.morphTargetBinds).toHaveLength(1)
  })

  it('allows what a government office does with a host', () => {
    expect(json.extensions.VRMC_vrm.meta).toMatchObject({
      avatarPermission: 'everyone',
      commercialUsage: 'corporation',
      allowPoliticalOrReligiousUsage: true,
      modification: 'allowModificationRedistribution',
    })
  })

  it('has springs for hair and scarf', () => {
    const names = json.extensions.VRMC_springBone.springs.flatMap(s => s.joints.map(j => at(json.nodes, j.node).name))
    expect(names.filter(n => n.startsWith('hair')).length).toBeGreaterThanOrEqual(20)
    expect(names.filter(n => n.startsWith('scarf')).length).toBeGreaterThanOrEqual(4)
  })

  it('is read by an independent reader, every index in range and every morph as long as its base', async () => {
    const document = await new NodeIO().readBinary(bytes)
    for (const mesh of document.getRoot().listMeshes())
      for (const primitive of mesh.listPrimitives()) {
        const count = primitive.getAttribute('POSITION')?.getCount() ?? 0
        const indices = primitive.getIndices()?.getArray() ?? []
        expect(count).toBeGreaterThan(0)
        expect(Math.max(...indices)).toBeLessThan(count)
        for (const target of primitive.listTargets()) expect(target.getAttribute('POSITION')?.getCount()).toBe(count)
      }
  })

  it('keeps its budgets', () => {
    expect(figures.triangles).toBeLessThanOrEqual(BUDGETS.triangles)
    expect(figures.bytes).toBeLessThanOrEqual(BUDGETS.bytes)
    expect(figures.bones).toBeLessThanOrEqual(BUDGETS.bones)
    expect(figures.materials).toBeLessThanOrEqual(BUDGETS.materials)
  })

  it('comes out with the same bytes as the build that was committed', () => {
    const sha = (b: Uint8Array): string => createHash('sha256').update(b).digest('hex')
    expect(sha(readFileSync(fileURLToPath(new URL('../xiaozheng/model.vrm', import.meta.url))))).toBe(sha(bytes))
  })
})

describe('the register entry of 小政', () => {
  it('says all that the contract asks of a host in public use', () => {
    const entry: unknown = JSON.parse(
      readFileSync(fileURLToPath(new URL('../xiaozheng/avatar.json', import.meta.url)), 'utf8'),
    )
    const avatar = avatarSchema.parse(entry)
    expect(avatar.codeNumber).toBe(xiaozheng.codeNumber)
    expect(avatar.files.gestures).toEqual(MOTIONS.map(m => `gestures/${m.name}.vrma`))
    expect(entry).toMatchObject({
      files: { sha256: { 'model.vrm': createHash('sha256').update(bytes).digest('hex') } },
    })
  })
})

describe('the committed motions', () => {
  it.each(MOTIONS.map(m => m.name))('%s is what the foundry writes', name => {
    const motion = MOTIONS.find(m => m.name === name)
    const file = readFileSync(fileURLToPath(new URL(`../xiaozheng/gestures/${name}.vrma`, import.meta.url)))
    expect(motion && Buffer.from(writeVrma(motion, xiaozheng.handScale)).equals(file)).toBe(true)
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeIO } from '@gltf-transform/core'
import { validateBytes } from 'gltf-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { avatarSchema } from '#contract/host.ts'
import { assemble } from './assemble.ts'
import { MORPHS } from './face-state.ts'
import { MOTIONS } from './gestures.ts'
import { LIGHT_TRIANGLES, lightBody } from './light.ts'
import { BUDGETS } from './manifest.ts'
import { writeVrma } from './motion.ts'
import { PRESETS } from './presets/index.ts'
import { humanoid } from './skeleton.ts'
import { at } from './vec.ts'
import type { Figures } from './vrm.ts'
import { writeVrm } from './vrm.ts'

interface VrmJson {
  extensions: {
    VRMC_vrm: {
      humanoid: { humanBones: Record<string, { node: number }> }
      expressions: Record<'preset' | 'custom', Record<string, { morphTargetBinds: unknown[] }>>
      meta: Record<string, unknown>
    }
    VRMC_springBone: { springs: { joints: { node: number }[] }[] }
  }
  nodes: { name: string }[]
  materials: { extensions: { VRMC_materials_mtoon: { outlineWidthMode: string } } }[]
}
interface Built {
  bytes: Uint8Array
  figures: Figures
  json: VrmJson
}

const read = (id: string, name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../${id}/${name}`, import.meta.url)))
const sha = (b: Uint8Array): string => createHash('sha256').update(b).digest('hex')

describe.each(PRESETS.map(p => ({ id: p.id, preset: p })))('the files of $id', ({ id, preset }) => {
  let full: Built
  let light: Built
  const withJson = (built: { bytes: Uint8Array; figures: Figures }): Built => {
    const { bytes } = built
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true)
    return { ...built, json: JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + size))) as VrmJson }
  }
  beforeAll(async () => {
    const body = await assemble(preset)
    full = withJson(writeVrm(preset, body))
    light = withJson(writeVrm(preset, await lightBody(preset, body), false))
  }, 240_000)

  it('come out with the same bytes as the build that was committed', () => {
    expect(sha(read(id, 'model.vrm'))).toBe(sha(full.bytes))
    expect(sha(read(id, 'model-light.vrm'))).toBe(sha(light.bytes))
  })

  it('pass the validator of the format without an error or a warning', async () => {
    for (const { bytes } of [full, light]) {
      const { issues } = await validateBytes(bytes, { maxIssues: 20 })
      expect({ errors: issues.numErrors, warnings: issues.numWarnings }).toEqual({ errors: 0, warnings: 0 })
    }
  })

  it('keep their budgets', () => {
    expect(full.figures.triangles).toBeLessThanOrEqual(BUDGETS.triangles)
    expect(full.figures.bytes).toBeLessThanOrEqual(BUDGETS.bytes)
    expect(full.figures.bones).toBeLessThanOrEqual(BUDGETS.bones)
    expect(full.figures.materials).toBeLessThanOrEqual(BUDGETS.materials)
    expect(light.figures.triangles).toBeLessThanOrEqual(LIGHT_TRIANGLES)
    expect(light.figures.bytes).toBeLessThan(full.figures.bytes / 2)
  })

  it('have every humanoid bone of VRM 1.0 but the jaw, fingers included, and the same in the light form', () => {
    const names = humanoid(1).map(b => b.name)
    expect(names).toHaveLength(54)
    for (const { json } of [full, light])
      expect(Object.keys(json.extensions.VRMC_vrm.humanoid.humanBones).sort()).toEqual([...names].sort())
    expect(light.json.nodes.map(n => n.name)).toEqual(full.json.nodes.map(n => n.name))
  })

  it('have the 18 expressions of VRM and joy, PP and FF', () => {
    const wanted =
      'happy angry sad relaxed surprised neutral aa ih ou ee oh blink blinkLeft blinkRight lookUp lookDown lookLeft lookRight'
    for (const { json } of [full, light]) {
      const { preset: standard, custom } = json.extensions.VRMC_vrm.expressions
      expect(Object.keys(standard).sort()).toEqual(wanted.split(' ').sort())
      expect(Object.keys(custom).sort()).toEqual(['FF', 'PP', 'joy'])
      for (const m of MORPHS) expect((standard[m.name] ?? custom[m.name])?.morphTargetBinds).toHaveLength(1)
    }
  })

  it('draw an outline in the full form and none in the light one', () => {
    const modes = (b: Built): string[] => b.json.materials.map(m => m.extensions.VRMC_materials_mtoon.outlineWidthMode)
    expect(modes(full)).toContain('worldCoordinates')
    expect(new Set(modes(light))).toEqual(new Set(['none']))
  })

  it('have springs for what hangs: a bob, the tails of a scarf', () => {
    const joints = full.json.extensions.VRMC_springBone.springs.flatMap(s => s.joints)
    const names = joints.map(j => at(full.json.nodes, j.node).name)
    expect(names.filter(n => n.startsWith('hair')).length > 0).toBe(preset.hair.style === 'bob')
    expect(names.filter(n => n.startsWith('scarf')).length > 0).toBe(preset.outfit.neckwear === 'scarf')
  })

  it('allow what a government office does with a host', () => {
    expect(full.json.extensions.VRMC_vrm.meta).toMatchObject({
      avatarPermission: 'everyone',
      commercialUsage: 'corporation',
      allowPoliticalOrReligiousUsage: true,
      modification: 'allowModificationRedistribution',
    })
  })

  it('are read by an independent reader, every index in range and every morph as long as its base', async () => {
    const document = await new NodeIO().readBinary(full.bytes)
    for (const mesh of document.getRoot().listMeshes())
      for (const primitive of mesh.listPrimitives()) {
        const count = primitive.getAttribute('POSITION')?.getCount() ?? 0
        expect(count).toBeGreaterThan(0)
        expect(Math.max(...(primitive.getIndices()?.getArray() ?? []))).toBeLessThan(count)
        for (const target of primitive.listTargets()) expect(target.getAttribute('POSITION')?.getCount()).toBe(count)
      }
  })

  it('are registered with all that the contract asks of a host in public use', () => {
    const entry: unknown = JSON.parse(read(id, 'avatar.json').toString('utf8'))
    const avatar = avatarSchema.parse(entry)
    expect(avatar.codeNumber).toBe(preset.codeNumber)
    expect(avatar.files.gestures).toEqual(MOTIONS.map(m => `gestures/${m.name}.vrma`))
    expect(entry).toMatchObject({
      files: {
        lightModel: 'model-light.vrm',
        sha256: { 'model.vrm': sha(full.bytes), 'model-light.vrm': sha(light.bytes) },
      },
    })
    expect(read(id, 'LICENSE.md').toString('utf8')).toContain('Apache License 2.0')
    expect(read(id, 'preview.webp').subarray(8, 12).toString('latin1')).toBe('WEBP')
  })

  it('hold the motions that the foundry writes', () => {
    for (const motion of MOTIONS)
      expect(
        Buffer.from(writeVrma(motion, preset.handScale)).equals(read(id, `gestures/${motion.name}.vrma`)),
        motion.name,
      ).toBe(true)
  })
})

/** Writes a body as VRM 1.0 (glTF 2.0 with VRMC_vrm, VRMC_springBone, VRMC_materials_mtoon). */
import type { Body, Picture } from './assemble.ts'
import type { Expression } from './face-state.ts'
import { EXPRESSIONS, MORPHS } from './face-state.ts'
import { GlbWriter } from './glb.ts'
import { gltfMaterial } from './materials.ts'
import type { AvatarPreset } from './preset.ts'
import { humanoid } from './skeleton.ts'
import { springBones } from './springs.ts'
import { mouldBone, moulding } from './stature.ts'
import type { V3 } from './vec.ts'
import { at, scale, sub } from './vec.ts'
import { drawn, primitive } from './vrm-mesh.ts'

type Json = Record<string, unknown>
const MESHES = ['Face', 'Eyes', 'Hair', 'Body', 'Outfit'] as const
const tidy = (v: number): number => Math.round(v * 1e6) / 1e6 + 0

export interface Figures {
  readonly triangles: number
  readonly vertices: number
  readonly bones: number
  readonly materials: number
  readonly bytes: number
}

/** @param outline  false for the light model: no material draws one */
export function writeVrm(preset: AvatarPreset, body: Body, outline = true): { bytes: Uint8Array; figures: Figures } {
  const out = new GlbWriter()
  const springs = springBones(preset)
  const mould = moulding(preset.stature)
  const isHead = (name: string): boolean => name.startsWith('hair') || name === 'head' || name.endsWith('Eye')
  const size = preset.stature.scale
  const bones = [...humanoid(preset.handScale), ...springs.bones].map(b =>
    isHead(b.name) ? { ...b, position: scale(b.position, size) } : mouldBone(b, mould),
  )
  const boneIndex = new Map(bones.map((b, i) => [b.name, i]))
  const node = (bone: string): number => {
    const i = boneIndex.get(bone)
    if (i === undefined) throw new Error(`the skeleton has no bone ${bone}`)
    return i
  }
  const world = bones.map(b => b.position)
  const nodes: Json[] = bones.map((b, i): Json => {
    const parent = b.parent === null ? ([0, 0, 0] as V3) : at(world, node(b.parent))
    const children = bones.flatMap((c, j) => (c.parent === b.name ? [j] : []))
    const translation = sub(at(world, i), parent).map(tidy)
    return children.length > 0 ? { name: b.name, translation, children } : { name: b.name, translation }
  })

  const images: Json[] = []
  const textures: Json[] = []
  const imageOf = new Map<Uint8Array, number>()
  const textureOf = (material: Picture): number => {
    const png = body.textures.get(material)
    if (!png) throw new Error(`no picture was painted for ${material}`)
    const known = imageOf.get(png)
    if (known !== undefined) return known
    images.push({ name: material, bufferView: out.view(png), mimeType: 'image/png' })
    textures.push({ sampler: 0, source: images.length - 1 })
    imageOf.set(png, textures.length - 1)
    return textures.length - 1
  }

  const materials: Json[] = []
  const meshes: Json[] = []
  const meshNodes: number[] = []
  let triangles = 0
  let vertices = 0
  for (const name of MESHES) {
    const primitives = drawn(body.parts.filter(p => p.mesh === name)).map((group): Json => {
      const p = primitive(out, group, name === 'Face', node)
      triangles += p.triangles
      vertices += p.vertices
      const mask = outline && group.material === 'hair' ? textureOf('hairOutline') : undefined
      materials.push(gltfMaterial(group.material, textureOf(group.material), outline, mask))
      return { ...p.json, material: materials.length - 1 }
    })
    if (primitives.length === 0) continue
    const extras = name === 'Face' ? { extras: { targetNames: MORPHS.map(m => m.name) } } : {}
    meshes.push({ name, primitives, ...extras })
    nodes.push({ name, mesh: meshes.length - 1, skin: 0 })
    meshNodes.push(nodes.length - 1)
  }
  const faceNode = at(meshNodes, 0)
  const inverse = new Float32Array(bones.length * 16)
  world.forEach(([x, y, z], i) =>
    inverse.set([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -tidy(x), -tidy(y), -tidy(z), 1], i * 16),
  )
  const gltf: Json = {
    asset: { version: '2.0', generator: '鹏政通 avatar foundry' },
    extensionsUsed: ['VRMC_vrm', 'VRMC_springBone', 'VRMC_materials_mtoon'],
    scene: 0,
    scenes: [{ nodes: [node('hips'), ...meshNodes] }],
    nodes,
    meshes,
    materials,
    skins: [
      {
        joints: bones.map((_, i) => i),
        skeleton: node('hips'),
        inverseBindMatrices: out.accessor(inverse, 'f32', 'MAT4'),
      },
    ],
    samplers: [{ magFilter: 9729, minFilter: 9987, wrapS: 33071, wrapT: 33071 }],
    images,
    textures,
    extensions: {
      VRMC_vrm: {
        specVersion: '1.0',
        meta: meta(preset),
        humanoid: {
          humanBones: Object.fromEntries(bones.filter(b => b.humanoid).map(b => [b.name, { node: node(b.name) }])),
        },
        firstPerson: {
          meshAnnotations: meshNodes.map((n, i) => ({ node: n, type: i < 3 ? 'thirdPersonOnly' : 'both' })),
        },
        lookAt: {
          type: 'bone',
          offsetFromHeadBone: [0, 0.083 * size, 0.062 * size],
          rangeMapHorizontalInner: { inputMaxValue: 40, outputScale: 9 },
          rangeMapHorizontalOuter: { inputMaxValue: 40, outputScale: 10 },
          rangeMapVerticalDown: { inputMaxValue: 40, outputScale: 7 },
          rangeMapVerticalUp: { inputMaxValue: 40, outputScale: 7 },
        },
        expressions: expressions(faceNode),
      },
      VRMC_springBone: {
        specVersion: '1.0',
        colliders: springs.colliders.map(c => ({
          node: node(c.bone),
          shape: c.tail
            ? { capsule: { offset: scale(c.offset, size), radius: c.radius * size, tail: scale(c.tail, size) } }
            : { sphere: { offset: scale(c.offset, size), radius: c.radius * size } },
        })),
        colliderGroups: springs.groups,
        springs: springs.chains.map(chain => ({
          name: chain.name,
          joints: chain.joints.map(j => ({
            node: node(j.bone),
            hitRadius: j.hitRadius,
            stiffness: j.stiffness,
            gravityPower: j.gravityPower,
            gravityDir: [0, -1, 0],
            dragForce: j.dragForce,
          })),
          colliderGroups: chain.colliderGroups,
        })),
      },
    },
  }
  const bytes = out.finish(gltf)
  return {
    bytes,
    figures: { triangles, vertices, bones: bones.length, materials: materials.length, bytes: bytes.length },
  }
}

function expressions(faceNode: number): Json {
  const entry = (e: Expression): Json => {
    const index = MORPHS.indexOf(e)
    return {
      morphTargetBinds: index < 0 ? [] : [{ node: faceNode, index, weight: 1 }],
      isBinary: false,
      overrideBlink: e.overrideBlink,
      overrideLookAt: 'none',
      overrideMouth: e.overrideMouth,
    }
  }
  const pick = (preset: boolean): Json =>
    Object.fromEntries(EXPRESSIONS.filter(e => e.preset === preset).map(e => [e.name, entry(e)]))
  return { preset: pick(true), custom: pick(false) }
}

/** Terms of use: everyone, commercial and public-office use, changes and redistribution allowed, as Apache-2.0 does. */
function meta(preset: AvatarPreset): Json {
  return {
    name: preset.name,
    version: preset.version,
    authors: [preset.owner],
    copyrightInformation: `${preset.owner}，Apache-2.0`,
    licenseUrl: 'https://vrm.dev/licenses/1.0/',
    otherLicenseUrl: 'https://www.apache.org/licenses/LICENSE-2.0',
    avatarPermission: 'everyone',
    allowExcessivelyViolentUsage: false,
    allowExcessivelySexualUsage: false,
    allowPoliticalOrReligiousUsage: true,
    allowAntisocialOrHateUsage: false,
    commercialUsage: 'corporation',
    creditNotation: 'unnecessary',
    allowRedistribution: true,
    modification: 'allowModificationRedistribution',
  }
}

import { MeshStandardMaterial, Vector3, type Material, type Mesh, type Object3D } from 'three'
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js'
import { VRMLoaderPlugin, VRMUtils, type VRM } from '@pixiv/three-vrm'
import { checkAvatarBytes, readLicence, BrokenAvatar, type AvatarLicence } from '#contract/avatar-file.ts'
import type { Face } from './expression-mixer.ts'

/** An address within the program, the bytes of a file, or whoever fetches them. */
export type ModelSource = string | ArrayBuffer | (() => Promise<ArrayBuffer>)

export interface LoadedAvatar {
  readonly vrm: VRM
  readonly licence: AvatarLicence
  /** What works less well with this model, in Chinese, for the person who installs it. */
  readonly remarks: readonly string[]
}

/**
 * Reads a VRM 0.x or 1.0 body, ready to be put on the stage: facing +Z, surplus vertices removed, skeletons joined.
 * @param source  address within the program, the bytes of a file, or whoever fetches them
 * @throws BrokenAvatar with a sentence a person can act on
 */
export async function loadVrm(source: ModelSource, signal?: AbortSignal): Promise<LoadedAvatar> {
  const bytes = await bytesOf(source, signal)
  const found = checkAvatarBytes(bytes)
  const loader = new GLTFLoader()
  loader.register(parser => new VRMLoaderPlugin(parser, { autoUpdateHumanBones: true }))
  let vrm: VRM | undefined
  try {
    const gltf = await loader.parseAsync(bytes, '')
    vrm = gltf.userData['vrm'] as VRM | undefined
  } catch (cause) {
    throw new BrokenAvatar('UNREADABLE', cause)
  }
  if (vrm === undefined) throw new BrokenAvatar('NOT_A_BODY')

  VRMUtils.removeUnnecessaryVertices(vrm.scene)
  VRMUtils.combineSkeletons(vrm.scene)
  VRMUtils.rotateVRM0(vrm)
  const remarks = [...found.remarks]
  if (looksAway(vrm)) {
    vrm.scene.rotation.y += Math.PI
    remarks.push('模型背对观众，已转过来')
  }
  vrm.scene.traverse(node => {
    // A skinned mesh leaves its resting box when an arm is raised; culling by that box makes it vanish.
    node.frustumCulled = false
    if (isMesh(node)) for (const material of materialsOf(node)) softenMetal(material, remarks)
  })
  return { vrm, licence: readLicence(found.meta), remarks: [...new Set(remarks)] }
}

/** Facing the viewer, her left hand is on the viewer's right. Some exporters write a 1.0 file that faces the other way. */
function looksAway(vrm: VRM): boolean {
  vrm.scene.updateMatrixWorld(true)
  const [left, right] = (['leftUpperArm', 'rightUpperArm'] as const).map(name =>
    vrm.humanoid.getRawBoneNode(name)?.getWorldPosition(new Vector3()),
  )
  return left !== undefined && right !== undefined && left.x < right.x
}

/** The expressions of a model as the mixer sees them. */
export function faceOf(vrm: VRM): Face {
  const faces = vrm.expressionManager
  return {
    rulesOf: name => faces?.getExpression(name) ?? undefined,
    setValue: (name, weight) => faces?.setValue(name, weight),
  }
}

async function bytesOf(source: ModelSource, signal?: AbortSignal): Promise<ArrayBuffer> {
  if (typeof source === 'string') return await fetchBytes(source, signal)
  if (typeof source !== 'function') return source
  return await source().catch((cause: unknown) => {
    throw new BrokenAvatar('NOT_FOUND', cause)
  })
}

async function fetchBytes(address: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  let answer: Response
  try {
    answer = await fetch(address, signal === undefined ? {} : { signal })
  } catch (cause) {
    if (signal?.aborted === true) throw cause
    throw new BrokenAvatar('NOT_FOUND', cause)
  }
  if (!answer.ok) throw new BrokenAvatar('NOT_FOUND')
  return await answer.arrayBuffer()
}

/** glTF's default is full metal, which is black without surroundings to mirror; customers' exports often leave it so. */
function softenMetal(material: Material, remarks: string[]): void {
  if (!(material instanceof MeshStandardMaterial) || material.metalness < 0.5 || material.metalnessMap !== null) return
  material.metalness = 0
  material.roughness = Math.max(material.roughness, 0.7)
  remarks.push('模型里有金属材质，已按布料显示，免得发黑')
}

function isMesh(node: Object3D): node is Mesh {
  return 'isMesh' in node && node.isMesh === true
}

export function materialsOf(mesh: Mesh): readonly Material[] {
  return Array.isArray(mesh.material) ? mesh.material : [mesh.material]
}

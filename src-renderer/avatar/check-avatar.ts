import { Box3, Vector3, type BufferGeometry, type Mesh, type Object3D } from 'three'
import { VRMExpressionPresetName, VRMUtils, type VRM } from '@pixiv/three-vrm'
import {
  BrokenAvatar,
  checkAvatarBytes,
  largestBodyBytes,
  tooLargeSentence,
  type AvatarLicence,
} from '#contract/avatar-file.ts'
import { licenceFindings, type Finding } from '#contract/licence-terms.ts'
import { loadVrm, materialsOf } from './load-vrm.ts'
import { motionBones } from './motion-clip.ts'

export type { Finding } from '#contract/licence-terms.ts'

/** What can be said of a VRM file after it has been loaded as the hall would load it. */
export interface AvatarReport {
  /** Nothing was found that forbids her use. */
  readonly usable: boolean
  readonly name: string
  /** '0' or '1'; '' when the file is not a VRM. */
  readonly vrmVersion: '0' | '1' | ''
  readonly bones: { readonly present: number; readonly of: number; readonly missing: readonly string[] }
  readonly visemes: { readonly present: readonly string[]; readonly missing: readonly string[] }
  readonly expressions: readonly string[]
  readonly budgets: readonly Budget[]
  readonly heightMetres: number
  readonly licence: AvatarLicence | undefined
  readonly findings: readonly Finding[]
}

export interface Budget {
  readonly name: string
  readonly used: number
  readonly limit: number
}

const budgetLimits = {
  字节: 12 * 1024 * 1024,
  三角形: 60_000,
  材质: 24,
  骨骼: 220,
  表情形状: 120,
  贴图最大边长: 4096,
} as const
const visemes = ['aa', 'ih', 'ou', 'ee', 'oh'] as const
/** Eyes live in their own part; the rest of the list is what motions turn. */
const bonesOfInterest = [...motionBones, 'leftEye', 'rightEye'] as const

const nothing: Omit<AvatarReport, 'usable' | 'findings'> = {
  name: '',
  vrmVersion: '',
  bones: { present: 0, of: bonesOfInterest.length, missing: bonesOfInterest },
  visemes: { present: [], missing: visemes },
  expressions: [],
  budgets: [],
  heightMetres: 0,
  licence: undefined,
}

/** The report of a file that never came to be read. */
export function refusedReport(code: string, sentence: string): AvatarReport {
  return { ...nothing, usable: false, findings: [{ level: 'refuse', code, sentence }] }
}

/** Of a file that is not read at all. */
export const tooLarge = (bytes: number): AvatarReport => refusedReport('TOO_LARGE', tooLargeSentence(bytes))

/** Loads a file as the hall would and says what was found. Never throws: what cannot be read is a report too. */
export async function checkAvatar(bytes: ArrayBuffer): Promise<AvatarReport> {
  if (bytes.byteLength > largestBodyBytes) return tooLarge(bytes.byteLength)
  try {
    const { vrmVersion } = checkAvatarBytes(bytes)
    const { vrm, licence, remarks } = await loadVrm(bytes)
    try {
      return reportOf(vrm, vrmVersion, licence, remarks, bytes.byteLength)
    } finally {
      VRMUtils.deepDispose(vrm.scene)
    }
  } catch (cause) {
    const fault = cause instanceof BrokenAvatar ? cause : new BrokenAvatar('UNREADABLE', cause)
    return refusedReport(fault.code, fault.message)
  }
}

function reportOf(
  vrm: VRM,
  vrmVersion: '0' | '1',
  licence: AvatarLicence,
  remarks: readonly string[],
  bytes: number,
): AvatarReport {
  const has = (name: string): boolean => vrm.expressionManager?.getExpression(name) != null
  const missingBones = bonesOfInterest.filter(bone => vrm.humanoid.getRawBoneNode(bone) === null)
  const present = visemes.filter(has)
  const size = new Box3().setFromObject(vrm.scene).getSize(new Vector3())
  const budgets = budgetsOf(vrm.scene, bytes, vrm.expressionManager?.expressions.length ?? 0)
  const findings: Finding[] = [...licenceFindings(licence)]
  const warn = (code: string, sentence: string): void => void findings.push({ level: 'warn', code, sentence })
  if (present.length === 0) warn('NO_VISEMES', '模型没有口型，说话时嘴不会动，只显示字幕。')
  else if (present.length < visemes.length) warn('SOME_VISEMES', '模型缺少部分口型，用相近的口型代替。')
  if (!has(VRMExpressionPresetName.Blink)) warn('NO_BLINK', '模型没有眨眼，看着会发呆。')
  if (vrm.lookAt === undefined) warn('NO_EYES', '模型的眼睛不能转动，目光用转头代替。')
  if (missingBones.some(bone => /Proximal|Metacarpal/.test(bone)))
    warn('NO_FINGERS', '模型缺少手指骨骼，数数等手势看不清。')
  if (!has('happy') && !has('relaxed')) warn('NO_EMOTIONS', '模型没有情绪表情，一直是平静的脸。')
  for (const { name, used, limit } of budgets) {
    if (used > limit) warn('OVER_BUDGET', `${name} ${used}，超过 ${limit}，没有显卡的终端会卡顿。`)
  }
  if (size.y < 0.5 || size.y > 3) warn('ODD_SIZE', `身高 ${size.y.toFixed(2)} 米，不像真人，取景会不准。`)
  for (const sentence of remarks) {
    if (!/口型|眨眼/.test(sentence)) findings.push({ level: 'note', code: 'REMARK', sentence: `${sentence}。` })
  }
  return {
    usable: findings.every(({ level }) => level !== 'refuse'),
    name: licence.name,
    vrmVersion,
    bones: { present: bonesOfInterest.length - missingBones.length, of: bonesOfInterest.length, missing: missingBones },
    visemes: { present, missing: visemes.filter(name => !has(name)) },
    expressions: (vrm.expressionManager?.expressions ?? []).map(expression => expression.expressionName),
    budgets,
    heightMetres: Math.round(size.y * 100) / 100,
    licence,
    findings,
  }
}

function budgetsOf(scene: Object3D, bytes: number, shapes: number): Budget[] {
  const materials = new Set<string>()
  let triangles = 0
  let bones = 0
  let texture = 0
  scene.traverse(node => {
    if ('isBone' in node) bones++
    if (!('isMesh' in node)) return
    const mesh = node as Mesh
    const geometry: BufferGeometry = mesh.geometry
    triangles += Math.round((geometry.index?.count ?? geometry.getAttribute('position').count) / 3)
    for (const material of materialsOf(mesh)) {
      if ('isOutline' in material && material.isOutline === true) continue
      materials.add(material.name || material.uuid)
      if ('map' in material) texture = Math.max(texture, sideOf(material.map))
    }
  })
  const used = {
    字节: bytes,
    三角形: triangles,
    材质: materials.size,
    骨骼: bones,
    表情形状: shapes,
    贴图最大边长: texture,
  }
  return Object.entries(budgetLimits).map(([name, limit]) => ({ name, limit, used: used[name as keyof typeof used] }))
}

function sideOf(map: unknown): number {
  if (typeof map !== 'object' || map === null || !('image' in map)) return 0
  const { image } = map
  if (typeof image !== 'object' || image === null || !('width' in image) || !('height' in image)) return 0
  return Math.max(Number(image.width) || 0, Number(image.height) || 0)
}

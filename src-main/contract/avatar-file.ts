/**
 * What a VRM file says about itself, read before anything is drawn. Pure: bytes in, facts or a named fault out.
 */
export const avatarFaults = ['NOT_FOUND', 'NOT_GLB', 'CUT_SHORT', 'NOT_A_BODY', 'NO_SKELETON', 'UNREADABLE'] as const
export type AvatarFault = (typeof avatarFaults)[number]

const sentences: Record<AvatarFault, string> = {
  NOT_FOUND: '没有找到数字人的模型文件。播报照常，画面先用照片代替。请检查形象文件夹里有没有 model.vrm。',
  NOT_GLB: '这个文件不是 VRM 模型。原来的形象没有动。请选择扩展名为 .vrm 的文件。',
  CUT_SHORT: '模型文件不完整，可能是复制时中断了。原来的形象没有动。请重新复制一次。',
  NOT_A_BODY: '这是一个三维模型，但不是 VRM 人物，没有人物信息。请用支持 VRM 1.0 的软件重新导出。',
  NO_SKELETON: '模型缺少必需的骨骼，动不起来。请在建模软件里补齐人形骨骼后重新导出。',
  UNREADABLE: '模型文件读到一半出错，内容可能损坏。原来的形象没有动。请重新导出或换一个文件。',
}

/** Largest file that is checked, kept and shown: what a hall screen loads in a breath. */
export const largestBodyBytes = 32 * 1024 * 1024

const inMegabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

export function tooLargeSentence(bytes: number): string {
  const limit = inMegabytes(largestBodyBytes)
  return `文件有 ${inMegabytes(bytes)} MB，超过 ${limit} MB 的上限，没有读取。请在建模软件里缩小贴图、减少面数后重新导出。`
}

/** A body that cannot be used. `message` is Chinese for people, `code` is for programs. */
export class BrokenAvatar extends Error {
  readonly code: AvatarFault
  constructor(code: AvatarFault, cause?: unknown) {
    super(sentences[code], cause === undefined ? {} : { cause })
    this.name = 'BrokenAvatar'
    this.code = code
  }
}

/** Terms of use as VRM states them. What is not stated is the strictest value, as the VRM 1.0 specification says. */
export interface AvatarLicence {
  readonly name: string
  readonly version: string
  readonly authors: readonly string[]
  readonly licenceUrl: string
  readonly avatarPermission: 'onlyAuthor' | 'onlySeparatelyLicensedPerson' | 'everyone'
  readonly commercialUsage: 'personalNonProfit' | 'personalProfit' | 'corporation'
  readonly politicalOrReligiousUse: boolean
  readonly redistribution: boolean
  readonly modification: 'prohibited' | 'allowModification' | 'allowModificationRedistribution'
  readonly creditRequired: boolean
}

export interface AvatarFacts {
  readonly vrmVersion: '0' | '1'
  readonly meta: Readonly<Record<string, unknown>>
  readonly remarks: readonly string[]
}

const glbMagic = 0x46546c67
const jsonChunk = 0x4e4f534a
/** Bones without which VRM 1.0 is not a person (specification, humanoid.md, required: yes). */
const requiredBones = [
  'hips spine head',
  'leftUpperLeg leftLowerLeg leftFoot rightUpperLeg rightLowerLeg rightFoot',
  'leftUpperArm leftLowerArm leftHand rightUpperArm rightLowerArm rightHand',
]
  .join(' ')
  .split(' ')

/** @throws BrokenAvatar NOT_GLB, CUT_SHORT, UNREADABLE, NOT_A_BODY, NO_SKELETON */
export function checkAvatarBytes(bytes: ArrayBuffer): AvatarFacts {
  const view = new DataView(bytes)
  if (view.byteLength < 20 || view.getUint32(0, true) !== glbMagic) throw new BrokenAvatar('NOT_GLB')
  const jsonLength = view.getUint32(12, true)
  if (view.getUint32(8, true) > view.byteLength || 20 + jsonLength > view.byteLength)
    throw new BrokenAvatar('CUT_SHORT')
  if (view.getUint32(16, true) !== jsonChunk) throw new BrokenAvatar('UNREADABLE')
  const file = parse(new Uint8Array(bytes, 20, jsonLength))
  const extensions = child(file, 'extensions')
  const one = child(extensions, 'VRMC_vrm')
  const zero = child(extensions, 'VRM')
  const vrm = one ?? zero
  if (vrm === undefined) throw new BrokenAvatar('NOT_A_BODY')
  const bones = boneNames(child(child(vrm, 'humanoid'), 'humanBones'), child(vrm, 'humanoid'))
  if (requiredBones.some(bone => !bones.has(bone))) throw new BrokenAvatar('NO_SKELETON')
  return {
    vrmVersion: one === undefined ? '0' : '1',
    meta: child(vrm, 'meta') ?? {},
    remarks: one === undefined ? [] : missingExpressions(child(child(one, 'expressions'), 'preset')),
  }
}

function missingExpressions(preset: Readonly<Record<string, unknown>> | undefined): string[] {
  const remarks: string[] = []
  if (['aa', 'ih', 'ou', 'ee', 'oh'].some(name => preset?.[name] === undefined)) {
    remarks.push('模型缺少部分口型，说话时嘴的动作会不完整')
  }
  if (preset?.['blink'] === undefined) remarks.push('模型没有眨眼表情')
  return remarks
}

export function readLicence(meta: Readonly<Record<string, unknown>>): AvatarLicence {
  const zeroCommercial = text(meta['commercialUssageName'])
  const zeroAllowed = text(meta['allowedUserName'])
  return {
    name: text(meta['name']) || text(meta['title']),
    version: text(meta['version']),
    authors: Array.isArray(meta['authors'])
      ? meta['authors'].map(text)
      : [text(meta['author'])].filter(name => name !== ''),
    licenceUrl: text(meta['licenseUrl']) || text(meta['otherLicenseUrl']),
    avatarPermission: oneOf(
      ['onlyAuthor', 'onlySeparatelyLicensedPerson', 'everyone'],
      meta['avatarPermission'] ??
        { ExplicitlyLicensedPerson: 'onlySeparatelyLicensedPerson', Everyone: 'everyone' }[zeroAllowed],
    ),
    commercialUsage: oneOf(
      ['personalNonProfit', 'personalProfit', 'corporation'],
      meta['commercialUsage'] ??
        (zeroCommercial === 'Allow' && !/_NC/.test(text(meta['licenseName'])) ? 'corporation' : undefined),
    ),
    politicalOrReligiousUse: meta['allowPoliticalOrReligiousUsage'] === true,
    redistribution: meta['allowRedistribution'] === true,
    modification: oneOf(
      ['prohibited', 'allowModification', 'allowModificationRedistribution'],
      meta['modification'] ?? zeroModification(text(meta['licenseName'])),
    ),
    creditRequired: meta['creditNotation'] !== 'unnecessary',
  }
}

/** VRM 0.x says by a Creative Commons name whether a model may be changed; other names say nothing, which counts as no. */
function zeroModification(licenceName: string): string | undefined {
  if (/_ND$|_ND_/.test(licenceName)) return 'prohibited'
  if (/^CC0$/.test(licenceName)) return 'allowModificationRedistribution'
  if (/^CC_BY/.test(licenceName) || licenceName === 'Redistribution_Prohibited') return 'allowModification'
  return undefined
}

function parse(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const file: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (isRecord(file)) return file
  } catch (cause) {
    throw new BrokenAvatar('UNREADABLE', cause)
  }
  throw new BrokenAvatar('UNREADABLE')
}

/** VRM 1.0 names bones as keys, VRM 0.x lists them. */
function boneNames(named: unknown, humanoid: Readonly<Record<string, unknown>> | undefined): Set<string> {
  const listed = humanoid?.['humanBones']
  if (Array.isArray(listed)) return new Set(listed.map(entry => (isRecord(entry) ? text(entry['bone']) : '')))
  return new Set(isRecord(named) ? Object.keys(named) : [])
}

function child(
  of: Readonly<Record<string, unknown>> | undefined,
  key: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = of?.[key]
  return isRecord(value) ? value : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The stated value, or the first (strictest) one. */
function oneOf<T extends string>(allowed: readonly [T, ...T[]], stated: unknown): T {
  return allowed.find(value => value === stated) ?? allowed[0]
}

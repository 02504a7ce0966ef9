import { pinyin } from 'pinyin-pro'
import type { LegalBasis } from '#contract/catalog-item.ts'
import { nameKey } from './sound.ts'

/** Whether two names of one department are probably the same item: by name, by the basis behind them, by sound. */

const syllableOf = new Map<string, string>()

/** Sound of a loose name sign by sign: 登记 and 登纪 are one, whatever word they stand in. */
function soundOf(loose: string): string {
  let key = ''
  for (const sign of loose) {
    let syllable = syllableOf.get(sign)
    if (syllable === undefined) {
      syllable = pinyin(sign, { toneType: 'none', v: true, nonZh: 'consecutive' })
      syllableOf.set(sign, syllable)
    }
    key += `${syllable} `
  }
  return key
}

/** A name without marks and spaces. */
export function looseKey(name: string): string {
  return looseOf(nameKey(name))
}

function looseOf(key: string): string {
  return key.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

const sameActs: readonly (readonly [RegExp, string])[] = [
  [/申请办理|申请|申领|申报|领取/g, '申'],
  [/核发|颁发|发放|签发|制发/g, '发'],
  [/认定|确认/g, '认'],
  [/的|办理/g, ''],
  [/审批|许可/g, '批'],
  [/备案登记|备案/g, '备'],
]

/** A name with words of one meaning made one: 高龄津贴申领 and 高龄津贴的申请. Acts that differ (变更, 注销) stay apart. */
export function meaningKey(name: string): string {
  return meaningOf(looseKey(name))
}

function meaningOf(loose: string): string {
  let key = loose
  for (const [pattern, sign] of sameActs) key = key.replaceAll(pattern, sign)
  return key
}

export function shareBasis(a: readonly LegalBasis[], b: readonly LegalBasis[]): boolean {
  return a.some(each =>
    b.some(other => looseKey(each.document) === looseKey(other.document) && each.article === other.article),
  )
}

export interface Known {
  readonly name: string
  readonly code: string
  readonly departmentId: string
  readonly basis: readonly LegalBasis[] | undefined
  /** Of a row of the same sheet. */
  readonly rowNumber?: number
  readonly itemId?: string
}

export type Resemblance = 'NAME' | 'BASIS' | 'SOUND'

/** Remembers names and finds what resembles a new one. */
export function resemblances() {
  const ofDepartment = new Map<
    string,
    { name: Map<string, Known>; meaning: Map<string, Known>; sound: Map<string, Known> }
  >()
  const mapsOf = (departmentId: string) => {
    const maps = ofDepartment.get(departmentId) ?? { name: new Map(), meaning: new Map(), sound: new Map() }
    ofDepartment.set(departmentId, maps)
    return maps
  }
  /** What an earlier one resembles, the new one being remembered for those that come after it. */
  function met(known: Known): { twin: Known; by: Resemblance } | undefined {
    const maps = mapsOf(known.departmentId)
    const name = nameKey(known.name)
    const loose = looseOf(name)
    const keys = { name, meaning: meaningOf(loose), sound: soundOf(loose) }
    const named = maps.name.get(keys.name)
    const meant = maps.meaning.get(keys.meaning)
    const sounding = maps.sound.get(keys.sound)
    if (!named) maps.name.set(keys.name, known)
    if (!meant) maps.meaning.set(keys.meaning, known)
    if (!sounding) maps.sound.set(keys.sound, known)
    if (named) return { twin: named, by: 'NAME' }
    if (meant?.basis && known.basis && shareBasis(meant.basis, known.basis)) return { twin: meant, by: 'BASIS' }
    return sounding ? { twin: sounding, by: 'SOUND' } : undefined
  }
  return { met }
}

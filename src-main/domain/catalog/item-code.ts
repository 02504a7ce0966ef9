import type { ItemCode } from '#contract/catalog-item.ts'

/**
 * Implementation codes of several provinces. None is refused: what cannot be read keeps its raw form and a flag.
 * @source GB/T 39554.1-2020 by its observed lengths; real lists of Sichuan; DB52/T 1264-2018 (Guizhou)
 */

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Whether 18 characters are a 统一社会信用代码 with the right last character (GB 32100-2015). */
export function creditCodeValid(code: string): boolean {
  if (code.length !== 18) return false
  let sum = 0
  for (const [index, weight] of creditWeights.entries()) {
    const value = creditAlphabet.indexOf(code.charAt(index))
    if (value < 0) return false
    sum += value * weight
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17)
}

/** One form for comparing codes: half-width, no spaces, capitals. */
export function codeKey(raw: string): string {
  if (/^[\dA-Z-]*$/.test(raw)) return raw
  return raw.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** First two digits of an administrative division (GB/T 2260): every province, region and municipality. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

/** Whether the digits can be an administrative division: an existing province, digits alone. */
export function areaCodeValid(code: string): boolean {
  return /^\d{6}(\d{3}){0,2}$/.test(code) && provinces.has(code.slice(0, 2))
}

type Flag = ItemCode['flags'][number]
type Part = ItemCode['parts'][number]
type Meaning = Part['meaning']

/** Names the groups of a dialect in their order; a group that is not kept is `null`. */
interface Dialect {
  readonly name: Exclude<ItemCode['dialect'], 'unknown'>
  readonly pattern: RegExp
  readonly groups: readonly Meaning[]
}

const dialects: readonly Dialect[] = [
  {
    // 基本编码-区划(12)-序(3)-部门代码-序-办理项(2); the department part may hold a dash of an old code.
    name: 'sichuan',
    pattern: /^(.+?)-(\d{12})-(\d{3})-([0-9A-Z]+(?:-[0-9A-Z])?)-(\d+)-(\d{2})$/d,
    groups: ['basic-code', 'area', 'sequence', 'department', 'sequence', 'handling'],
  },
  {
    // Credit code (18), level (1), basic code (12), and for a handling item two more.
    name: 'national',
    pattern: /^([0-9A-HJ-NPQRTUWXY]{18})(\d)(\d{12})(\d{2})?$/d,
    groups: ['credit-code', 'level', 'basic-code', 'handling'],
  },
  {
    name: 'guizhou',
    pattern: /^([A-Z]{2}\d{5})(\d{3}|\d{2}[A-Z])$/d,
    groups: ['basic-code', 'sequence'],
  },
  {
    name: 'hubei',
    pattern: /^(\d{6})([0-9A-Z]{3})([A-Z]{2}|\d{2})(\d{3})(\d{2})$/d,
    groups: ['area', 'department', 'type', 'sequence', 'handling'],
  },
  {
    name: 'gansu',
    pattern: /^(\d{8})([A-Z]{2})-([A-Z]{2})-(\d{4})$/d,
    groups: ['area', 'department', 'type', 'sequence'],
  },
]

/** Whether a part is right by what is known of it, and the flag that says it is not. */
function checked(meaning: Meaning, value: string, dialect: Dialect['name']): { ok: boolean | null; flag?: Flag } {
  const verdict = (ok: boolean, flag: Flag) => (ok ? { ok } : { ok, flag })
  switch (meaning) {
    case 'credit-code':
      return verdict(creditCodeValid(value), 'CREDIT_CODE_CHECK_DIGIT')
    case 'department':
      if (dialect !== 'sichuan') return { ok: null }
      if (value.length !== 18) return { ok: false, flag: 'DEPARTMENT_CODE_LENGTH' }
      return verdict(creditCodeValid(value), 'CREDIT_CODE_CHECK_DIGIT')
    case 'area':
      return verdict(provinces.has(value.slice(0, 2)), 'AREA_CODE_UNKNOWN')
    case 'level':
      return verdict(/[1-6]/.test(value), 'LEVEL_UNKNOWN')
    case 'basic-code':
      return dialect === 'sichuan' ? verdict(value.length === 12, 'BASIC_CODE_LENGTH') : { ok: null }
    default:
      return { ok: null }
  }
}

/** The places inside a credit code (GB 32100-2015): 3–8 the division, 18 the check character. */
function insideCreditCode(part: Part): Part[] {
  const area = part.value.slice(2, 8)
  return [
    part,
    { from: part.from + 2, to: part.from + 7, meaning: 'area', value: area, ok: provinces.has(area.slice(0, 2)) },
    { from: part.to, to: part.to, meaning: 'check-digit', value: part.value.slice(-1), ok: part.ok },
  ]
}

/** Items that came without a code carry one of ours until the office gives them theirs. */
export const provisionalPrefix = '暂编-'

/** Reads what the code says of itself, digit by digit. */
export function parseItemCode(raw: string): ItemCode {
  const code = codeKey(raw)
  if (code.startsWith(provisionalPrefix)) return { raw, dialect: 'unknown', parts: [], flags: ['PROVISIONAL'] }
  for (const dialect of dialects) {
    const match = dialect.pattern.exec(code)
    if (!match) continue
    const flags: Flag[] = []
    const parts: Part[] = []
    for (const [index, meaning] of dialect.groups.entries()) {
      const value = match[index + 1]
      const place = match.indices?.[index + 1]
      if (value === undefined || !place) continue
      const { ok, flag } = checked(meaning, value, dialect.name)
      if (flag) flags.push(flag)
      const part: Part = { from: place[0] + 1, to: place[1], meaning, value, ok }
      parts.push(...(meaning === 'credit-code' ? insideCreditCode(part) : [part]))
    }
    const of = (meaning: Meaning) => parts.find(part => part.meaning === meaning && part.to - part.from > 0)?.value
    const last = (meaning: Meaning) => parts.findLast(part => part.meaning === meaning)?.value
    return {
      raw,
      dialect: dialect.name,
      ...defined({
        basicCode: of('basic-code'),
        areaCode: dialect.name === 'national' ? undefined : of('area'),
        departmentCode: of('credit-code') ?? of('department'),
        sequence: last('sequence'),
        handling: of('handling'),
      }),
      parts,
      flags,
    }
  }
  return { raw, dialect: 'unknown', parts: [], flags: ['DIALECT_UNKNOWN'] }
}

function defined<Values extends Record<string, string | undefined>>(values: Values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: string
  }
}

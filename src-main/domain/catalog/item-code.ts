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
  return raw.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

function departmentFlags(code: string): ItemCode['flags'] {
  if (code.length !== 18) return ['DEPARTMENT_CODE_LENGTH']
  return creditCodeValid(code) ? [] : ['CREDIT_CODE_CHECK_DIGIT']
}

/** Sichuan: 基本编码-区划(12)-序(3)-部门代码-序-办理项(2); the department part may hold a dash of an old code. */
const sichuan = /^(.+?)-(\d{12})-(\d{3})-([0-9A-Z]+(?:-[0-9A-Z])?)-(\d+)-(\d{2})$/
/** National: credit code (18), level (1), basic code (12), and for a handling item two more. */
const national = /^([0-9A-HJ-NPQRTUWXY]{18})(\d)(\d{12})(\d{2})?$/
const guizhou = /^([A-Z]{2}\d{5})(\d{3}|\d{2}[A-Z])$/
const hubei = /^(\d{6})([0-9A-Z]{3})([A-Z]{2}|\d{2})(\d{3})(\d{2})$/
const gansu = /^(\d{8})([A-Z]{2})-([A-Z]{2})-(\d{4})$/

/** Reads what the code says of itself. */
export function parseItemCode(raw: string): ItemCode {
  const code = codeKey(raw)
  const inSichuan = sichuan.exec(code)
  if (inSichuan) {
    const [, basicCode = '', areaCode = '', , departmentCode = '', sequence = '', handling = ''] = inSichuan
    const flags = departmentFlags(departmentCode)
    if (basicCode.length !== 12) flags.push('BASIC_CODE_LENGTH')
    return { raw, dialect: 'sichuan', basicCode, areaCode, departmentCode, sequence, handling, flags }
  }
  const inNational = national.exec(code)
  if (inNational) {
    const [, departmentCode = '', , basicCode = '', handling] = inNational
    const flags = departmentFlags(departmentCode)
    return { raw, dialect: 'national', basicCode, departmentCode, ...(handling ? { handling } : {}), flags }
  }
  const inGuizhou = guizhou.exec(code)
  if (inGuizhou) {
    const [, basicCode = '', sequence = ''] = inGuizhou
    return { raw, dialect: 'guizhou', basicCode, sequence, flags: [] }
  }
  const inHubei = hubei.exec(code)
  if (inHubei) {
    const [, areaCode = '', departmentCode = '', , sequence = '', handling = ''] = inHubei
    return { raw, dialect: 'hubei', areaCode, departmentCode, sequence, handling, flags: [] }
  }
  const inGansu = gansu.exec(code)
  if (inGansu) {
    const [, areaCode = '', departmentCode = '', , sequence = ''] = inGansu
    return { raw, dialect: 'gansu', areaCode, departmentCode, sequence, flags: [] }
  }
  return { raw, dialect: 'unknown', flags: ['DIALECT_UNKNOWN'] }
}

import type { Department } from '#contract/catalog-version.ts'
import { readWords } from './words.ts'

export interface PlannedDepartment extends Department {
  /** The short word the other lists use, e.g. `民政`. */
  readonly key: string
  readonly number: number
}

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The eighteenth character of a unified social credit code (GB 32100-2015, weighted sum modulo 31). */
export function withCheckCharacter(code: string): string {
  const body = code.slice(0, 17)
  const sum = [...body].reduce((total, char, index) => total + codeAlphabet.indexOf(char) * (weights[index] ?? 0), 0)
  return body + (codeAlphabet[(31 - (sum % 31)) % 31] ?? '')
}

/** The 32 departments of 澄湾区, an invented district. */
export function plannedDepartments(): PlannedDepartment[] {
  return readWords('departments.tsv').map(([key = '', name = '', creditCode = '', aliases = ''], index) => ({
    key,
    number: index + 1,
    id: `sample-department-${String(index + 1).padStart(2, '0')}`,
    name,
    creditCode: withCheckCharacter(creditCode),
    aliases: aliases.split(' ').filter(Boolean),
    revision: 1,
  }))
}

import type { TypeDictionary } from '#contract/catalog-import.ts'
import { itemTypeLabels, itemTypes, type ItemType } from '#contract/catalog-item.ts'

/**
 * Type codes by the dictionary of their source. The same number means different things, so a code is never read
 * without saying by which one.
 * @source `national`: the list of ten kinds and 20 for public services, as platforms export it;
 *   `power-list`: the dictionary of a provincial power list, which differs from 02 on
 */
export const typeCodes: Record<TypeDictionary, ReadonlyMap<number, ItemType | undefined>> = {
  national: new Map<number, ItemType>([
    [1, 'licence'],
    [2, 'penalty'],
    [3, 'coercion'],
    [4, 'levy'],
    [5, 'payment'],
    [6, 'inspection'],
    [7, 'confirmation'],
    [8, 'reward'],
    [9, 'ruling'],
    [10, 'other-power'],
    [20, 'public-service'],
  ]),
  'power-list': new Map<number, ItemType>([
    [1, 'licence'],
    [2, 'coercion'],
    [3, 'penalty'],
    [4, 'levy'],
    [5, 'payment'],
    [6, 'ruling'],
    [7, 'confirmation'],
    [8, 'reward'],
    [9, 'other-power'],
    [10, 'other-power'],
    [11, 'inspection'],
    [17, 'other-power'],
  ]),
}

const byWord = new Map<string, ItemType>(itemTypes.map(type => [itemTypeLabels[type].zh, type]))
for (const [word, type] of [
  ['行政审批', 'licence'],
  ['行政许可类', 'licence'],
  ['其他权力', 'other-power'],
  ['其他类', 'other-power'],
  ['其他行政权力事项', 'other-power'],
  ['公共服务事项', 'public-service'],
  ['行政监督检查', 'inspection'],
] as const) {
  byWord.set(word, type)
}

export function typeOfWord(word: string): ItemType | undefined {
  return byWord.get(word.normalize('NFKC').replaceAll(/\s/g, ''))
}

/** The number of a coded cell such as `1`, `01` or `１`. */
export function typeNumber(cell: string): number | undefined {
  const text = cell.normalize('NFKC').trim()
  return /^\d{1,2}$/.test(text) ? Number(text) : undefined
}

/** The dictionary that knows every code of a column; a person may say otherwise. */
export function proposeDictionary(cells: Iterable<string>): TypeDictionary | null {
  const numbers = new Set<number>()
  for (const cell of cells) {
    const number = typeNumber(cell)
    if (number !== undefined) numbers.add(number)
  }
  if (numbers.size === 0) return null
  const knowing = (['national', 'power-list'] as const).filter(name =>
    [...numbers].every(number => typeCodes[name].has(number)),
  )
  return knowing[0] ?? null
}

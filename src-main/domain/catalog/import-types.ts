import { typeDictionaries, type TypeDictionary } from '#contract/catalog-import.ts'
import { itemTypeLabels, itemTypes, type ItemType } from '#contract/catalog-item.ts'

/**
 * Type codes by the dictionary of their source. The same number means different things, so a code is never read
 * without saying by which one.
 * @source `national`: the list of ten kinds and 20 for public services, as platforms export it;
 *   `power-list`: the dictionary of a provincial power list, which differs from 02 on; `national-eleven`: the ten kinds,
 *   with 11 for public services
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
  'national-eleven': new Map<number, ItemType>([
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
    [11, 'public-service'],
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
  ['许可', 'licence'],
  ['审批', 'licence'],
  ['行政许可审批', 'licence'],
  ['处罚', 'penalty'],
  ['强制', 'coercion'],
  ['行政强制措施', 'coercion'],
  ['行政强制执行', 'coercion'],
  ['征收', 'levy'],
  ['行政征用', 'levy'],
  ['给付', 'payment'],
  ['检查', 'inspection'],
  ['行政监督检查', 'inspection'],
  ['监督检查', 'inspection'],
  ['确认', 'confirmation'],
  ['奖励', 'reward'],
  ['裁决', 'ruling'],
  ['其他权力', 'other-power'],
  ['其他', 'other-power'],
  ['其它', 'other-power'],
  ['其他行政职权', 'other-power'],
  ['其它行政权力', 'other-power'],
  ['其他政务服务', 'other-power'],
  ['其他职权', 'other-power'],
  ['服务', 'public-service'],
  ['便民服务', 'public-service'],
  ['政务公共服务', 'public-service'],
] as const) {
  byWord.set(word, type)
}

/** A type in words, whatever stands around it: `01行政许可`, `行政许可（01）`, `行政许可类`, `其他行政权力事项`. */
export function typeOfWord(word: string): ItemType | undefined {
  if (word.length > 30) return undefined
  const text = word
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/\([^()]*\)/g, '')
    .replaceAll(/^[\d.、:-]+|[\d.、:-]+$/g, '')
  return byWord.get(text) ?? byWord.get(text.replace(/(事项|类|类型|权)$/, '').replace(/(事项|类)$/, ''))
}

/** The number of a coded cell such as `1`, `01`, `1.0` or `１`. */
export function typeNumber(cell: string): number | undefined {
  const text = cell.normalize('NFKC').trim()
  return /^\d{1,2}(\.0+)?$/.test(text) ? Number(text) : undefined
}

/** Words of a name that say its type, whatever the code beside it. */
const namedType: readonly (readonly [RegExp, ItemType])[] = [
  [/处罚|罚款|没收/, 'penalty'],
  [/查封|扣押|强制|代履行/, 'coercion'],
  [/征收|加处/, 'levy'],
  [/检查|抽查|巡查/, 'inspection'],
  [/裁决/, 'ruling'],
  [/奖励|表彰/, 'reward'],
]

/**
 * The dictionary that knows every code of a column. Where several do, names decide (a penalty is called one); where even
 * they leave it open, 11 could mean two things and nothing is proposed, else the national dictionary is taken.
 */
export function proposeDictionary(rows: Iterable<{ code: string; name: string }>): TypeDictionary | null {
  const numbers = new Set<number>()
  const votes = new Map<TypeDictionary, number>()
  for (const { code, name } of rows) {
    const number = typeNumber(code)
    if (number === undefined) continue
    numbers.add(number)
    const said = namedType.find(([pattern]) => pattern.test(name))?.[1]
    if (!said) continue
    for (const dictionary of typeDictionaries) {
      const vote = typeCodes[dictionary].get(number) === said ? 1 : 0
      votes.set(dictionary, (votes.get(dictionary) ?? 0) + vote)
    }
  }
  if (numbers.size === 0) return null
  const knowing = typeDictionaries
    .filter(name => [...numbers].every(number => typeCodes[name].has(number)))
    .map(name => ({ name, votes: votes.get(name) ?? 0 }))
    .sort((a, b) => b.votes - a.votes)
  const [best, second] = knowing
  if (!best) return null
  return second?.votes === best.votes && numbers.has(11) ? null : best.name
}

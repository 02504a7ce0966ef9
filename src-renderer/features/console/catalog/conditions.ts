import {
  choiceFields,
  dayFields,
  dayOperators,
  itemConditionSchema,
  numberFields,
  numberOperators,
  textFields,
  textOperators,
  type ItemCondition,
} from '#contract/catalog-list.ts'

/** Conditions as they stand in an address: `promised:at-least:10~name:contains:津贴`. */

export type ConditionField = ItemCondition['field']

export const conditionFields: readonly ConditionField[] = [
  ...textFields,
  ...choiceFields,
  ...numberFields,
  ...dayFields,
]

export type ConditionKind = ItemCondition['kind']
export function kindOf(field: ConditionField): ConditionKind {
  if (textFields.some(one => one === field)) return 'text'
  if (numberFields.some(one => one === field)) return 'number'
  return dayFields.some(one => one === field) ? 'day' : 'choice'
}

export function operatorsOf(field: ConditionField): readonly string[] {
  return {
    text: textOperators as readonly string[],
    number: numberOperators,
    day: dayOperators,
    choice: ['is-not'],
  }[kindOf(field)]
}

const marks = /[%~:,]/g
const escaped = (text: string): string =>
  text.replace(marks, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
function revealed(text: string): string {
  return text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function valueIn(condition: ItemCondition): string {
  if (condition.kind === 'choice') return condition.values.map(escaped).join(',')
  if (condition.operator === 'unknown') return ''
  return escaped(String(condition.value))
}

export function conditionsInAddress(conditions: readonly ItemCondition[]): string | undefined {
  if (conditions.length === 0) return undefined
  return conditions.map(one => `${one.field}:${one.operator}:${valueIn(one)}`).join('~')
}

/** What is read of an address; what is not a condition of ours is left out. */
export function conditionsOfAddress(address: unknown): readonly ItemCondition[] {
  if (typeof address !== 'string' || address === '') return []
  return address.split('~').flatMap((text): readonly ItemCondition[] => {
    const [field = '', operator = '', value = ''] = text.split(':')
    const known = conditionFields.find(one => one === field)
    if (!known) return []
    const kind = kindOf(known)
    const read = itemConditionSchema.safeParse({
      kind,
      field,
      operator,
      ...(kind === 'choice'
        ? { values: value.split(',').map(revealed) }
        : kind === 'number'
          ? { value: value === '' ? 0 : Number(value) }
          : { value: revealed(value) }),
    })
    return read.success ? [read.data] : []
  })
}

import { itemTypes } from '#contract/catalog-item.ts'
import type { ItemCondition } from '#contract/catalog-list.ts'
import type { ListRow } from './list-rows.ts'
import { nameKey } from './sound.ts'

/** The conditions of a list's filter as questions to one row. Pure. */

type Asked = (row: ListRow) => boolean

const numberOf = {
  promised: (row: ListRow) => row.promisedDays,
  statutory: (row: ListRow) => row.statutoryDays,
  visits: (row: ListRow) => row.visitCount,
  materials: (row: ListRow) => row.materials,
  version: (row: ListRow) => row.version,
} as const

const dayOf = {
  from: (row: ListRow) => row.effectiveFrom,
  until: (row: ListRow) => row.effectiveUntil,
  /** The civil day in Asia/Shanghai, which is eight hours ahead all year. */
  changed: (row: ListRow) => new Date(Date.parse(row.changedAt) + 8 * 3_600_000).toISOString().slice(0, 10),
} as const

const choiceOf = {
  department: (row: ListRow) => row.departmentId,
  type: (row: ListRow) => (row.typeSlot < itemTypes.length ? (row.itemType ?? '') : 'unknown'),
  phase: (row: ListRow) => row.working ?? row.phase,
} as const

function textAsked(condition: ItemCondition & { kind: 'text' }): Asked {
  const { field, operator } = condition
  const wanted = nameKey(condition.value)
  const textOf = (row: ListRow) => nameKey(row[field])
  switch (operator) {
    case 'contains':
      return row => textOf(row).includes(wanted)
    case 'not-contains':
      return row => !textOf(row).includes(wanted)
    case 'begins':
      return row => textOf(row).startsWith(wanted)
    case 'is':
      return row => textOf(row) === wanted
  }
}

function numberAsked({ field, operator, value }: ItemCondition & { kind: 'number' }): Asked {
  const read = numberOf[field]
  switch (operator) {
    case 'is':
      return row => read(row) === value
    case 'at-least':
      return row => (read(row) ?? -1) >= value
    case 'at-most':
      return row => (read(row) ?? Number.POSITIVE_INFINITY) <= value
    case 'unknown':
      return row => read(row) === null
  }
}

function dayAsked({ field, operator, value }: ItemCondition & { kind: 'day' }): Asked {
  const read = dayOf[field]
  switch (operator) {
    case 'since':
      return row => (read(row) ?? '') >= value
    case 'by':
      return row => {
        const day = read(row)
        return day !== null && day <= value
      }
    case 'unknown':
      return row => read(row) === null
  }
}

function asked(condition: ItemCondition): Asked {
  switch (condition.kind) {
    case 'text':
      return textAsked(condition)
    case 'number':
      return numberAsked(condition)
    case 'day':
      return dayAsked(condition)
    case 'choice': {
      const read = choiceOf[condition.field]
      const left = new Set(condition.values)
      return row => !left.has(read(row))
    }
  }
}

/** Whether a row meets all conditions. */
export function meetsAll(conditions: readonly ItemCondition[]): Asked {
  const questions = conditions.map(asked)
  return row => questions.every(question => question(row))
}

import {
  itemKindLabels,
  itemKinds,
  itemTypeLabels,
  itemTypes,
  limitUnitLabels,
  limitUnits,
  type TimeLimit,
} from '#contract/catalog-item.ts'
import { cellFields, type CellEdit, type CellField } from '#contract/catalog-list.ts'
import { inLanguage, say } from '#i18n/index.ts'
import { limitWords } from './limit-words.ts'

/** The values of cells as people write and read them. Pure but for the language. */

export interface Office {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

export type ReadCell = { readonly change: CellEdit['change'] } | { readonly wrong: string }

export const cellFieldName = (field: CellField): string => say(`catalog.cells.${field}`)
export const isCellField = (key: string): key is CellField => cellFields.some(field => field === key)

const halfWidth = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** `20`, `3个月`, `即办`, empty; a bare figure is working days. @returns undefined where it cannot be read */
export function readLimit(text: string): TimeLimit | null | undefined {
  const written = halfWidth(text)
  if (written === '') return null
  if (written === limitUnitLabels['on-the-spot'] || written === '0')
    return { value: 0, unit: 'on-the-spot', raw: limitUnitLabels['on-the-spot'] }
  const found = /^(\d+(?:\.\d+)?)(.*)$/.exec(written)
  if (!found) return undefined
  const value = Number(found[1])
  const word = found[2] ?? ''
  const other: Readonly<Record<string, TimeLimit['unit']>> = {
    '': 'working-day',
    工作日: 'working-day',
    天: 'day',
    月: 'month',
  }
  const unit = other[word] ?? limitUnits.find(one => limitUnitLabels[one] === word)
  if (unit === undefined || unit === 'on-the-spot' || value <= 0 || value > 10_000) return undefined
  return { value, unit, raw: `${value}${limitUnitLabels[unit]}` }
}

/** Reads what was typed or pasted into a cell. */
export function readCell(field: CellField, text: string, offices: readonly Office[]): ReadCell {
  const written = text.trim()
  const wrong = (key: string): ReadCell => ({ wrong: say(`catalog.cells.wrong.${key}`, { text: written }) })
  switch (field) {
    case 'name':
      return written === '' ? wrong('name') : { change: { field, value: written } }
    case 'consultPhone':
    case 'complaintPhone':
      return { change: { field, value: written } }
    case 'basicCode': {
      const code = halfWidth(written).toUpperCase()
      return code === '' || [...code].length === 12 ? { change: { field, value: code } } : wrong('basicCode')
    }
    case 'itemType': {
      if (written === '' || written === say('parts.grid.unknown')) return { change: { field, value: null } }
      const value = itemTypes.find(
        type => type === written || itemTypeLabels[type].zh === written || itemTypeLabels[type].en === written,
      )
      return value ? { change: { field, value } } : wrong('itemType')
    }
    case 'departmentId': {
      const value = offices.find(
        office => office.id === written || office.name === written || office.aliases.includes(written),
      )?.id
      return value === undefined ? wrong('departmentId') : { change: { field, value } }
    }
    case 'promisedLimit':
    case 'statutoryLimit': {
      const value = readLimit(written)
      return value === undefined ? wrong('limit') : { change: { field, value } }
    }
    case 'visitCount': {
      const figure = halfWidth(written).replace(/次$/, '')
      if (figure === '') return { change: { field, value: null } }
      return /^\d{1,2}$/.test(figure) ? { change: { field, value: Number(figure) } } : wrong('visitCount')
    }
    case 'itemKind': {
      if (written === '') return { change: { field, value: null } }
      const value = itemKinds.find(kind => kind === written || itemKindLabels[kind] === written)
      return value ? { change: { field, value } } : wrong('itemKind')
    }
  }
}

/** A value of a cell as it is read; nothing said is an empty text. */
export function printCell(field: CellField, value: unknown, officeName: (id: string) => string): string {
  if (value === null || value === undefined) return ''
  switch (field) {
    case 'itemType': {
      const type = itemTypes.find(one => one === value)
      return type ? inLanguage(itemTypeLabels[type]) : ''
    }
    case 'itemKind': {
      const kind = itemKinds.find(one => one === value)
      return kind ? itemKindLabels[kind] : ''
    }
    case 'departmentId':
      return officeName(String(value))
    case 'promisedLimit':
    case 'statutoryLimit':
      return limitWords(value as TimeLimit)
    default:
      return String(value)
  }
}

/** What may be chosen from, for fields with a list; undefined: it is written. */
export function cellOptions(field: CellField, offices: readonly Office[]) {
  const unknown = { value: '', label: say('parts.grid.unknown') }
  switch (field) {
    case 'itemType':
      return [unknown, ...itemTypes.map(type => ({ value: type as string, label: inLanguage(itemTypeLabels[type]) }))]
    case 'itemKind':
      return [unknown, ...itemKinds.map(kind => ({ value: kind as string, label: itemKindLabels[kind] }))]
    case 'departmentId':
      return offices.map(office => ({ value: office.id, label: office.name }))
    default:
      return undefined
  }
}

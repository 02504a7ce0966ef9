import { itemTypeLabels, type ItemContent } from '#contract/catalog-item.ts'
import { printBasis } from './import-long-cells.ts'
import { printLimit } from './time-limit.ts'

/** A field as people read it in a comparison. */
export function printField(
  content: ItemContent,
  field: keyof ItemContent,
  departmentName: (id: string) => string,
): string {
  const value = content[field]
  if (value === null || value === '') return ''
  switch (field) {
    case 'statutoryLimit':
    case 'promisedLimit':
      return printLimit(content[field])
    case 'itemType':
      return content.itemType ? itemTypeLabels[content.itemType].zh : ''
    case 'departmentId':
      return departmentName(content.departmentId)
    case 'legalBasis':
      return content.legalBasis.map(printBasis).join('；')
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  }
}

/** The fields that differ, each with both readings. The wording of a limit does not count where value and unit agree. */
export function fieldChanges(before: ItemContent, after: ItemContent, departmentName: (id: string) => string) {
  const fields = Object.keys(after) as (keyof ItemContent)[]
  return fields.flatMap(field => {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) return []
    const [was, is] = [printField(before, field, departmentName), printField(after, field, departmentName)]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}

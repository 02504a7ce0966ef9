import type { ResourceField } from '#contract/sharing-model.ts'
import { maskValue } from '#domain/sharing/index.ts'
import { Refused, type CheckedRow, type SourceRow } from './model.ts'

/** How a source's row becomes an answer's row: values checked, then only granted fields, each masked. Pure. */

const longestValue = 64 * 1024

const shapes: Partial<Record<ResourceField['type'], RegExp>> = {
  number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i,
  date: /^\d{4}-\d{2}-\d{2}(?:$|[T ])/,
  instant: /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/,
  'yes-no': /^(true|false|t|f|0|1|是|否|有|无|y|n|yes|no)$/i,
}

function textOf(value: unknown, field: ResourceField): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw new Refused('SOURCE_WRONG', { field: field.name })
  }
  const text = String(value)
  const shape = shapes[field.type]
  if (text.length > longestValue || (shape && text !== '' && !shape.test(text))) {
    throw new Refused('SOURCE_WRONG', { field: field.name })
  }
  return text
}

/**
 * The fields that were asked of the source, checked against what the resource declares. A source that sends anything else
 * under a declared name (an object, a word where a day should be) is not believed: nothing of its answer is used.
 * @throws Refused SOURCE_WRONG
 */
export function checkRow(row: unknown, fields: readonly ResourceField[]): CheckedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Refused('SOURCE_WRONG')
  const given = row as SourceRow
  // No prototype: a field may be called anything.
  const checked = Object.create(null) as Record<string, string | null>
  for (const field of fields) {
    checked[field.name] = Object.hasOwn(given, field.name) ? textOf(given[field.name], field) : null
  }
  return checked
}

/** The row as it leaves: granted fields in the grant's order, masked where the grant says so. */
export function cutRow(
  row: CheckedRow,
  granted: readonly ResourceField[],
  returnForm: 'masked' | 'plain',
): Record<string, string | null> {
  const answer = Object.create(null) as Record<string, string | null>
  for (const { name, masking } of granted) {
    const value = row[name] ?? null
    answer[name] = value === null || returnForm === 'plain' ? value : maskValue(value, masking)
  }
  return answer
}

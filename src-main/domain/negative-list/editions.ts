import { z } from 'zod'
import {
  editionContentSchema,
  type EditionContent,
  type EditionDiff,
  type EditionField,
  type EditionRow,
} from '#contract/negative-edition.ts'
import { ok, violation, type Result } from '#kernel/result.ts'

/**
 * Editions of the negative list (清单版次). Invariants: 1. numbers run 1, 2, 3 without a gap; 2. what was published is never
 * changed, its bytes are kept and their hash stands in the audit tree; 3. rows of the last edition plus the diff are the
 * rows of this one.
 */

const comparedFields: readonly EditionField[] = [
  'itemName',
  'reason',
  'reasonText',
  'basis',
  'departmentName',
  'from',
  'until',
  'reviewOn',
  'insteadDo',
  'standing',
]

/** What changed from one edition to the next, row by row; a row is the same when it is about the same item or class. */
export function editionDiff(before: readonly EditionRow[], after: readonly EditionRow[]): EditionDiff {
  const was = new Map(before.map(row => [row.subject, row]))
  const is = new Map(after.map(row => [row.subject, row]))
  return {
    added: after.filter(row => !was.has(row.subject)).map(row => row.subject),
    removed: before.filter(row => !is.has(row.subject)),
    changed: after.flatMap(row => {
      const old = was.get(row.subject)
      if (!old) return []
      const fields = comparedFields.flatMap(field =>
        old[field] === row[field] ? [] : [{ field, before: old[field], after: row[field] }],
      )
      return fields.length > 0 ? [{ subject: row.subject, fields }] : []
    }),
  }
}

/** The rows of the later edition, made again from the earlier one and the diff: what a reader may check the diff by. */
export function applyDiff(
  before: readonly EditionRow[],
  diff: EditionDiff,
  after: readonly EditionRow[],
): EditionRow[] {
  const removed = new Set(diff.removed.map(row => row.subject))
  const changed = new Map(diff.changed.map(change => [change.subject, change.fields]))
  const added = new Set(diff.added)
  const kept = before
    .filter(row => !removed.has(row.subject))
    .map(row =>
      (changed.get(row.subject) ?? []).reduce<EditionRow>(
        (so, { field, after: value }) => ({ ...so, [field]: value }),
        row,
      ),
    )
  return [...kept, ...after.filter(row => added.has(row.subject))]
}

/** Rows in the office's order: by department, then item name, then what they are about. */
export function inOfficeOrder(rows: readonly EditionRow[]): EditionRow[] {
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return [...rows].sort(
    (one, other) =>
      compare(one.departmentName, other.departmentName) ||
      compare(one.itemName, other.itemName) ||
      compare(one.subject, other.subject),
  )
}

/**
 * Whether the next edition may be published.
 * @param expectedLast  the number of the edition that the publisher saw as the last one; 0: none so far
 */
export function decidePublish(
  last: EditionContent | undefined,
  expectedLast: number,
  rows: readonly EditionRow[],
  effectiveOn: string,
): Result<EditionDiff> {
  const lastNumber = last?.number ?? 0
  if (lastNumber !== expectedLast) return violation('EDITION_TAKEN', { last: lastNumber, expected: expectedLast })
  if (last && effectiveOn < last.effectiveOn) {
    return violation('EDITION_BEFORE_LAST', { effectiveOn, last: last.effectiveOn })
  }
  const diff = editionDiff(last?.rows ?? [], rows)
  const nothing = diff.added.length + diff.removed.length + diff.changed.length === 0
  return last && nothing ? violation('EDITION_UNCHANGED', { last: lastNumber }) : ok(diff)
}

/** The one text of an edition that is hashed and kept. */
export function frozenText(content: EditionContent): string {
  return JSON.stringify(editionContentSchema.parse(content))
}

export function readFrozen(text: string): EditionContent {
  return editionContentSchema.parse(JSON.parse(text))
}

/** What the audit tree keeps of an edition. */
export const editionRecordSchema = z.object({
  number: z.int(),
  digest: z.string(),
  files: z.record(z.string(), z.string()),
})

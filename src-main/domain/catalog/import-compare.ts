import type { BasicItem } from '#contract/catalog-basic.ts'
import type { CellRemark, ImportRow } from '#contract/catalog-import.ts'
import type { ItemContent } from '#contract/catalog-item.ts'
import { inheritedTouched, sameWords, withInherited } from './basic-rules.ts'
import { fieldChanges, printField } from './field-changes.ts'
import type { Day } from './model.ts'

/** The item a code belongs to now, as an import compares with it. */
export interface Leading {
  readonly itemId: string
  readonly versionId: string
  readonly revision: number
  readonly number: number
  /** The version is unfinished: an import changes it, instead of making the next one. */
  readonly unfinished: boolean
  readonly content: ItemContent
  /** What the basic catalogue lays down of it. */
  readonly basic?: BasicItem | undefined
  /** Where lists and exports still show an older version of the item. */
  readonly ahead?: Ahead
}

/** A version that nobody sees in a sheet yet, over what the sheets say. */
export interface Ahead {
  readonly shown: ItemContent
  /** Who worked on it last. */
  readonly by: string
  /** The first day of a version that waits for its day; null while it is worked on. */
  readonly from: Day | null
}

/** The version an import takes up, without what it says. */
export type Base = Pick<Leading, 'itemId' | 'versionId' | 'revision' | 'number' | 'unfinished'>

export function baseOf({ itemId, versionId, revision, number, unfinished }: Leading): Base {
  return { itemId, versionId, revision, number, unfinished }
}

/** What a row of a sheet is read against: the version its writer had before their eyes. */
export function contentSeen(leading: Leading): ItemContent {
  return leading.ahead?.shown ?? leading.content
}

/** What a row says, the fields that the item inherits from the basic catalogue left as they are; a remark at each. */
export function leavingInherited(leading: Leading, said: ItemContent): { content: ItemContent; remarks: CellRemark[] } {
  const seen = contentSeen(leading)
  const touched = leading.basic ? inheritedTouched(seen, said, leading.basic) : []
  if (touched.length === 0) return { content: said, remarks: [] }
  const remarks = touched.map((field): CellRemark => ({
    field: field === 'code' ? 'basicCode' : field,
    code: 'INHERITED_KEPT',
    raw: sameWords(said, field).slice(0, 500),
    data: {},
  }))
  return { content: withInherited(seen, said, touched), remarks }
}

/**
 * Compares what a row says with what its writer saw. Where a newer version is under way, nothing is written over it: what
 * it says already counts as unchanged, anything else is refused, naming who works on it.
 */
export function compareRow(
  leading: Leading,
  content: ItemContent,
  departmentName: (id: string) => string,
): Pick<ImportRow, 'changes' | 'reasons'> & { state: 'changed' | 'unchanged' | 'refused' } {
  const { ahead } = leading
  const changes = fieldChanges(contentSeen(leading), content, departmentName)
  if (changes.length === 0) return { state: 'unchanged', changes, reasons: [] }
  if (!ahead) return { state: 'changed', changes, reasons: [] }
  const saidAlready = changes.every(({ field, after }) => printField(leading.content, field, departmentName) === after)
  if (saidAlready) return { state: 'unchanged', changes: [], reasons: [] }
  const reason: CellRemark =
    ahead.from === null
      ? { field: null, code: 'VERSION_UNDER_WAY', raw: '', data: { by: ahead.by } }
      : { field: null, code: 'VERSION_SCHEDULED', raw: '', data: { by: ahead.by, from: ahead.from } }
  return { state: 'refused', changes, reasons: [reason] }
}

import type { ImportSummary } from '#contract/catalog-import.ts'
import type { Department } from '#contract/catalog-version.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { CompareSheet } from './compare-sheet.ts'
import { keepSheet } from './corrected-copy.ts'
import { insertDepartments, listDepartments } from './department-store.ts'
import { personOf } from './drafting.ts'
import { newDepartmentName } from './import-departments.ts'
import { leadingVersions } from './import-leading.ts'
import { importReading, type ReadPreview, type SheetToRead, type Watching } from './import-reading.ts'
import { rememberMapping } from './import-senders.ts'
import * as imports from './import-store.ts'
import { codeKey } from './item-code.ts'
import type { ItemList } from './item-list.ts'
import { nameKey } from './sound.ts'
import * as writes from './store-writes.ts'

/**
 * A sheet on its way into the catalogue: read and compared (`preview`), kept in staging (`stage`), taken (`apply`).
 * Taken rows become versions in review: the import is their submission, and somebody else publishes them.
 */
export function importingActs(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  list: ItemList
  compareSheet: CompareSheet
}) {
  const { db, work } = parts

  const preview = importReading(parts)

  /** Keeps a preview in staging, where it can be paged through and applied. */
  function stagePreview(actor: Actor, { summary, blocks, sheet }: ReadPreview) {
    return work(actor, async current => {
      await imports.insertImport(current.db, summary, blocks)
      await keepSheet(current.db, summary.importId, sheet.bytes)
      await rememberMapping(current.db, summary.sender, sheet.mapping, current.now)
      const detail = { fileName: summary.fileName, rows: summary.rows, ...summary.counts }
      const subject = { subjectKind: 'catalog-import', subjectId: summary.importId }
      current.audit({ action: 'catalog.import-staged', ...subject, detail })
      return ok(summary)
    })
  }

  async function makeDepartments(current: Work, summary: ImportSummary): Promise<Map<string, string>> {
    const idOfName = new Map((await listDepartments(current.db)).map(each => [nameKey(each.name), each.id]))
    const missing = summary.newDepartments.filter(each => !idOfName.has(nameKey(each.name)))
    const made: Department[] = missing.map(({ name, creditCode }) => ({
      id: newId(current.now.getTime()),
      name,
      creditCode,
      aliases: [],
      revision: 1,
    }))
    await insertDepartments(current.db, made, false)
    for (const each of made) {
      idOfName.set(nameKey(each.name), each.id)
      const subject = { subjectKind: 'department', subjectId: each.id }
      const detail = { name: each.name, importId: summary.importId }
      current.audit({ action: 'catalog.department-created', ...subject, detail })
    }
    return idOfName
  }

  /** The first planned row whose item is not as the preview saw it, and how many there are. */
  async function staleRows(current: Work, rows: readonly imports.PlannedRow[]): Promise<number[]> {
    const now = await leadingVersions(
      current.db,
      rows.map(row => codeKey(row.plan.code)),
      shanghaiDate(current.now),
    )
    return rows
      .filter(({ plan }) => {
        const leading = now.get(codeKey(plan.code))
        if (!plan.base) return leading !== undefined
        return leading?.versionId !== plan.base.versionId || leading.revision !== plan.base.revision
      })
      .map(row => row.rowNumber)
  }

  function versionOf(current: Work, importId: string, row: imports.PlannedRow, departments: Map<string, string>) {
    const { plan } = row
    const named = newDepartmentName(plan.content.departmentId)
    const departmentId = named === undefined ? plan.content.departmentId : (departments.get(nameKey(named)) ?? '')
    const by = personOf(current.actor)
    const { base } = plan
    return {
      id: base?.unfinished ? base.versionId : newId(current.now.getTime()),
      itemId: base?.itemId ?? newId(current.now.getTime()),
      code: plan.code,
      number: base ? base.number + (base.unfinished ? 0 : 1) : 1,
      state: 'in-review' as const,
      effectiveFrom: null,
      effectiveUntil: null,
      revision: base?.unfinished ? base.revision + 1 : 1,
      editors: [by],
      submittedBy: by,
      decidedBy: null,
      reason: null,
      importId,
      changedAt: current.now.toISOString(),
      content: { ...plan.content, departmentId },
    }
  }

  return {
    preview,

    stagePreview,

    async stage(actor: Actor, sheet: SheetToRead, watching?: Watching) {
      const read = await preview(actor, sheet, watching)
      return read.ok ? stagePreview(actor, read.value) : read
    },

    imports: () => imports.listImports(db, 50),
    importRows: (request: imports.RowsRequest) => imports.importRows(db, request),

    apply: (actor: Actor, input: { importId: string; duplicates: 'all' | readonly number[] }) =>
      work(actor, async (current): Promise<Result<{ created: number; changed: number; departments: number }>> => {
        const summary = await imports.lockImport(current.db, input.importId)
        if (!summary) return violation('NOT_FOUND', { kind: 'catalog-import', id: input.importId })
        if (summary.state !== 'staged') {
          return violation('IMPORT_CLOSED', { importId: input.importId, state: summary.state })
        }
        const tick = await writes.nextTick(current.db)
        const accepted = input.duplicates === 'all' ? undefined : new Set(input.duplicates)
        const rows = (await imports.plannedRows(current.db, input.importId)).filter(
          row => row.state !== 'possible-duplicate' || !accepted || accepted.has(row.rowNumber),
        )
        const stale = await staleRows(current, rows)
        if (stale.length > 0) {
          return violation('IMPORT_STALE', { rows: stale.length, firstRowNumber: stale[0] ?? 0 })
        }
        const departments = await makeDepartments(current, summary)
        const versions = rows.map(row => ({ row, version: versionOf(current, input.importId, row, departments) }))
        const fresh = versions.filter(({ row }) => row.plan.base === null)
        const changed = versions.filter(({ row }) => row.plan.base !== null)
        const items = fresh.map(({ version }) => ({ id: version.itemId, code: version.code }))
        await writes.insertItems(current.db, items, { tick, now: current.now, sample: false })
        const inserted = versions.filter(({ row }) => !row.plan.base?.unfinished)
        await writes.insertVersions(
          current.db,
          inserted.map(({ version }) => version),
        )
        for (const { row, version } of changed) {
          if (!row.plan.base?.unfinished) continue
          if (!(await writes.updateWorking(current.db, version))) {
            return violation('IMPORT_STALE', { rows: 1, firstRowNumber: row.rowNumber })
          }
        }
        await writes.touchItems(
          current.db,
          changed.map(({ version }) => version.itemId),
          tick,
        )
        await imports.closeImport(current.db, input.importId, 'applied')
        for (const { row, version } of versions) {
          const detail = { importId: input.importId, rowNumber: row.rowNumber, version: version.number }
          const subject = { subjectKind: 'item', subjectId: version.itemId }
          current.audit({ action: 'catalog.item-imported', ...subject, detail })
        }
        const done = { created: fresh.length, changed: changed.length, departments: summary.newDepartments.length }
        const subject = { subjectKind: 'catalog-import', subjectId: input.importId }
        const detail = { ...done, fileName: summary.fileName }
        current.audit({ action: 'catalog.import-applied', ...subject, detail })
        current.changed('catalog', ...versions.map(({ version }) => version.itemId))
        return ok(done)
      }),

    discard: (actor: Actor, importId: string) =>
      work(actor, async (current): Promise<Result<object>> => {
        const summary = await imports.lockImport(current.db, importId)
        if (!summary) return violation('NOT_FOUND', { kind: 'catalog-import', id: importId })
        if (summary.state !== 'staged') return violation('IMPORT_CLOSED', { importId, state: summary.state })
        await imports.closeImport(current.db, importId, 'discarded')
        current.audit({ action: 'catalog.import-discarded', subjectKind: 'catalog-import', subjectId: importId })
        return ok({})
      }),
  }
}

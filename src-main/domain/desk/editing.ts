import type { CellEdit } from '#contract/catalog-list.ts'
import type { EditedCell, JournalEntry, LeftItem, Turned } from '#contract/desk.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { DeskPorts, LeadingItem } from './ports.ts'
import { editsByItem, sameValue, turnable, withCell } from './rules.ts'
import * as store from './store.ts'

/** Edits in the list: previewed, written into drafts, kept in a journal, taken back and done again. */
export function editingActs<Leading extends LeadingItem>(parts: {
  db: ReadableDb
  work: UnitOfWork
  catalog: DeskPorts<Leading>
}) {
  const { db, work, catalog } = parts

  /** What edits do to items as they are now. */
  async function plan(reading: ReadableDb, edits: readonly CellEdit[]) {
    const byItem = editsByItem(edits)
    const leading = await catalog.leadingOf(reading, [...byItem.keys()])
    const departments = await catalog.departmentNames(reading)
    const cells: EditedCell[] = []
    const left: LeftItem[] = []
    for (const [itemId, changes] of byItem) {
      const item = leading.get(itemId)
      const name = item?.version.content.name ?? ''
      if (!item || item.closed) {
        left.push({ itemId, name, why: item?.closed ?? 'gone' })
        continue
      }
      for (const change of changes.values()) {
        const before = item.version.content[change.field]
        if (sameValue(change.field, before, change.value)) continue
        if (change.field === 'departmentId' && !departments.has(change.value)) {
          left.push({ itemId, name, why: 'unknown-department' })
          continue
        }
        cells.push({ itemId, code: item.code, name, field: change.field, before, after: change.value })
      }
    }
    return { leading, cells, left }
  }

  /** Writes cells into the drafts of their items, one content an item. */
  async function write(
    current: Work,
    leading: ReadonlyMap<string, Leading>,
    cells: readonly Pick<EditedCell, 'itemId' | 'field'>[],
    valueOf: (index: number) => unknown,
    dropHollow = false,
  ): Promise<void> {
    const contents = new Map<string, { content: Leading['version']['content']; fields: string[] }>()
    for (const [index, { itemId, field }] of cells.entries()) {
      const item = leading.get(itemId)
      if (!item) continue
      const so = contents.get(itemId) ?? { content: item.version.content, fields: [] }
      contents.set(itemId, {
        content: withCell(so.content, { field, value: valueOf(index) }),
        fields: [...so.fields, field],
      })
    }
    await catalog.changeDrafts(
      current,
      leading,
      [...contents].map(([itemId, { content, fields }]) => ({ itemId, content, fields })),
      dropHollow,
    )
  }

  function entryOf(edit: store.StoredEdit): JournalEntry {
    return {
      id: edit.id,
      at: edit.madeAt,
      kind: edit.kind,
      items: new Set(edit.cells.map(({ itemId }) => itemId)).size,
      cells: edit.cells.length,
      fields: [...new Set(edit.cells.map(({ field }) => field))],
      undone: edit.undone,
    }
  }

  const turn = (actor: Actor, id: string, direction: 'undo' | 'redo') =>
    work(actor, async (current): Promise<Result<Turned>> => {
      await catalog.holdCatalogue(current)
      const edit = await store.lockEdit(current.db, id)
      if (!edit) return violation('NOT_FOUND', { kind: 'edit', id })
      if (edit.madeBy !== actor.accountId) return violation('NOT_YOURS')
      if (edit.undone === (direction === 'undo')) return violation('ALREADY_TURNED')
      const leading = await catalog.leadingOf(current.db, [...new Set(edit.cells.map(({ itemId }) => itemId))])
      const left = new Map<string, LeftItem>()
      const open = edit.cells.filter(({ itemId, name }) => {
        const item = leading.get(itemId)
        if (item && !item.closed) return true
        left.set(itemId, { itemId, name, why: item?.closed ?? 'gone' })
        return false
      })
      const { turn: turning, touched } = turnable(
        open,
        direction,
        ({ itemId, field }) => leading.get(itemId)?.version.content[field],
      )
      await write(
        current,
        leading,
        turning,
        index => turning[index]?.[direction === 'undo' ? 'before' : 'after'],
        direction === 'undo',
      )
      await store.markEdit(current.db, id, direction === 'undo')
      const detail = { cells: turning.length, touched: touched.length, left: left.size }
      const action = direction === 'undo' ? 'desk.edit-undone' : 'desk.edit-redone'
      current.audit({ action, subjectKind: 'desk-edit', subjectId: id, detail })
      return ok({ changed: turning.length, touched, left: [...left.values()] })
    })

  return {
    async previewEdits(edits: readonly CellEdit[]) {
      const { cells, left } = await plan(db, edits)
      return { cells, left, items: new Set(cells.map(({ itemId }) => itemId)).size }
    },

    applyEdits: (actor: Actor, input: { edits: readonly CellEdit[]; kind: JournalEntry['kind'] }) =>
      work(actor, async (current): Promise<Result<{ entry: JournalEntry | null; left: LeftItem[] }>> => {
        await catalog.holdCatalogue(current)
        const { leading, cells, left } = await plan(current.db, input.edits)
        if (cells.length === 0) return ok({ entry: null, left })
        await write(current, leading, cells, index => cells[index]?.after)
        const edit: store.StoredEdit = {
          id: newId(current.now.getTime()),
          madeBy: actor.accountId,
          madeAt: current.now.toISOString(),
          kind: input.kind,
          undone: false,
          cells,
        }
        await store.insertEdit(current.db, edit)
        const detail = { cells: cells.length, kind: input.kind, left: left.length }
        current.audit({ action: 'desk.edit-made', subjectKind: 'desk-edit', subjectId: edit.id, detail })
        return ok({ entry: entryOf(edit), left })
      }),

    journal: async (accountId: string, limit: number) => (await store.editsOf(db, accountId, limit)).map(entryOf),
    undo: (actor: Actor, id: string) => turn(actor, id, 'undo'),
    redo: (actor: Actor, id: string) => turn(actor, id, 'redo'),
  }
}

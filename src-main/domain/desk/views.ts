import type { ListLayout, SavedView } from '#contract/desk.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import * as store from './store.ts'

export interface ViewToSave {
  readonly id?: string | undefined
  readonly revision?: number | undefined
  readonly list: string
  readonly name: string
  readonly query: string
  readonly layout: ListLayout
  readonly shared: boolean
}

function shown(view: store.StoredView, accountId: string): SavedView {
  const { madeBy, madeByName, ...rest } = view
  return { ...rest, mine: madeBy === accountId, madeBy: madeByName }
}

/** Saved views of lists: conditions, order and columns under a name, for oneself or for everybody. */
export function viewActs({ db, work }: { db: ReadableDb; work: UnitOfWork }) {
  return {
    views: async (accountId: string, list: string) =>
      (await store.viewsFor(db, list, accountId)).map(view => shown(view, accountId)),

    saveView: (actor: Actor, input: ViewToSave) =>
      work(actor, async (current): Promise<Result<SavedView>> => {
        const known = input.id === undefined ? undefined : await store.findView(current.db, input.id)
        if (input.id !== undefined && !known) return violation('NOT_FOUND', { kind: 'view', id: input.id })
        if (known && known.madeBy !== actor.accountId) return violation('NOT_YOURS')
        if (known && known.revision !== input.revision) {
          return violation('STALE_REVISION', { kind: 'view', id: known.id })
        }
        const view: store.StoredView = {
          id: known?.id ?? newId(current.now.getTime()),
          list: input.list,
          name: input.name,
          query: input.query,
          layout: input.layout,
          shared: input.shared,
          madeBy: actor.accountId,
          madeByName: actor.name,
          revision: (known?.revision ?? 0) + 1,
        }
        const namesake = await store.viewNamed(current.db, view)
        if (namesake && namesake.id !== view.id) return violation('VIEW_NAME_TAKEN', { name: view.name })
        await store.writeView(current.db, view, current.now)
        const detail = { name: view.name, shared: view.shared }
        current.audit({ action: 'desk.view-saved', subjectKind: 'desk-view', subjectId: view.id, detail })
        current.changed('desk', view.id)
        return ok(shown(view, actor.accountId))
      }),

    deleteView: (actor: Actor, id: string) =>
      work(actor, async (current): Promise<Result<object>> => {
        const view = await store.findView(current.db, id)
        if (!view) return violation('NOT_FOUND', { kind: 'view', id })
        if (view.madeBy !== actor.accountId) return violation('NOT_YOURS')
        await store.deleteView(current.db, id)
        const detail = { name: view.name }
        current.audit({ action: 'desk.view-deleted', subjectKind: 'desk-view', subjectId: id, detail })
        current.changed('desk', id)
        return ok({})
      }),
  }
}

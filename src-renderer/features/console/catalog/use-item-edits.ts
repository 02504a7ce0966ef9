import { ref, shallowRef } from 'vue'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { toast } from '#components/toast/toast.ts'
import type { CellEdit } from '#contract/catalog-list.ts'
import type { EditedCell, JournalEntry, LeftItem, Turned } from '#contract/desk.ts'
import { say } from '#i18n/index.ts'

export type EditKind = JournalEntry['kind']

/** Edits laid out before they are written: what changes, what stays and why, and cells that could not be read. */
export interface EditPlan {
  readonly kind: EditKind
  readonly edits: readonly CellEdit[]
  readonly cells: readonly EditedCell[]
  readonly left: readonly LeftItem[]
  readonly unread: readonly { readonly name: string; readonly text: string; readonly wrong: string }[]
}

/** Changing cells of the list: one at once, many after a preview, each of them to be taken back. */
export function useItemEdits() {
  const plan = shallowRef<EditPlan>()
  const turned = shallowRef<Turned>()
  const trouble = ref<Explanation>()
  const busy = ref(false)

  async function guarded<Value>(act: () => Promise<Value>): Promise<Value | undefined> {
    if (busy.value) return undefined
    busy.value = true
    trouble.value = undefined
    try {
      return await act()
    } catch (error) {
      trouble.value = explainError(error)
      return undefined
    } finally {
      busy.value = false
    }
  }

  async function write(edits: readonly CellEdit[], kind: EditKind): Promise<boolean> {
    const done = await guarded(() => hub.desk.applyEdits({ edits: [...edits], kind }))
    if (!done) return false
    const { entry, left } = done
    if (entry)
      toast(say('catalog.edits.done', { cells: entry.cells, items: entry.items }), {
        word: say('parts.toast.undo'),
        run: () => turn(entry.id, 'undo'),
      })
    else if (left.length > 0) toast(say(`catalog.edits.left.${left[0]?.why ?? 'gone'}`))
    return true
  }
  async function propose(
    edits: readonly CellEdit[],
    kind: EditKind,
    unread: EditPlan['unread'] = [],
  ): Promise<EditPlan | undefined> {
    const preview =
      edits.length === 0 ? { cells: [], left: [] } : await guarded(() => hub.desk.previewEdits({ edits: [...edits] }))
    if (preview) plan.value = { kind, edits, cells: preview.cells, left: preview.left, unread }
    return plan.value
  }
  async function applyPlan(): Promise<void> {
    const now = plan.value
    if (now && (await write(now.edits, now.kind))) plan.value = undefined
  }

  async function turn(id: string, direction: 'undo' | 'redo'): Promise<void> {
    const outcome = await guarded(() => hub.desk[direction]({ id }))
    if (!outcome) return
    if (outcome.touched.length + outcome.left.length > 0) turned.value = outcome
    else toast(say(`catalog.edits.${direction === 'undo' ? 'undone' : 'redone'}`, { n: outcome.changed }))
  }
  /** The newest edit that stands, or the oldest of those taken back most recently. */
  async function turnNext(direction: 'undo' | 'redo'): Promise<void> {
    const journal = await guarded(() => hub.desk.journal({ limit: 100 }))
    const standing = journal?.findIndex(entry => !entry.undone) ?? -1
    const next =
      direction === 'undo' ? journal?.[standing] : journal?.[(standing === -1 ? (journal.length ?? 0) : standing) - 1]
    if (next) await turn(next.id, direction)
    else if (journal) toast(say(`catalog.edits.nothingTo.${direction}`))
  }
  function close(): void {
    plan.value = undefined
    turned.value = undefined
  }
  return { plan, turned, close, trouble, busy, write, propose, applyPlan, turn, turnNext }
}
export type ItemEdits = ReturnType<typeof useItemEdits>

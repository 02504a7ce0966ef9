import { itemTypes, type TimeLimit } from '#contract/catalog-item.ts'
import {
  versionPhases,
  type Department,
  type ItemFilter,
  type ItemRow,
  type ItemSort,
} from '#contract/catalog-version.ts'
import type { ReadableDb } from '#database/handles.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { listDepartments } from './department-store.ts'
import { facet, readCursor, skipped, writeCursor, type OrderAsked } from './list-cursor.ts'
import { walkRows } from './list-filter.ts'
import { listRowOf, positionOf, sortKey, type ListRow, type ListVersion } from './list-rows.ts'
import { listVersions, removedAfter } from './list-store.ts'
import type { Day } from './model.ts'
import { nameSound } from './sound.ts'
import { currentTick } from './store.ts'

/**
 * The list of items, held in memory beside the store and never ahead of it.
 * What stays true: 1. before every answer the catalogue's tick is read, and what changed since is loaded;
 * 2. a new day loads anew, because dates take effect by themselves; 3. nothing is ever written from here.
 */
export interface ListRequest extends OrderAsked {
  readonly filter: ItemFilter
  readonly limit: number
  readonly cursor?: string | undefined
}

interface Held {
  readonly day: Day
  tick: number
  rows: Map<string, ListRow>
  departments: Map<string, Department & { sound: string }>
  orders: Map<ItemSort, ListRow[]>
  /** Department id → slot; only ever grows, so that rows keep theirs. */
  readonly slots: Map<string, number>
}

/** Up to so many rows are moved in an order one by one; beyond that, sorting it again when asked for is cheaper. */
const fewRows = 400

function groupByItem(versions: readonly ListVersion[]): Map<string, ListVersion[]> {
  const groups = new Map<string, ListVersion[]>()
  for (const version of versions) {
    const group = groups.get(version.itemId)
    if (group) group.push(version)
    else groups.set(version.itemId, [version])
  }
  return groups
}

export type ItemList = ReturnType<typeof createItemList>

export function createItemList({ db, clock }: { db: ReadableDb; clock: Clock }) {
  let held: Held | undefined
  let refreshing: Promise<Held> | undefined

  function keyed(state: Held, sort: ItemSort) {
    const departmentSound = (id: string) => state.departments.get(id)?.sound ?? ''
    return (row: ListRow) => sortKey(row, sort, departmentSound)
  }

  function sorted(state: Held, sort: ItemSort, rows: Iterable<ListRow>): ListRow[] {
    const keyOf = keyed(state, sort)
    const withKeys = Array.from(rows, row => ({ row, key: keyOf(row) }))
    withKeys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    return withKeys.map(({ row }) => row)
  }

  /** Moves a few rows to their new places in an order that exists: each is found by bisection. */
  function moved(state: Held, sort: ItemSort, order: readonly ListRow[], gone: readonly ListRow[], added: ListRow[]) {
    const keyOf = keyed(state, sort)
    const result = [...order]
    for (const row of gone) {
      const at = positionOf(result, keyOf(row), keyOf)
      if (result[at]?.itemId === row.itemId) result.splice(at, 1)
    }
    for (const row of added) result.splice(positionOf(result, keyOf(row), keyOf), 0, row)
    return result
  }

  function slotIn(slots: Map<string, number>) {
    return (departmentId: string) => {
      const known = slots.get(departmentId)
      if (known !== undefined) return known
      slots.set(departmentId, slots.size)
      return slots.size - 1
    }
  }

  async function departmentsWithSound() {
    const departments = await listDepartments(db)
    return new Map(departments.map(each => [each.id, { ...each, sound: nameSound(each.name) }]))
  }

  async function loadAll(day: Day): Promise<Held> {
    const tick = await currentTick(db)
    const rows = new Map<string, ListRow>()
    const slots = new Map<string, number>()
    for (const [itemId, versions] of groupByItem(await listVersions(db, day, -1))) {
      const row = listRowOf(versions, day, slotIn(slots))
      if (row) rows.set(itemId, row)
    }
    return { day, tick, rows, departments: await departmentsWithSound(), orders: new Map(), slots }
  }

  async function loadChanges(state: Held, tick: number): Promise<Held> {
    const changed = groupByItem(await listVersions(db, state.day, state.tick))
    const gone: ListRow[] = []
    const added: ListRow[] = []
    for (const id of [...(await removedAfter(db, state.tick)), ...changed.keys()]) {
      const row = state.rows.get(id)
      if (row) gone.push(row)
      state.rows.delete(id)
    }
    for (const [itemId, versions] of changed) {
      const row = listRowOf(versions, state.day, slotIn(state.slots))
      if (!row) continue
      state.rows.set(itemId, row)
      added.push(row)
    }
    const departments = await departmentsWithSound()
    // A renamed department moves all its rows in this one order.
    const renamed = [...departments.values()].some(
      ({ id, sound }) => (state.departments.get(id)?.sound ?? sound) !== sound,
    )
    state.departments = departments
    if (renamed) state.orders.delete('department')
    const few = gone.length + added.length <= fewRows
    for (const [sort, order] of state.orders) {
      if (few) state.orders.set(sort, moved(state, sort, order, gone, added))
      else state.orders.delete(sort)
    }
    state.tick = tick
    return state
  }

  async function fresh(): Promise<Held> {
    const day = shanghaiDate(clock())
    if (held?.day !== day) return loadAll(day)
    const tick = await currentTick(db)
    return tick === held.tick ? held : loadChanges(held, tick)
  }

  /** One refresh at a time: callers that come meanwhile share it, and start another if they asked after it began. */
  async function current(): Promise<Held> {
    while (refreshing) await refreshing.catch(() => undefined)
    refreshing = fresh()
    try {
      held = await refreshing
      return held
    } finally {
      refreshing = undefined
    }
  }

  function orderOf(state: Held, sort: ItemSort): ListRow[] {
    const known = state.orders.get(sort)
    if (known) return known
    const order = sorted(state, sort, state.rows.values())
    state.orders.set(sort, order)
    return order
  }

  function shown(state: Held, row: ListRow): ItemRow {
    return {
      itemId: row.itemId,
      code: row.code,
      basicCode: row.basicCode,
      name: row.name,
      departmentId: row.departmentId,
      departmentName: state.departments.get(row.departmentId)?.name ?? '',
      itemType: row.itemType,
      phase: row.phase,
      working: row.working,
      version: row.version,
      revision: row.revision,
      effectiveFrom: row.effectiveFrom,
      effectiveUntil: row.effectiveUntil,
      promisedLimit: row.promisedLimit === null ? null : (JSON.parse(row.promisedLimit) as TimeLimit),
      statutoryLimit: row.statutoryLimit === null ? null : (JSON.parse(row.statutoryLimit) as TimeLimit),
      visitCount: row.visitCount,
      materials: row.materials,
      changedAt: row.changedAt,
    }
  }

  return {
    async page(request: ListRequest) {
      const state = await current()
      const keyOf = keyed(state, request.sort)
      const order = orderOf(state, request.sort)
      const after = readCursor(request.cursor, request)
      const outcome = walkRows(
        order,
        request.filter,
        {
          limit: request.limit,
          descending: request.descending,
          skip: skipped(order, after, keyOf, request.descending),
        },
        { count: state.slots.size, slotOf: id => state.slots.get(id) ?? -1 },
      )
      const last = outcome.rows.at(-1)
      const { facets } = outcome
      return {
        rows: outcome.rows.map(row => shown(state, row)),
        total: outcome.total,
        ...(outcome.more && last ? { nextCursor: writeCursor(request, keyOf(last)) } : {}),
        facets: {
          departments: facet([...state.slots.keys()], facets.departments),
          itemTypes: facet([...itemTypes, 'unknown' as const], facets.itemTypes),
          phases: facet(versionPhases, facets.phases),
        },
      }
    },

    /** Every line as of now, in no order: for comparing an imported sheet with what is there. */
    async rows(): Promise<ListRow[]> {
      return [...(await current()).rows.values()]
    },
  }
}

import { z } from 'zod'
import type { TimeLimit } from '#contract/catalog-item.ts'
import { itemSorts, type Department, type ItemFilter, type ItemRow, type ItemSort } from '#contract/catalog-version.ts'
import type { ReadableDb } from '#database/handles.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { listDepartments } from './department-store.ts'
import { walkRows } from './list-filter.ts'
import { compareKeys, listRowOf, sortKeys, type ListRow, type ListVersion } from './list-rows.ts'
import { listVersions, removedAfter } from './list-store.ts'
import type { Day } from './model.ts'
import { nameSound } from './sound.ts'
import { currentTick } from './store.ts'

/**
 * The list of items, held in memory beside the store and never ahead of it.
 * What stays true: 1. before every answer the catalogue's tick is read, and what changed since is loaded;
 * 2. a new day loads anew, because dates take effect by themselves; 3. nothing is ever written from here.
 */
export interface ListRequest {
  readonly filter: ItemFilter
  readonly sort: ItemSort
  readonly descending: boolean
  readonly limit: number
  readonly cursor?: string | undefined
}

interface Held {
  readonly day: Day
  tick: number
  rows: Map<string, ListRow>
  departments: Map<string, Department & { sound: string }>
  orders: Map<ItemSort, ListRow[]>
}

const cursorSchema = z.object({ sort: z.enum(itemSorts), descending: z.boolean(), keys: z.array(z.string()) })

function readCursor(cursor: string | undefined, request: ListRequest): string[] | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const read = cursorSchema.safeParse(text.startsWith('{') ? JSON.parse(text) : undefined)
  // A cursor of another order says nothing here: the list begins again.
  if (!read.success || read.data.sort !== request.sort || read.data.descending !== request.descending) return undefined
  return read.data.keys
}

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

  function comparing(state: Held, sort: ItemSort) {
    const departmentSound = (id: string) => state.departments.get(id)?.sound ?? ''
    return (row: ListRow) => sortKeys(row, sort, departmentSound)
  }

  function sorted(state: Held, sort: ItemSort, rows: Iterable<ListRow>): ListRow[] {
    const keysOf = comparing(state, sort)
    const keyed = Array.from(rows, row => ({ row, keys: keysOf(row) }))
    keyed.sort((a, b) => compareKeys(a.keys, b.keys))
    return keyed.map(({ row }) => row)
  }

  /** Puts a few changed rows into an order that exists: cheaper than sorting everything again. */
  function merged(state: Held, sort: ItemSort, order: readonly ListRow[], gone: ReadonlySet<string>, added: ListRow[]) {
    const keysOf = comparing(state, sort)
    const result: ListRow[] = []
    const incoming = sorted(state, sort, added)
    let next = 0
    let nextKeys = incoming[0] && keysOf(incoming[0])
    for (const row of order) {
      if (gone.has(row.itemId)) continue
      while (nextKeys && compareKeys(nextKeys, keysOf(row)) < 0) {
        const inserted = incoming[next]
        if (inserted) result.push(inserted)
        next += 1
        const following = incoming[next]
        nextKeys = following && keysOf(following)
      }
      result.push(row)
    }
    return [...result, ...incoming.slice(next)]
  }

  async function departmentsWithSound() {
    const departments = await listDepartments(db)
    return new Map(departments.map(each => [each.id, { ...each, sound: nameSound(each.name) }]))
  }

  async function loadAll(day: Day): Promise<Held> {
    const tick = await currentTick(db)
    const rows = new Map<string, ListRow>()
    for (const [itemId, versions] of groupByItem(await listVersions(db, day, -1))) {
      const row = listRowOf(versions, day)
      if (row) rows.set(itemId, row)
    }
    return { day, tick, rows, departments: await departmentsWithSound(), orders: new Map() }
  }

  async function loadChanges(state: Held, tick: number): Promise<Held> {
    const changed = groupByItem(await listVersions(db, state.day, state.tick))
    const gone = new Set([...(await removedAfter(db, state.tick)), ...changed.keys()])
    const added: ListRow[] = []
    for (const id of gone) state.rows.delete(id)
    for (const [itemId, versions] of changed) {
      const row = listRowOf(versions, state.day)
      if (!row) continue
      state.rows.set(itemId, row)
      added.push(row)
    }
    state.departments = await departmentsWithSound()
    // A renamed department moves all its rows in this one order.
    state.orders.delete('department')
    const few = added.length < state.rows.size / 4
    for (const [sort, order] of state.orders) {
      if (few) state.orders.set(sort, merged(state, sort, order, gone, added))
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
    const { sound, searchWords, searchLatin, promisedLimit, statutoryLimit, ...rest } = row
    return {
      ...rest,
      departmentName: state.departments.get(row.departmentId)?.name ?? '',
      promisedLimit: promisedLimit === null ? null : (JSON.parse(promisedLimit) as TimeLimit),
      statutoryLimit: statutoryLimit === null ? null : (JSON.parse(statutoryLimit) as TimeLimit),
    }
  }

  return {
    async page(request: ListRequest) {
      const state = await current()
      const keysOf = comparing(state, request.sort)
      const after = readCursor(request.cursor, request)
      const direction = request.descending ? -1 : 1
      const outcome = walkRows(orderOf(state, request.sort), request.filter, {
        limit: request.limit,
        descending: request.descending,
        isAfterCursor: row => after === undefined || compareKeys(keysOf(row), after) * direction > 0,
      })
      const last = outcome.rows.at(-1)
      const cursor = { sort: request.sort, descending: request.descending, keys: last ? keysOf(last) : [] }
      const facet = <Value extends string>(counts: Map<string, number>) =>
        [...counts].map(([value, total]) => ({ value: value as Value, count: total })).sort((a, b) => b.count - a.count)
      return {
        rows: outcome.rows.map(row => shown(state, row)),
        total: outcome.total,
        ...(outcome.more ? { nextCursor: Buffer.from(JSON.stringify(cursor)).toString('base64url') } : {}),
        facets: {
          departments: facet(outcome.facets.departments),
          itemTypes: facet<ItemRow['itemType'] & string>(outcome.facets.itemTypes),
          phases: facet<ItemRow['phase']>(outcome.facets.phases),
        },
      }
    },

    /** Every line as of now, in no order: for comparing an imported sheet with what is there. */
    async rows(): Promise<ListRow[]> {
      return [...(await current()).rows.values()]
    },
  }
}

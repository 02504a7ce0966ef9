import { itemTypes, type TimeLimit } from '#contract/catalog-item.ts'
import type { ItemFilter, ItemGroup, ItemGrouping, ItemRow, ItemSort } from '#contract/catalog-list.ts'
import { versionPhases, type Department } from '#contract/catalog-version.ts'
import type { ReadableDb } from '#database/handles.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { listDepartments } from './department-store.ts'
import { facet, readCursor, writeCursor, type OrderAsked } from './list-cursor.ts'
import { walkRows, type FilterOutcome } from './list-filter.ts'
import { inGroups, positionOf, sortKey, turned } from './list-order.ts'
import { listRowOf, type ListRow, type ListVersion } from './list-rows.ts'
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
  readonly offset?: number | undefined
  readonly groupBy?: ItemGrouping | undefined
  /** The list as it was or will be on this day, of what is decided; now without it. */
  readonly day?: Day | undefined
}

/** A whole answer to one question, of which pages are cut. */
interface Answer extends FilterOutcome {
  readonly groups?: readonly ItemGroup[]
}

interface Held {
  readonly day: Day
  readonly decidedOnly: boolean
  tick: number
  rows: Map<string, ListRow>
  departments: Map<string, Department & { sound: string }>
  /** By order and direction, `name` or `name falling`. */
  orders: Map<string, readonly ListRow[]>
  /** The last questions with their answers; gone with the next change. */
  answers: Map<string, Answer>
  /** Department id → slot; only ever grows, so that rows keep theirs. */
  readonly slots: Map<string, number>
}

/** Up to so many rows are moved in an order one by one; beyond that, sorting it again when asked for is cheaper. */
const fewRows = 400
const keptAnswers = 6
/** Lists of other days than today that are kept; each takes as much memory as today's. */
const otherDaysKept = 1

const orderName = (sort: ItemSort, descending: boolean) => (descending ? `${sort} falling` : sort)

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
  /** The list of now, and under their days those of the last other days that somebody looked at. */
  const lists = new Map<Day | 'now', { held?: Held; refreshing?: Promise<Held> | undefined }>()

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
  function moved(
    order: readonly ListRow[],
    change: { gone: readonly ListRow[]; added: readonly ListRow[] },
    keyOf: (row: ListRow) => string,
    descending: boolean,
  ) {
    const result = [...order]
    for (const row of change.gone) {
      const at = positionOf(result, keyOf(row), keyOf, descending)
      if (result[at]?.itemId === row.itemId) result.splice(at, 1)
    }
    for (const row of change.added) result.splice(positionOf(result, keyOf(row), keyOf, descending), 0, row)
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

  async function loadAll(day: Day, decidedOnly: boolean): Promise<Held> {
    const tick = await currentTick(db)
    const rows = new Map<string, ListRow>()
    const slots = new Map<string, number>()
    for await (const versions of listVersions(db, { day, afterTick: -1, decidedOnly })) {
      for (const [itemId, group] of groupByItem(versions)) {
        const row = listRowOf(group, day, slotIn(slots))
        if (row) rows.set(itemId, row)
      }
    }
    const departments = await departmentsWithSound()
    return { day, decidedOnly, tick, rows, departments, orders: new Map(), answers: new Map(), slots }
  }

  async function loadChanges(state: Held, tick: number): Promise<Held> {
    const changed = new Map<string, ListVersion[]>()
    const { day, decidedOnly } = state
    for await (const versions of listVersions(db, { day, afterTick: state.tick, decidedOnly })) {
      for (const [itemId, group] of groupByItem(versions)) changed.set(itemId, group)
    }
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
    state.answers.clear()
    if (renamed) for (const falling of [false, true]) state.orders.delete(orderName('department', falling))
    const few = gone.length + added.length <= fewRows
    for (const [name, order] of state.orders) {
      const [sort, falling] = name.split(' ') as [ItemSort, string | undefined]
      const change = { gone, added }
      if (few) state.orders.set(name, moved(order, change, keyed(state, sort), falling !== undefined))
      else state.orders.delete(name)
    }
    state.tick = tick
    return state
  }

  async function fresh(held: Held | undefined, day: Day, decidedOnly: boolean): Promise<Held> {
    if (held?.day !== day) return loadAll(day, decidedOnly)
    const tick = await currentTick(db)
    return tick === held.tick ? held : loadChanges(held, tick)
  }

  /** One refresh at a time: callers that come meanwhile share it, and start another if they asked after it began. */
  async function current(asked?: Day): Promise<Held> {
    const today = shanghaiDate(clock())
    const other = asked !== undefined && asked !== today
    const name = other ? asked : 'now'
    const list = lists.get(name) ?? {}
    lists.delete(name)
    lists.set(name, list)
    for (const old of [...lists.keys()].filter(each => each !== 'now').slice(0, -otherDaysKept)) lists.delete(old)
    while (list.refreshing) await list.refreshing.catch(() => undefined)
    const refreshing = fresh(list.held, other ? asked : today, other)
    list.refreshing = refreshing
    try {
      list.held = await refreshing
      return list.held
    } finally {
      list.refreshing = undefined
    }
  }

  function orderOf(state: Held, { sort, descending }: OrderAsked): readonly ListRow[] {
    const name = orderName(sort, descending)
    const known = state.orders.get(name)
    if (known) return known
    const order = descending
      ? turned(orderOf(state, { sort, descending: false }), keyed(state, sort))
      : sorted(state, sort, state.rows.values())
    state.orders.set(name, order)
    return order
  }

  /** Everything that answers a question, kept while nothing changes: the next page of it is then only a slice. */
  function answerOf(state: Held, request: ListRequest): Answer {
    const { filter, sort, descending, groupBy } = request
    const name = JSON.stringify([filter, sort, descending, groupBy])
    const known = state.answers.get(name)
    if (known) return known
    const slots = { count: state.slots.size, slotOf: (id: string) => state.slots.get(id) ?? -1 }
    const outcome = walkRows(orderOf(state, request), filter, slots)
    const sound = (id: string) => state.departments.get(id)?.sound ?? ''
    const answer = groupBy ? { ...outcome, ...inGroups(outcome.rows, groupBy, sound) } : outcome
    state.answers.set(name, answer)
    for (const old of [...state.answers.keys()].slice(0, -keptAnswers)) state.answers.delete(old)
    return answer
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
      pending: row.pending,
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
      const state = await current(request.day)
      const keyOf = keyed(state, request.sort)
      const { rows, facets, groups } = answerOf(state, request)
      const after = readCursor(request.cursor, request)
      const start =
        request.offset ?? (after === undefined ? 0 : positionOf(rows, after, keyOf, request.descending, true))
      const page = rows.slice(start, start + request.limit)
      const last = page.at(-1)
      const more = start + page.length < rows.length
      return {
        rows: page.map(row => shown(state, row)),
        total: rows.length,
        // Groups break the order by which a cursor finds its place: a grouped list is read by offset.
        ...(more && last && !groups ? { nextCursor: writeCursor(request, keyOf(last)) } : {}),
        ...(groups ? { groups: [...groups] } : {}),
        facets: {
          departments: facet([...state.slots.keys()], facets.departments),
          itemTypes: facet([...itemTypes, 'unknown' as const], facets.itemTypes),
          phases: facet(versionPhases, facets.phases),
        },
      }
    },

    /** Reads the list before anybody asks for it. */
    async prepare(): Promise<void> {
      const state = await current()
      orderOf(state, { sort: 'name', descending: false })
    },

    /** Every line as of now, in no order: for comparing an imported sheet with what is there. */
    async rows(): Promise<ListRow[]> {
      return [...(await current()).rows.values()]
    },
  }
}

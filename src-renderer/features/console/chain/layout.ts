import {
  geometry,
  pathBetween,
  pathInside,
  port,
  type PlacedNode,
  type PlacedThread,
  type Point,
} from './thread-paths.ts'
import { chainColumns, type ChainColumn, type ChainNode, type ItemChain } from '#contract/chain.ts'

/**
 * The drawing of a chain (visual language, section 12), in CSS px from the top left of the drawing.
 * Invariants: 1. no two nodes overlap; 2. nodes of a column stand at least `nodeGap` apart; 3. the order inside a column
 * follows the barycentre of the sources; 4. a thread that skips a column has a lane of its own there.
 */

/** Above this a column folds to “等 n 个”. */
export const mostNodes = 7

export interface ChainLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly threads: readonly PlacedThread[]
  readonly columns: readonly { readonly column: ChainColumn; readonly x: number; readonly folded: number }[]
}

/** How high a node is drawn, CSS px, before anything is measured. */
export type HeightOf = (node: ChainNode) => number

/** A rough height from the number of lines a node will have; the page passes measured ones when it has them. */
export function usualHeight(node: ChainNode): number {
  const { subject } = node
  const lines = (text: string, perLine: number): number => Math.ceil([...text].length / perLine)
  switch (subject.kind) {
    case 'grant':
      return 92 + 18 * lines(subject.resourceName, 9)
    case 'material':
      return 52 + 20 * lines(subject.name, 9)
    case 'certificate-free':
      return 104
    case 'zero-visit':
      return 86
    case 'host-says':
      return 34 + 20 * Math.min(4, lines(subject.text.zh, 8))
    case 'announcement':
      return 68 + 18 * lines(subject.title, 9)
    case 'law':
    case 'decision':
      return 36 + 18 * Math.min(3, lines(subject.basis, 9))
    default:
      return 62
  }
}

/** The mean place of a node's sources in the column before; nodes without sources keep their order. */
function barycentre(id: string, chain: ItemChain, place: ReadonlyMap<string, number>): number | undefined {
  const sources = chain.threads.filter(thread => thread.to === id).flatMap(thread => place.get(thread.from) ?? [])
  return sources.length === 0 ? undefined : sources.reduce((sum, value) => sum + value, 0) / sources.length
}

/** The nodes of each column in the order they are drawn. */
export function orderedColumns(chain: ItemChain): ReadonlyMap<ChainColumn, readonly ChainNode[]> {
  const place = new Map<string, number>()
  const columns = new Map<ChainColumn, readonly ChainNode[]>()
  for (const column of chainColumns) {
    const nodes = chain.nodes.filter(node => node.column === column)
    const weight = new Map(nodes.map((node, index) => [node.id, barycentre(node.id, chain, place) ?? index]))
    const ordered = [...nodes].sort((one, other) => (weight.get(one.id) ?? 0) - (weight.get(other.id) ?? 0))
    for (const [index, node] of ordered.entries()) place.set(node.id, index)
    columns.set(column, ordered)
  }
  return columns
}

/** Pushes nodes apart, top to bottom, so that none overlaps the one above; wished centres are kept where there is room. */
function spread(wishes: readonly Wish[]): readonly number[] {
  const tops: number[] = []
  let free: number = geometry.top
  for (const { centre, height } of wishes) {
    const top = Math.max(free, centre - height / 2)
    tops.push(top)
    free = top + height + geometry.nodeGap
  }
  return tops
}

interface Wish {
  /** Absent: a lane for a thread that passes this column. */
  readonly node?: ChainNode
  readonly key: string
  readonly centre: number
  readonly height: number
}
const middleOf = (node: PlacedNode): number => node.y + node.height / 2

/** Where the nodes of one column would like to stand: beside what they rest on, else one below the other. */
function wishesOf(
  nodes: readonly ChainNode[],
  chain: ItemChain,
  placed: ReadonlyMap<string, PlacedNode>,
  heightOf: HeightOf,
): readonly Wish[] {
  let next: number = geometry.top
  return nodes.map(node => {
    const height = heightOf(node)
    const sources = chain.threads
      .filter(thread => thread.to === node.id)
      .flatMap(thread => placed.get(thread.from) ?? [])
    const centre =
      sources.length === 0
        ? next + height / 2
        : sources.reduce((sum, source) => sum + middleOf(source), 0) / sources.length
    next = Math.max(next, centre - height / 2) + height + geometry.nodeGap
    return { node, key: node.id, centre, height }
  })
}

/** A thread that skips a column gets a lane of its own in it, so that it never crosses a node. */
function lanesThrough(index: number, chain: ItemChain, placed: ReadonlyMap<string, PlacedNode>): readonly Wish[] {
  const columnOf = new Map(chain.nodes.map(node => [node.id, chainColumns.indexOf(node.column)]))
  return chain.threads.flatMap(thread => {
    const source = placed.get(thread.from)
    const skips = (columnOf.get(thread.from) ?? index) < index && (columnOf.get(thread.to) ?? index) > index
    return source && skips
      ? [{ key: `${thread.from} ${thread.to}`, centre: middleOf(source), height: geometry.lane }]
      : []
  })
}

/**
 * Places every node and draws every thread.
 * @param unfolded  columns shown whole although they hold more than `mostNodes`
 */
export function layoutChain(
  chain: ItemChain,
  heightOf: HeightOf = usualHeight,
  unfolded: ReadonlySet<ChainColumn> = new Set(),
  columnGap: number = geometry.columnGap,
): ChainLayout {
  const placed = new Map<string, PlacedNode>()
  const lanes = new Map<string, readonly Point[]>()
  const columns: ChainLayout['columns'][number][] = []
  const ordered = orderedColumns(chain)
  for (const [index, column] of chainColumns.entries()) {
    const all = ordered.get(column) ?? []
    const nodes = unfolded.has(column) || all.length <= mostNodes ? all : all.slice(0, mostNodes - 1)
    const x = index * (geometry.nodeWidth + columnGap)
    const wishes = [...wishesOf(nodes, chain, placed, heightOf), ...lanesThrough(index, chain, placed)].sort(
      (one, other) => one.centre - other.centre,
    )
    for (const [at, top] of spread(wishes).entries()) {
      const wish = wishes[at]
      if (!wish) continue
      const y = Math.round(top)
      if (wish.node) placed.set(wish.key, { node: wish.node, x, y, width: geometry.nodeWidth, height: wish.height })
      else lanes.set(wish.key, [...(lanes.get(wish.key) ?? []), { x, y }, { x: x + geometry.nodeWidth, y }])
    }
    columns.push({ column, x, folded: all.length - nodes.length })
  }
  const bottom = Math.max(0, ...[...placed.values()].map(node => node.y + node.height))
  return {
    width: chainColumns.length * geometry.nodeWidth + (chainColumns.length - 1) * columnGap,
    height: bottom + geometry.top,
    nodes: [...placed.values()],
    threads: drawThreads(chain, placed, lanes),
    columns,
  }
}

function drawThreads(
  chain: ItemChain,
  placed: ReadonlyMap<string, PlacedNode>,
  lanes: ReadonlyMap<string, readonly Point[]>,
): readonly PlacedThread[] {
  const shown = chain.threads.filter(thread => placed.has(thread.from) && placed.has(thread.to))
  const sideOf = (id: string, side: 'from' | 'to'): readonly (typeof shown)[number][] =>
    shown
      .filter(thread => thread[side] === id && placed.get(thread.from)?.x !== placed.get(thread.to)?.x)
      .sort((one, other) => centreY(placed, one, side) - centreY(placed, other, side))
  return shown.flatMap((thread): PlacedThread[] => {
    const a = placed.get(thread.from)
    const b = placed.get(thread.to)
    if (!a || !b) return []
    const base = { key: `${thread.from} ${thread.to}`, from: thread.from, to: thread.to, state: thread.state }
    if (a.x === b.x) return [{ ...base, ...pathInside(a, b) }]
    const outs = sideOf(thread.from, 'from')
    const ins = sideOf(thread.to, 'to')
    const start = port(a, outs.length, outs.indexOf(thread), 'right')
    const end = port(b, ins.length, ins.indexOf(thread), 'left')
    return [{ ...base, start, end, ...pathBetween(start, end, lanes.get(base.key) ?? []) }]
  })
}

function centreY(
  placed: ReadonlyMap<string, PlacedNode>,
  thread: { readonly from: string; readonly to: string },
  side: 'from' | 'to',
): number {
  const other = placed.get(side === 'from' ? thread.to : thread.from)
  return other ? other.y + other.height / 2 : 0
}

/** A node and everything that rests on it, following the threads downstream. */
export function downstream(chain: Pick<ItemChain, 'threads'>, id: string): ReadonlySet<string> {
  const reached = new Set([id])
  for (const found of reached) for (const thread of chain.threads) if (thread.from === found) reached.add(thread.to)
  return reached
}

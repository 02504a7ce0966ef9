import { chainColumns, type ChainColumn, type ChainNode, type ItemChain } from '#contract/chain.ts'

/**
 * The drawing of a chain (visual language, section 12), in CSS px from the top left of the drawing.
 * Invariants: 1. no two nodes overlap; 2. nodes of a column stand at least `nodeGap` apart; 3. the order inside a column
 * follows the barycentre of the sources; 4. ports of one side stand `portGap` apart and inside their node.
 */
export const geometry = { nodeWidth: 150, columnGap: 34, nodeGap: 24, portGap: 17, straight: 9, top: 8 } as const
/** Above this a column folds to “等 n 个”. */
export const mostNodes = 7

export interface PlacedNode {
  readonly node: ChainNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type ThreadState = ItemChain['threads'][number]['state']
export interface PlacedThread {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly state: ThreadState
  readonly d: string
  readonly start: Point
  readonly end: Point
  /** Where a broken thread has its gap, and the cross in it. */
  readonly middle: Point
  /** The two ends of a broken thread, each horizontal at its port. */
  readonly ends: readonly [string, string]
}
export interface Point {
  readonly x: number
  readonly y: number
}

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
function spread(
  wishes: readonly { readonly node: ChainNode; readonly centre: number; readonly height: number }[],
): readonly number[] {
  const tops: number[] = []
  let free: number = geometry.top
  for (const { centre, height } of wishes) {
    const top = Math.max(free, centre - height / 2)
    tops.push(top)
    free = top + height + geometry.nodeGap
  }
  return tops
}

function ports(node: PlacedNode, count: number, index: number, side: 'left' | 'right'): Point {
  const room = Math.max(0, node.height - 16)
  const gap = count > 1 ? Math.min(geometry.portGap, room / (count - 1)) : 0
  return {
    x: side === 'left' ? node.x : node.x + node.width,
    y: Math.round(node.y + node.height / 2 + (index - (count - 1) / 2) * gap),
  }
}

function between(a: Point, b: Point): Pick<PlacedThread, 'd' | 'middle' | 'ends'> {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  if (Math.abs(a.y - b.y) < geometry.straight) {
    return {
      d: `M${a.x} ${a.y}L${b.x} ${b.y}`,
      middle,
      ends: [`M${a.x} ${a.y}L${middle.x - 9} ${middle.y}`, `M${middle.x + 9} ${middle.y}L${b.x} ${b.y}`],
    }
  }
  const bend = Math.max(16, Math.abs(b.x - a.x) / 2)
  const lean = Math.sign(b.y - a.y) * 7
  return {
    d: `M${a.x} ${a.y}C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`,
    middle,
    ends: [
      `M${a.x} ${a.y}C${a.x + bend * 0.6} ${a.y} ${middle.x - 3} ${middle.y - lean * 2} ${middle.x - 3} ${middle.y - lean}`,
      `M${middle.x + 3} ${middle.y + lean}C${middle.x + 3} ${middle.y + lean * 2} ${b.x - bend * 0.6} ${b.y} ${b.x} ${b.y}`,
    ],
  }
}

/** Threads inside one column (a promise that rests on another) run from the bottom of one node to the top of the other. */
function inside(a: PlacedNode, b: PlacedNode): Pick<PlacedThread, 'd' | 'middle' | 'ends' | 'start' | 'end'> {
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a]
  const start = { x: upper.x + upper.width / 2, y: upper.y + upper.height }
  const end = { x: lower.x + lower.width / 2, y: lower.y }
  const middle = { x: start.x, y: (start.y + end.y) / 2 }
  return {
    start,
    end,
    middle,
    d: `M${start.x} ${start.y}L${end.x} ${end.y}`,
    ends: [`M${start.x} ${start.y}L${middle.x} ${middle.y - 7}`, `M${middle.x} ${middle.y + 7}L${end.x} ${end.y}`],
  }
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
  const columns: ChainLayout['columns'][number][] = []
  for (const [index, column] of chainColumns.entries()) {
    const all = orderedColumns(chain).get(column) ?? []
    const nodes = unfolded.has(column) || all.length <= mostNodes ? all : all.slice(0, mostNodes - 1)
    const x = index * (geometry.nodeWidth + columnGap)
    let next: number = geometry.top
    const wishes = nodes.map(node => {
      const height = heightOf(node)
      const sources = chain.threads
        .filter(thread => thread.to === node.id)
        .flatMap(thread => placed.get(thread.from) ?? [])
      const centre =
        sources.length === 0
          ? next + height / 2
          : sources.reduce((sum, source) => sum + source.y + source.height / 2, 0) / sources.length
      next = Math.max(next, centre - height / 2) + height + geometry.nodeGap
      return { node, centre, height }
    })
    for (const [at, y] of spread(wishes).entries()) {
      const wish = wishes[at]
      if (wish)
        placed.set(wish.node.id, {
          node: wish.node,
          x,
          y: Math.round(y),
          width: geometry.nodeWidth,
          height: wish.height,
        })
    }
    columns.push({ column, x, folded: all.length - nodes.length })
  }

  const shown = chain.threads.filter(thread => placed.has(thread.from) && placed.has(thread.to))
  const sideOf = (id: string, side: 'from' | 'to'): readonly (typeof shown)[number][] =>
    shown
      .filter(thread => thread[side] === id && placed.get(thread.from)?.x !== placed.get(thread.to)?.x)
      .sort((one, other) => centreY(placed, one, side) - centreY(placed, other, side))
  const threads = shown.flatMap((thread): PlacedThread[] => {
    const a = placed.get(thread.from)
    const b = placed.get(thread.to)
    if (!a || !b) return []
    const base = { key: `${thread.from} ${thread.to}`, from: thread.from, to: thread.to, state: thread.state }
    if (a.x === b.x) return [{ ...base, ...inside(a, b) }]
    const outs = sideOf(thread.from, 'from')
    const ins = sideOf(thread.to, 'to')
    const start = ports(a, outs.length, outs.indexOf(thread), 'right')
    const end = ports(b, ins.length, ins.indexOf(thread), 'left')
    return [{ ...base, start, end, ...between(start, end) }]
  })
  const bottom = Math.max(0, ...[...placed.values()].map(node => node.y + node.height))
  return {
    width: chainColumns.length * geometry.nodeWidth + (chainColumns.length - 1) * columnGap,
    height: bottom + geometry.top,
    nodes: [...placed.values()],
    threads,
    columns,
  }
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

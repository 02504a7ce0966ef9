import type { ChainNode, ItemChain } from '#contract/chain.ts'

/** Measures of the drawing, CSS px. `lane` is the height kept free for a thread that passes a column. */
export const geometry = {
  nodeWidth: 150,
  columnGap: 34,
  nodeGap: 24,
  portGap: 17,
  straight: 9,
  top: 8,
  lane: 4,
} as const

export interface Point {
  readonly x: number
  readonly y: number
}

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
export type ThreadPath = Pick<PlacedThread, 'd' | 'middle' | 'ends'>

/** The place of one of `count` ports on a side of a node: `portGap` apart, never outside the node. */
export function port(node: PlacedNode, count: number, index: number, side: 'left' | 'right'): Point {
  const room = Math.max(0, node.height - 16)
  const gap = count > 1 ? Math.min(geometry.portGap, room / (count - 1)) : 0
  return {
    x: side === 'left' ? node.x : node.x + node.width,
    y: Math.round(node.y + node.height / 2 + (index - (count - 1) / 2) * gap),
  }
}

/** The curve from the pen's place to `b`, horizontal at both ends; a straight line where the levels are close. */
function curve(a: Point, b: Point): string {
  if (Math.abs(a.y - b.y) < geometry.straight) return `L${b.x} ${b.y}`
  const bend = Math.max(16, Math.abs(b.x - a.x) / 2)
  return `C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`
}

/** From a port to a port, through the lanes kept free in the columns between. */
export function pathBetween(start: Point, end: Point, via: readonly Point[]): ThreadPath {
  const points = [start, ...via, end]
  const d = points
    .map((point, index) => (index === 0 ? `M${point.x} ${point.y}` : curve(points[index - 1] ?? point, point)))
    .join('')
  const a = points[0] ?? start
  const b = points[1] ?? end
  const rest = points
    .slice(2)
    .map((point, index) => curve(points[index + 1] ?? point, point))
    .join('')
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const bend = Math.max(16, Math.abs(b.x - a.x) / 2) * 0.6
  const lean = Math.sign(b.y - a.y) * 7
  const near = Math.abs(a.y - b.y) < geometry.straight
  const first = near
    ? `M${a.x} ${a.y}L${middle.x - 9} ${middle.y}`
    : `M${a.x} ${a.y}C${a.x + bend} ${a.y} ${middle.x - 3} ${middle.y - lean * 2} ${middle.x - 3} ${middle.y - lean}`
  const last = near
    ? `M${middle.x + 9} ${middle.y}L${b.x} ${b.y}`
    : `M${middle.x + 3} ${middle.y + lean}C${middle.x + 3} ${middle.y + lean * 2} ${b.x - bend} ${b.y} ${b.x} ${b.y}`
  return { d, middle, ends: [first, last + rest] }
}

/** Inside one column (a promise that rests on another): from the bottom of one node to the top of the other. */
export function pathInside(a: PlacedNode, b: PlacedNode): ThreadPath & { readonly start: Point; readonly end: Point } {
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

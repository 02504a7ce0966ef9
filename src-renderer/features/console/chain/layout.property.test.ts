import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainColumns, type ItemChain } from '#contract/chain.ts'
import { downstream, layoutChain, mostNodes, orderedColumns } from './layout.ts'
import { geometry } from './thread-paths.ts'

/** Chains of any shape: nodes in the five columns, threads that run to the right. */
const chains = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 })
  .chain(sizes => {
    const nodes = chainColumns.flatMap((column, at) =>
      Array.from({ length: sizes[at] ?? 0 }, (_, index) => ({
        id: `${column}${index}`,
        column,
        state: 'in-force' as const,
        subject: { kind: 'law' as const, basis: '《办法》第六条' },
      })),
    )
    const pairs = nodes.flatMap(from =>
      nodes
        .filter(to => chainColumns.indexOf(to.column) > chainColumns.indexOf(from.column))
        .map(to => ({ from: from.id, to: to.id, state: 'in-force' as const })),
    )
    return fc.subarray(pairs, { maxLength: Math.min(24, pairs.length) }).map(threads => ({ nodes, threads }))
  })
  .map(({ nodes, threads }): ItemChain => ({
    itemId: 'i',
    itemCode: 'c',
    name: 'n',
    departmentName: 'd',
    version: 1,
    versionFrom: '2026-01-01',
    day: '2026-11-24',
    catalogueVersion: '1',
    nodes,
    threads,
    life: [],
    glyph: ['none', 'none', 'none', 'none', 'none'],
  }))

const heights = (id: string): number => 40 + ((id.charCodeAt(id.length - 1) * 13) % 70)

describe('依据链的画法', () => {
  it('no two nodes overlap, whatever the chain', () => {
    fc.assert(
      fc.property(chains, chain => {
        const { nodes } = layoutChain(chain, node => heights(node.id))
        for (const [at, one] of nodes.entries())
          for (const other of nodes.slice(at + 1)) {
            if (one.x !== other.x) continue
            const gap = Math.max(one.y, other.y) - (one.y < other.y ? one.y + one.height : other.y + other.height)
            expect(gap).toBeGreaterThanOrEqual(geometry.nodeGap - 1)
          }
      }),
    )
  })
  it('every thread between drawn nodes is drawn, from a right edge to a left edge', () => {
    fc.assert(
      fc.property(chains, chain => {
        const { nodes, threads } = layoutChain(chain, node => heights(node.id))
        expect(threads).toHaveLength(chain.threads.length)
        for (const thread of threads) {
          const from = nodes.find(place => place.node.id === thread.from)
          const to = nodes.find(place => place.node.id === thread.to)
          expect(thread.start.x).toBe((from?.x ?? 0) + geometry.nodeWidth)
          expect(thread.end.x).toBe(to?.x)
          expect(thread.start.y).toBeGreaterThanOrEqual(from?.y ?? 0)
          expect(thread.start.y).toBeLessThanOrEqual((from?.y ?? 0) + (from?.height ?? 0))
        }
      }),
    )
  })
  it('the order of a column follows the places of its sources', () => {
    const chain = fc.sample(chains, 1)[0]
    if (!chain) throw new Error('no chain')
    const crossed: ItemChain = {
      ...chain,
      nodes: ['grant0', 'grant1', 'material0', 'material1'].map((id, index) => ({
        id,
        column: index < 2 ? 'grant' : 'material',
        state: 'in-force',
        subject: { kind: 'law', basis: '' },
      })),
      threads: [
        { from: 'grant0', to: 'material1', state: 'in-force' },
        { from: 'grant1', to: 'material0', state: 'in-force' },
      ],
    }
    expect(
      orderedColumns(crossed)
        .get('material')
        ?.map(node => node.id),
    ).toEqual(['material1', 'material0'])
  })
  it('above seven nodes a column folds, and unfolds when asked', () => {
    const nodes = Array.from({ length: 12 }, (_, index) => ({
      id: `m${index}`,
      column: 'material' as const,
      state: 'none' as const,
      subject: { kind: 'law' as const, basis: '' },
    }))
    const chain = { ...fc.sample(chains, 1)[0], nodes, threads: [] } as unknown as ItemChain
    expect(layoutChain(chain).columns[1]?.folded).toBe(12 - (mostNodes - 1))
    expect(layoutChain(chain, undefined, new Set(['material'])).columns[1]?.folded).toBe(0)
  })
  it('what rests on a node is all that its threads reach, and the node itself', () => {
    const threads = [
      { from: 'a', to: 'b', state: 'in-force' as const },
      { from: 'b', to: 'c', state: 'in-force' as const },
      { from: 'x', to: 'c', state: 'in-force' as const },
    ]
    expect([...downstream({ threads }, 'a')]).toEqual(['a', 'b', 'c'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greedyCover, rankedAlone, type UnfreedItem } from './coverage.ts'

const resources = ['r1', 'r2', 'r3', 'r4', 'r5']
const papers = fc.array(fc.subarray(resources), { minLength: 1, maxLength: 4 })
const catalogue = fc.array(papers, { maxLength: 14 }).map(items =>
  items.map((needed, index): UnfreedItem => ({
    itemId: `item-${String(index).padStart(2, '0')}`,
    papers: needed.map((candidates, paper) => ({ materialId: `m${paper}`, resources: candidates })),
  })),
)

const freedBy = (items: readonly UnfreedItem[], granted: ReadonlySet<string>) =>
  items
    .filter(item => item.papers.every(paper => paper.resources.some(one => granted.has(one))))
    .map(item => item.itemId)
const waivedBy = (items: readonly UnfreedItem[], granted: ReadonlySet<string>) =>
  items.reduce(
    (sum, item) => sum + item.papers.filter(paper => paper.resources.some(one => granted.has(one))).length,
    0,
  )

/** The same rule by plain counting over all items and resources in every step. */
function plainly(items: readonly UnfreedItem[]) {
  const granted = new Set<string>()
  const steps: { resource: string; frees: string[] }[] = []
  for (;;) {
    const scored = resources
      .filter(one => !granted.has(one))
      .map(resource => {
        const after = new Set([...granted, resource])
        const frees = freedBy(items, after).filter(id => !freedBy(items, granted).includes(id))
        return { resource, frees, papers: waivedBy(items, after) - waivedBy(items, granted) }
      })
      .filter(one => one.papers > 0)
      .sort(
        (one, other) =>
          other.frees.length - one.frees.length ||
          other.papers - one.papers ||
          (one.resource < other.resource ? -1 : 1),
      )
    const [best] = scored
    if (!best) return steps
    granted.add(best.resource)
    steps.push({ resource: best.resource, frees: best.frees })
  }
}

describe('哪一个共享能免掉最多的证', () => {
  it('the order is that of plain counting, step by step', () => {
    fc.assert(
      fc.property(catalogue, items => {
        const fast = greedyCover(items).map(({ resource, frees }) => ({ resource, frees }))
        expect(fast).toEqual(plainly(items))
      }),
    )
  })

  it('what stands first alone frees no fewer items than any other share alone', () => {
    fc.assert(
      fc.property(catalogue, items => {
        const ranked = rankedAlone(items)
        for (const { resource, frees } of ranked) expect(frees).toEqual(freedBy(items, new Set([resource])))
        const counts = ranked.map(one => one.frees.length)
        expect(counts).toEqual([...counts].sort((a, b) => b - a))
        expect(greedyCover(items, 1).map(step => step.resource)).toEqual(ranked.slice(0, 1).map(one => one.resource))
      }),
    )
  })

  it('a paper that no resource can replace keeps its item on paper, whatever is shared', () => {
    const items = [
      {
        itemId: 'a',
        papers: [
          { materialId: 'm', resources: [] },
          { materialId: 'n', resources: ['r1'] },
        ],
      },
    ]
    expect(greedyCover(items)).toEqual([{ resource: 'r1', frees: [], papers: 1, freedSoFar: 0 }])
  })
})

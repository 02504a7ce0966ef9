import { describe, expect, it } from 'vitest'
import type { KnowledgeEntry } from '#contract/knowledge.ts'
import { benchOf, type BenchReading } from './entries.ts'
import type { TextsInForce } from './in-force.ts'

const entry = (id: string, question: string, policyId?: string): KnowledgeEntry => ({
  id,
  title: `问答${id}`,
  body: '储物柜免费。',
  basis: '',
  questions: [question],
  state: policyId === undefined ? 'draft' : 'approved',
  draftedBy: 'a-1',
  draftedName: '陈静',
  ...(policyId === undefined ? {} : { policyId }),
  revision: 1,
  updatedAt: '2026-11-24T02:00:00.000Z',
})
const article = {
  id: 'p-1-1',
  policyId: 'p-1',
  heading: '答复',
  number: undefined,
  position: 0,
  chapters: [],
  paragraphs: [],
}
const texts: TextsInForce = { day: '2026-11-24', policies: [], articles: [article] }
const cites = (...citedIds: string[]): BenchReading => ({
  answered: citedIds.length > 0,
  citedIds,
  firstLabel: citedIds[0] ?? '',
})
const own = 'draft-new-1'

describe('试题', () => {
  it.each([
    ['自己的问法找得到，别的照旧', { now: 'p-1-1', then: 'p-1-1', drafted: own }, true],
    ['自己的问法找不到', { now: 'p-1-1', then: 'p-1-1', drafted: undefined }, false],
    ['原来答得上的被它挤掉', { now: 'p-1-1', then: own, drafted: own }, false],
    ['原来就答不上的，不怪它', { now: undefined, then: undefined, drafted: own }, true],
    ['原来答的是别的，不怪它', { now: 'q-1', then: 'q-1', drafted: own }, true],
  ])('%s', async (_, { now, then, drafted }, passed) => {
    const given = (id: string | undefined) => (id === undefined ? cites() : cites(id))
    const bench = await benchOf(
      async asked => (asked === texts ? [cites(), given(now)] : [given(drafted), given(then)]),
      texts,
      entry('new', '新的?'),
      [entry('old', '旧的?', 'p-1')],
    )
    expect(bench.passed).toBe(passed)
    expect(bench.rows.map(row => row.question)).toEqual(['新的?', '旧的?'])
  })
})

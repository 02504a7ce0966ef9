import { afterEach, describe, expect, it } from 'vitest'
import type { TextsInForce } from '#domain/knowledge/index.ts'
import { createAnsweringThread } from './answering-thread.ts'

const texts = (code: string, title: string, passage: string): TextsInForce => ({
  day: '2026-11-24',
  policies: [
    {
      id: code,
      code,
      version: 1,
      title,
      issuer: '云台区人民政府',
      documentNumber: '',
      completeness: 'full',
      state: 'in-force',
      effectiveOn: '2026-01-01',
      articleCount: 1,
      importedAt: '2026-11-24T00:00:00.000Z',
      aliases: [],
    },
  ],
  articles: [
    {
      id: `${code}-1`,
      policyId: code,
      heading: '第三条',
      number: 3,
      position: 0,
      chapters: [],
      paragraphs: [{ text: passage, items: [] }],
    },
  ],
})
const before = texts('old', '云台区摊位管理办法', '摊位证遗失的，应当自遗失之日起五日内申请补领。')
const after = texts('new', '云台区摊位管理办法', '摊位证遗失的，应当自遗失之日起十日内申请补领。')

describe('在另一个线程里读问题', () => {
  const thread = createAnsweringThread()
  afterEach(() => thread.close())

  it('条文换了以后问的，一定按新的条文回答', { timeout: 60_000 }, async () => {
    const [first, second] = await Promise.all([
      thread.read(before, '摊位证丢了几天内补领?'),
      thread.read(after, '摊位证丢了几天内补领?'),
    ])
    expect(first.ranking[0]?.id).toBe('old-1')
    expect(second.ranking.map(r => r.id)).toEqual(['new-1'])
  })

  it('线程停了以后再问，另起一个线程回答', { timeout: 60_000 }, async () => {
    await thread.read(before, '摊位证丢了怎么办?')
    await thread.close()
    expect((await thread.read(after, '摊位证丢了怎么办?')).ranking[0]?.id).toBe('new-1')
  })

  it('线程忙着建索引时，本线程照常走动', { timeout: 60_000 }, async () => {
    let longest = 0
    let last = performance.now()
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const started = performance.now()
    await thread.prepare(before)
    const building = performance.now() - started
    clearInterval(clock)
    // Loading dictionaries alone takes longer than this; a hub that waited for it would show it here.
    expect(longest).toBeLessThan(building / 2)
  })
})

import { describe, expect, it } from 'vitest'
import { aField } from '#domain/sharing/fixtures.ts'
import { createBreaker } from './breaker.ts'
import { checkRow, cutRow } from './cut.ts'
import { Refused, type Door, type SourceRow } from './model.ts'
import type { Connector } from './ports.ts'
import { createSources, type SourceNews } from './sources.ts'

const door = {
  resource: { id: 'r', name: '户籍', fields: [aField('姓名')], subjectField: undefined },
  connection: { source: { kind: 'sheet', edition: 'e' }, timeoutMs: 40, revision: 1 },
} as unknown as Door
const query = { fields: ['姓名'], where: [], limit: 1 }

function sourcesOver(find: Connector['find']) {
  const news: SourceNews[] = []
  let reads = 0
  const connector: Connector = {
    find(asked, signal) {
      reads += 1
      return find(asked, signal)
    },
    async *stream() {
      yield []
    },
    probe: async () => ({}),
    close: async () => undefined,
  }
  const sources = createSources({
    open: () => connector,
    secret: async () => undefined,
    news: one => news.push(one),
  })
  const codeOf = () =>
    sources.find(door, query).then(
      () => 'ok',
      (error: unknown) => (error instanceof Refused ? error.code : String(error)),
    )
  return { codeOf, news, reads: () => reads }
}

describe('数源系统不好的时候', () => {
  it('挂住不答：到时限就说太慢，不等下去；接连几次以后不再去碰它', async () => {
    const hanging = sourcesOver(() => new Promise(() => undefined))
    const started = performance.now()
    for (let time = 0; time < 5; time += 1) expect(await hanging.codeOf()).toBe('SOURCE_SLOW')
    expect(performance.now() - started).toBeLessThan(2000)
    expect(await hanging.codeOf()).toBe('SOURCE_DOWN')
    expect(await hanging.codeOf()).toBe('SOURCE_DOWN')
    expect(hanging.reads(), 'no retry storm').toBe(5)
    expect(hanging.news.every(news => !news.ok)).toBe(true)
  })
  it('一次失败只问一次，不自己重试', async () => {
    const broken = sourcesOver(() => Promise.reject(new Error('password=secret at 10.0.0.1')))
    expect(await broken.codeOf()).toBe('SOURCE_DOWN')
    expect(broken.reads()).toBe(1)
    expect(JSON.stringify(broken.news)).not.toContain('secret')
  })
  it('答的不是行，不采用', async () => {
    expect(await sourcesOver(async () => ({}) as unknown as readonly SourceRow[]).codeOf()).toBe('SOURCE_WRONG')
  })
  it('歇够了放一个去试，试成了就合上', () => {
    const breaker = createBreaker({ failuresToOpen: 2, restMs: 100 })
    breaker.failed(0)
    breaker.failed(0)
    expect([breaker.mayTry(50), breaker.mayTry(101), breaker.mayTry(102)]).toEqual([false, true, false])
    breaker.succeeded()
    expect([breaker.mayTry(103), breaker.mayTry(103)]).toEqual([true, true])
  })
})

describe('数源系统说谎的时候', () => {
  const date = aField('出生日期', { type: 'date' })
  const lies: [string, unknown][] = [
    ['对象冒充文字', { 姓名: { toString: () => '王' } }],
    ['数组冒充文字', { 姓名: ['王', '李'] }],
    ['整行不是对象', ['王']],
    ['空', null],
    ['日子写成话', { 出生日期: '机密话' }],
    ['函数', { 姓名: () => '王' }],
  ]
  it.each(lies)('%s，不采用', (_what, row) => {
    expect(() => checkRow(row, [aField('姓名'), date])).toThrow(Refused)
  })
  it('多给的列、原型上的列，当作没有', () => {
    const row = Object.assign(Object.create({ 姓名: '从原型来' }) as object, {
      婚姻状况: '丧偶',
      出生日期: '1946-11-24',
    })
    const checked = checkRow(row, [aField('姓名'), date])
    expect({ ...checked }).toEqual({ 姓名: null, 出生日期: '1946-11-24' })
    expect({ ...cutRow(checked, [date], 'plain') }).toEqual({ 出生日期: '1946-11-24' })
  })
})

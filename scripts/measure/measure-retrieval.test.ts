import { beforeAll, describe, expect, it } from 'vitest'
import { defaultSet, measureRetrieval, type RetrievalFigures } from './measure-retrieval.ts'
import { sharedFolder } from './shared-folder.ts'

const shared = sharedFolder()

/** Floors of the development set: what the finder must not fall below. The figures themselves: npm run bench -- retrieval. */
describe.skipIf(shared === undefined)('真实政策与开发题目（需要共享数据 ../shared/data 或 PENGTONG_SHARED）', () => {
  let figures: RetrievalFigures
  beforeAll(async () => {
    figures = await measureRetrieval(...defaultSet(shared ?? ''))
  }, 60_000)

  it('问得到的条文，第一条就是或前五条里有', () => {
    expect(figures.hit1).toBeGreaterThanOrEqual(0.7)
    expect(figures.hit5).toBeGreaterThanOrEqual(0.92)
  })
  it('说出来的话里有该说的内容', () => {
    expect(figures.answer_ok).toBeGreaterThanOrEqual(0.72)
    expect(figures.unsupported_sentences).toBe(0)
  })
  it('答不了的不答，答得对的不扣下', () => {
    expect(figures.refusal_ok).toBeGreaterThanOrEqual(0.7)
    expect(figures.withheld_correct).toBeLessThanOrEqual(0.06)
    expect(figures.ask_back_ok).toBe(1)
  })
  it('被取代的文件一次也不引用', () => expect(figures.superseded_cited).toBe(0))
  it('没听错的问题很少被改动', () => expect(figures.repairedClean).toBeLessThanOrEqual(0.05))
})

import { beforeAll, describe, expect, it } from 'vitest'
import { defaultSet, measureRetrieval, type RetrievalFigures } from './measure-retrieval.ts'
import { sharedFolder } from './question-set.ts'

const shared = sharedFolder()

/** Floors of the development set: what the finder must not fall below. The figures themselves: npm run bench -- retrieval. */
describe.skipIf(shared === undefined)('真实政策与开发题目（需要共享数据 ../shared/data 或 PENGTONG_SHARED）', () => {
  let figures: RetrievalFigures
  beforeAll(() => {
    figures = measureRetrieval(...defaultSet(shared ?? '')).figures
  }, 60_000)

  it('问得到的条文，第一条就是或前五条里有', () => {
    expect(figures.hit1).toBeGreaterThanOrEqual(0.7)
    expect(figures.hit5).toBeGreaterThanOrEqual(0.92)
  })
  it('说出来的话里有该说的内容', () => {
    expect(figures.answerOk).toBeGreaterThanOrEqual(0.72)
    expect(figures.elementsGivenArticle).toBeGreaterThanOrEqual(0.9)
  })
  it('答不了的不答，答得对的不扣下', () => {
    expect(figures.refusalOk).toBeGreaterThanOrEqual(0.7)
    expect(figures.withheldCorrect).toBeLessThanOrEqual(0.06)
    expect(figures.askBackOk).toBe(1)
  })
  it('被取代的文件一次也不引用', () => expect(figures.forbiddenCitations).toBe(0))
  it('没听错的问题很少被改动', () => expect(figures.repairedClean).toBeLessThanOrEqual(0.05))
})

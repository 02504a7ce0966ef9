import { describe, expect, it } from 'vitest'
import { changesBetween, restingOn, type Citing } from './dependants.ts'

const article = (heading: string, text: string, version = 1) => ({ id: `v${version}-${heading}`, heading, text })
const before = [article('第三条', '三个工作日。'), article('第四条', '免费。'), article('第九条', '旧规定。')]
const after = [article('第三条', '一个工作日。', 2), article('第四条', '免费。', 2), article('第十条', '新规定。', 2)]
const changes = changesBetween(before, after)
const cites = (citing: Partial<Citing>): Citing => ({ kind: 'item', id: 'x', label: '摊位登记', ...citing })
const flagged = (citing: Partial<Citing>) =>
  restingOn(changes, before, ['云台区摊位办法'], [cites(citing)]).map(d => d.cites)

describe('改了的条和靠着它的东西', () => {
  it('逐条说出新增、改动和删去的', () => {
    expect(changes.map(c => [c.heading, c.kind])).toEqual([
      ['第三条', 'altered'],
      ['第十条', 'added'],
      ['第九条', 'removed'],
    ])
    expect(changesBetween(before, before)).toEqual([])
  })
  it('引了改动条文的要重看，引了没改的条文不打扰', () => {
    expect(flagged({ articleId: 'v1-第三条' })).toEqual(['第三条'])
    expect(flagged({ articleId: 'v1-第四条' })).toEqual([])
    expect(flagged({ document: '《云台区摊位办法》', article: '第九条第二款' })).toEqual(['第九条第二款'])
    expect(flagged({ document: '云台区摊位办法', article: '第4条' })).toEqual([])
    expect(flagged({ document: '云台区摊位办法', article: '第四条、第3条' })).toEqual(['第四条、第3条'])
  })
  it('只写了文件没写哪条的，凡有改动都要重看；别的文件不算', () => {
    expect(flagged({ document: '云台区摊位办法' })).toEqual(['第三条、第九条'])
    expect(flagged({ document: '云台区养犬办法', article: '第三条' })).toEqual([])
  })
  it('一份新的取代好几份：每一份里改了的都说，哪一份的条文没变也不误报', () => {
    const other = [
      { id: 'b-第三条', heading: '第三条', text: '一个工作日。' },
      { id: 'b-第四条', heading: '第四条', text: '收费五元。' },
    ]
    const all = changesBetween([...before, ...other], after)
    expect(all.map(c => [c.heading, c.kind, c.before])).toEqual([
      ['第三条', 'altered', '三个工作日。'],
      ['第四条', 'altered', '收费五元。'],
      ['第十条', 'added', ''],
      ['第九条', 'removed', '旧规定。'],
    ])
    const resting = (articleId: string) =>
      restingOn(all, [...before, ...other], ['云台区摊位办法'], [cites({ articleId })]).map(d => d.cites)
    expect(resting('v1-第三条')).toEqual(['第三条'])
    expect(resting('b-第三条')).toEqual([])
    expect(resting('v1-第四条')).toEqual([])
    expect(resting('b-第四条')).toEqual(['第四条'])
  })
  it('一直引着更早那一版的条文，后来又改了，也要重看', () => {
    const earlier = [article('第三条', '五个工作日。', 0), article('第四条', '免费。', 0)]
    const resting = (articleId: string) =>
      restingOn(changes, before, ['云台区摊位办法'], [cites({ articleId })], earlier).map(d => d.cites)
    expect(resting('v0-第三条')).toEqual(['第三条'])
    expect(resting('v0-第四条')).toEqual([])
  })
  it.each([
    '第二条至第五条',
    '第二至五条',
    '第二条—第四条',
    '第1-3条',
    '第二条第一款至第三条',
    '第八条、第二条到第三条',
  ])('写“%s”，中间的第三条也在里面', article => {
    expect(flagged({ document: '云台区摊位办法', article })).toEqual([article])
  })
  it.each(['第四条至第八条', '第一条、第二条', '第四条至第一条'])('写“%s”，不含改了的条文', article => {
    expect(flagged({ document: '云台区摊位办法', article })).toEqual([])
  })
})

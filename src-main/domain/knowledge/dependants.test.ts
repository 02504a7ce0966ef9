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
})

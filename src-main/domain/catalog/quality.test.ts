import { describe, expect, it } from 'vitest'
import { aMaterial, anItem } from './fixtures.ts'
import { judgeAll, severityOf } from './quality-rules.ts'

const item = (itemId: string, changes: Parameters<typeof anItem>[0] = {}) => {
  const content = anItem({ basicCode: '', link: '', ...changes })
  return { itemId, name: content.name, content }
}
const codes = (items: Parameters<typeof judgeAll>[0], repealed: readonly string[] = []) => {
  const judged = judgeAll(items, document => (repealed.includes(document) ? 'repealed' : 'unknown'))
  return (itemId: string) => judged.get(itemId)?.map(defect => defect.code) ?? []
}

describe('the quality of the whole list', () => {
  it('两个部门认领同一个基本目录事项，两边都指出；名称不同的业务办理项不算', () => {
    const of = codes([
      item('a', { basicCode: '1', name: '排水许可', departmentId: 'x' }),
      item('b', { basicCode: '1', name: '排水许可', departmentId: 'y' }),
      item('c', { basicCode: '1', name: '排水许可（变更）', departmentId: 'z' }),
    ])
    expect(['a', 'b', 'c'].map(id => of(id).includes('TWO_DEPARTMENTS'))).toEqual([true, true, false])
  })

  it('依据已经失效的指出来；知识库里没有的不下结论', () => {
    const of = codes(
      [item('a'), item('b', { legalBasis: [{ document: '《旧办法》', article: '第一条' }] })],
      ['旧办法'],
    )
    expect([of('a').includes('BASIS_REPEALED'), of('b').includes('BASIS_REPEALED')]).toEqual([false, true])
  })

  it('同一部门里很像的两项，各指出另一项；别的部门的不算', () => {
    const of = codes([
      item('a', { name: '高龄津贴申领' }),
      item('b', { name: '高龄津帖申领' }),
      item('c', { name: '高龄津贴申领', departmentId: 'other' }),
    ])
    expect(['a', 'b', 'c'].map(id => of(id).includes('PROBABLE_DUPLICATE'))).toEqual([true, true, false])
  })

  it('链接写坏了的指出来', () => {
    const of = codes([item('a', { link: 'http://zwfw.example.cn/guide?x=1' }), item('b', { link: '见官网' })])
    expect([of('a').includes('LINK_MALFORMED'), of('b').includes('LINK_MALFORMED')]).toEqual([false, true])
  })

  it('别处都不要的证件，事项够多时才算少见', () => {
    const rare = item('rare', { materials: [aMaterial({ id: 'm', name: '粮票' })] })
    const many = Array.from({ length: 60 }, (_, index) => item(`i${index}`))
    expect(codes([rare, ...many])('rare')).toContain('MATERIAL_NOWHERE_ELSE')
    expect(codes([rare, ...many])('i0')).not.toContain('MATERIAL_NOWHERE_ELSE')
    expect(codes([rare])('rare')).not.toContain('MATERIAL_NOWHERE_ELSE')
  })

  it('缺了的、错了的、少见的，分得开', () => {
    expect(['BASIS_MISSING', 'PROMISE_ABOVE_STATUTORY', 'MATERIAL_NOWHERE_ELSE'].map(severityOf)).toEqual([
      'missing',
      'wrong',
      'odd',
    ])
  })
})

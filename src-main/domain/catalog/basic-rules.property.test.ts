import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BasicItem } from '#contract/catalog-basic.ts'
import type { ItemContent, LegalBasis } from '#contract/catalog-item.ts'
import { basicCatalogue, deviationsOf, inheritedTouched } from './basic-rules.ts'
import { anItem } from './fixtures.ts'

const basis = fc.constantFrom<LegalBasis[]>(
  [{ document: '社会救助暂行办法', article: '第九条' }],
  [{ document: '《社会救助暂行办法》', article: '第九条' }],
  [{ document: '排水条例', article: '' }],
)
const four = fc.record({
  name: fc.constantFrom('临时救助', '临时 救助', '排水许可'),
  basicCode: fc.constantFrom('440511016000', '４４０５１１０１６０００', '440200000000'),
  itemType: fc.constantFrom<('payment' | 'licence')[]>('payment', 'licence'),
  legalBasis: basis,
})
const content = four.map((each): ItemContent => ({ ...anItem(), ...each, mainItemName: null, subItemName: null }))
const basic = four.map((each): BasicItem => ({ ...each, source: '省级基本目录', basicCode: '440511016000' }))

describe('四级四同', () => {
  it('照基本目录改过的事项没有不同；写法不同不算不同', () => {
    fc.assert(
      fc.property(content, basic, (item, own) => {
        const fixed = {
          ...item,
          name: own.name,
          basicCode: own.basicCode,
          itemType: own.itemType,
          legalBasis: own.legalBasis,
        }
        expect(deviationsOf(fixed, basicCatalogue([own]))).toEqual([])
        const spelt = { ...fixed, basicCode: '４４０５１１０１６０００', name: own.name.replace('救', ' 救') }
        expect(deviationsOf(spelt, basicCatalogue([own]))).toEqual([])
      }),
    )
  })

  it('区里能做的改动，从不增加与基本目录的不同', () => {
    fc.assert(
      fc.property(content, content, basic, (before, after, own) => {
        const catalogue = basicCatalogue([own])
        fc.pre(catalogue.byCode.has('440511016000') && before.basicCode !== '440200000000')
        if (inheritedTouched(before, after, own).length > 0) return
        const fields = (item: ItemContent) => deviationsOf(item, catalogue).map(({ field }) => field)
        for (const field of fields(after)) expect(fields(before)).toContain(field)
      }),
      { numRuns: 500 },
    )
  })

  it('办理项有自己的名称：主项同名就算同名，也可以改', () => {
    const own: BasicItem = { ...anItem(), name: '临时救助', basicCode: '1', itemType: null, legalBasis: [], source: '' }
    const item = anItem({ name: '临时救助（急难型）', mainItemName: '临时救助', basicCode: '1' })
    expect(deviationsOf(item, basicCatalogue([own]))).toEqual([])
    expect(inheritedTouched(item, { ...item, name: '临时救助（支出型）' }, own)).toEqual([])
    const whole = anItem({ name: '临时救助', basicCode: '1' })
    expect(inheritedTouched(whole, { ...whole, name: '临时补助' }, own)).toEqual(['name'])
  })

  it('编码不在基本目录里：按名称指出它该是哪一个', () => {
    const own: BasicItem = { ...anItem(), name: '排水许可', basicCode: '9', itemType: null, legalBasis: [], source: '' }
    const item = anItem({ name: '排水许可', basicCode: '8' })
    expect(deviationsOf(item, basicCatalogue([own]))).toEqual([{ field: 'code', here: '8', there: '9' }])
  })
})

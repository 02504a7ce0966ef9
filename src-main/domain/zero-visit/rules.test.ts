import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { channels, paperForms, type Channel } from '#contract/catalog-item.ts'
import { aMaterial, aPublishedItem } from '#domain/chain/fixtures.ts'
import { grantsInForce } from '#domain/certificate-free/rules.ts'
import { aGrant } from '#domain/sharing/fixtures.ts'
import { zeroVisitTruth } from './rules.ts'

const day = '2026-11-24'
const none = grantsInForce([], day)
const original = aMaterial('m-hk', { name: '户口簿', paperForm: 'original' })

function anItem(offered: Channel[], changes: Parameters<typeof aPublishedItem>[0] = {}) {
  return aPublishedItem({
    visitCount: 0,
    zeroVisit: offered.length > 0 ? [{ programme: 'special-groups', channels: offered, basis: '方案第二条' }] : [],
    ...changes,
  })
}
const truth = (item: ReturnType<typeof aPublishedItem>, grants = none) => zeroVisitTruth(item, 'special-groups', grants)

describe('零跑动', () => {
  it.each([
    ['网上办、没有材料', anItem(['online']), true],
    ['只有窗口，不算', anItem(['window']), false],
    ['没有为这一类人开渠道，不算', anItem([]), false],
    ['网上办、要看原件，要来一趟', anItem(['online'], { materials: [original] }), false],
    ['可以邮寄原件，不用来', anItem(['online', 'mail'], { materials: [original] }), true],
    ['上门看原件，不用来', anItem(['door-to-door'], { materials: [original] }), true],
    ['复印件网上交', anItem(['online'], { materials: [aMaterial('m-1', { paperForm: 'copy' })] }), true],
    [
      '原件可以后补',
      anItem(['online'], { materials: [aMaterial('m-1', { paperForm: 'original', necessity: 'may-follow' })] }),
      true,
    ],
    ['要到场一次、只能网上办', anItem(['online'], { visitCount: 1 }), false],
    ['要到场一次、有人代办', anItem(['agent'], { visitCount: 1 }), true],
    ['没说要到场几次，看渠道', anItem(['online'], { visitCount: null }), true],
  ])('%s', (_what, item, qualifies) => {
    expect(truth(item).qualifies).toBe(qualifies)
  })

  it('说得出是哪份原件让人要来', () => {
    expect(truth(anItem(['online'], { materials: [original] }))).toEqual({
      qualifies: false,
      because: 'original-papers',
      papers: ['户口簿'],
    })
  })

  it('原件被授权免交，就不用来；授权到期，又要来', () => {
    const item = anItem(['online'], { materials: [original] })
    const grant = aGrant({ period: { from: '2026-11-01', until: day } })
    expect(truth(item, grantsInForce([grant], day)).qualifies).toBe(true)
    expect(truth(item, grantsInForce([grant], '2026-11-25')).qualifies).toBe(false)
  })

  it('两类人各看各的渠道', () => {
    expect(zeroVisitTruth(anItem(['online']), 'key-enterprises', none).qualifies).toBe(false)
  })

  it('多开一个渠道，不会让人多跑', () => {
    const offered = fc.subarray([...channels], { minLength: 1 })
    const papers = fc.array(fc.constantFrom(...paperForms), { maxLength: 4 })
    fc.assert(
      fc.property(
        offered,
        fc.constantFrom(...channels),
        papers,
        fc.integer({ min: 0, max: 2 }),
        (few, more, forms, visits) => {
          const materials = forms.map((paperForm, index) => aMaterial(`m-${index}`, { paperForm }))
          const before = truth(anItem(few, { materials, visitCount: visits })).qualifies
          const after = truth(anItem([...few, more], { materials, visitCount: visits })).qualifies
          expect(before && !after).toBe(false)
        },
      ),
    )
  })
})

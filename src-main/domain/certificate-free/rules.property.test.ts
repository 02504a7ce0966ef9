import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { aMaterial, aPublishedItem } from '#domain/chain/fixtures.ts'
import { aGrant, policeOfficer } from '#domain/sharing/fixtures.ts'
import { addDays } from '#kernel/working-days.ts'
import { certificateFreeStatus, changesBetween, grantsInForce, materialTruth } from './rules.ts'

const fieldNames = ['姓名', '公民身份号码', '户籍地址']
const materialIds = ['m-1', 'm-2', 'm-3']
const itemIds = ['item-1', 'item-2']
const day = fc.integer({ min: 0, max: 40 }).map(offset => addDays('2026-11-01', offset))
const fields = fc.subarray(fieldNames, { minLength: 1 })

const material = (id: string): fc.Arbitrary<ItemMaterial> =>
  fc
    .record({
      kind: fc.constantFrom('certificate' as const, 'form' as const),
      decision: fc.option(
        fc.record({ from: day }).map(({ from }) => ({
          mode: 'e-certificate' as const,
          number: 'ZZ-1',
          basis: '办法第五条',
          from,
        })),
        { nil: undefined },
      ),
    })
    .map(({ kind, decision }) => aMaterial(id, { kind, ...(decision ? { decision } : {}) }))

const items = fc
  .tuple(...itemIds.map(() => fc.tuple(...materialIds.map(material))))
  .map(papers => papers.map((materials, index) => aPublishedItem({ materials }, itemIds[index])))

const grant: fc.Arbitrary<Grant> = fc
  .record({
    id: fc.uuid(),
    fields,
    serves: fc.array(
      fc.record({ itemId: fc.constantFrom(...itemIds), materialId: fc.constantFrom(...materialIds), fields }),
      { maxLength: 4 },
    ),
    from: day,
    length: fc.nat(20),
  })
  .map(({ id, fields: granted, serves, from, length }) =>
    aGrant({ id, fields: granted, serves, period: { from, until: addDays(from, length) } }),
  )
const grants = fc.uniqueArray(grant, { maxLength: 8, selector: one => one.id })

type Items = ReturnType<typeof aPublishedItem>[]
const neededPapers = (all: Items, given: readonly Grant[], on: string) => {
  const inForce = grantsInForce(given, on)
  return all.flatMap(item =>
    item.content.materials
      .filter(paper => materialTruth(paper, item.itemId, inForce).needed)
      .map(paper => `${item.itemId} ${paper.id}`),
  )
}
const revoke = (one: Grant, on: string): Grant => ({
  ...one,
  revoked: { at: `${on}T02:00:00.000Z`, by: policeOfficer, reason: '用途已变' },
})

describe('免交材料的性质', () => {
  it('撤回一个授权，恢复的正好是没有它时的材料', () => {
    fc.assert(
      fc.property(items, grants, grant, day, (all, others, one, on) => {
        expect(neededPapers(all, [...others, revoke(one, on)], on)).toEqual(neededPapers(all, others, on))
      }),
    )
  })

  it('多一个授权，不会让任何材料变得要交', () => {
    fc.assert(
      fc.property(items, grants, grant, day, (all, others, one, on) => {
        const before = new Set(neededPapers(all, others, on))
        expect(neededPapers(all, [...others, one], on).every(paper => before.has(paper))).toBe(true)
      }),
    )
  })

  it('划去一个要用的字段，靠它免交的材料就要交', () => {
    fc.assert(
      fc.property(items, grant, day, fc.constantFrom(...fieldNames), (all, one, on, struck) => {
        const less = { ...one, fields: one.fields.filter(field => field !== struck) }
        for (const serve of one.serves.filter(each => each.fields.includes(struck))) {
          const found = grantsInForce([less], on).covering(serve.itemId, serve.materialId)
          expect(found?.fields.includes(struck) ?? false).toBe(false)
        }
        expect(neededPapers(all, [less], on).length).toBeGreaterThanOrEqual(neededPapers(all, [one], on).length)
      }),
    )
  })

  it('授权先后排列不影响结果', () => {
    fc.assert(
      fc.property(items, grants, day, (all, given, on) => {
        expect(neededPapers(all, [...given].reverse(), on)).toEqual(neededPapers(all, given, on))
        const one = grantsInForce(given, on)
        const other = grantsInForce([...given].reverse(), on)
        for (const itemId of itemIds)
          for (const id of materialIds)
            expect(other.covering(itemId, id)?.grant.id).toBe(one.covering(itemId, id)?.grant.id)
      }),
    )
  })

  it('免证办只看证照类材料，数得出的不超过总数', () => {
    fc.assert(
      fc.property(items, grants, day, (all, given, on) => {
        for (const item of all) {
          const { status, waived, total } = certificateFreeStatus(item, grantsInForce(given, on))
          expect(total).toBe(item.content.materials.filter(paper => paper.kind === 'certificate').length)
          expect(waived).toBeLessThanOrEqual(total)
          expect(status).toBe(waived === 0 ? 'none' : waived === total ? 'full' : 'partial')
        }
      }),
    )
  })

  it('前后比较与两次全算一致', () => {
    fc.assert(
      fc.property(items, grants, grant, day, (all, given, one, on) => {
        const before = grantsInForce(given, on)
        const after = grantsInForce([...given, one], on)
        const { changes, certificateFreeAfter } = changesBetween(all, before, after)
        const freed = changes.flatMap(change => change.waivedNow.map(paper => `${change.item.itemId} ${paper.id}`))
        const still = neededPapers(all, [...given, one], on)
        expect(new Set([...freed, ...still])).toEqual(new Set(neededPapers(all, given, on)))
        expect(certificateFreeAfter).toBe(
          all.filter(item => certificateFreeStatus(item, after).status === 'full').length,
        )
      }),
    )
  })
})

describe('头一天和末一天', () => {
  const paper = aMaterial('m-hk')
  const given = [aGrant({ period: { from: '2026-11-10', until: '2026-11-20' }, grantedAt: '2026-11-01T02:00:00.000Z' })]
  it.each([
    ['2026-11-09', true],
    ['2026-11-10', false],
    ['2026-11-20', false],
    ['2026-11-21', true],
  ])('%s 户口簿要交：%s', (on, needed) => {
    expect(materialTruth(paper, 'item-1', grantsInForce(given, on)).needed).toBe(needed)
  })

  it('给出授权之前的日子不算，哪怕期限写得更早', () => {
    const late = [
      aGrant({ period: { from: '2026-11-01', until: '2026-11-30' }, grantedAt: '2026-11-15T02:00:00.000Z' }),
    ]
    expect(materialTruth(paper, 'item-1', grantsInForce(late, '2026-11-14')).needed).toBe(true)
    expect(materialTruth(paper, 'item-1', grantsInForce(late, '2026-11-15')).needed).toBe(false)
  })

  it('不要证照的事项不算免证办', () => {
    const item = aPublishedItem({ materials: [aMaterial('m-form', { kind: 'form' })] })
    expect(certificateFreeStatus(item, grantsInForce(given, '2026-11-15'))).toEqual({
      status: 'none',
      waived: 0,
      total: 0,
    })
  })

  it('代替的办法各有可信等级', () => {
    const decided = (mode: 'e-certificate' | 'notify-and-commit' | 'internal-check') =>
      materialTruth(
        aMaterial('m-x', {
          decision: { mode, number: '1', basis: '办法第五条', from: '2026-01-01', until: '2026-12-31' },
        }),
        'item-1',
        grantsInForce([], '2026-11-15'),
      )
    expect(decided('e-certificate')).toMatchObject({ waivedBy: { trustGrade: 'B' } })
    expect(decided('internal-check')).toMatchObject({ waivedBy: { trustGrade: 'C' } })
    expect(decided('notify-and-commit')).toMatchObject({ waivedBy: { trustGrade: 'D' } })
    expect(materialTruth(paper, 'item-1', grantsInForce(given, '2026-11-15'))).toMatchObject({
      waivedBy: { trustGrade: 'A' },
    })
  })
})

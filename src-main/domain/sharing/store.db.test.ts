import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '#database/open.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { aGrant, aRequest, aResource, eventsUntil } from './fixtures.ts'
import { allGrants, deleteSample, findGrant, insertGrant, updateGrant } from './grant-store.ts'
import { insertLimit, listLimits, readOfficeHours, writeOfficeHours } from './limit-store.ts'
import type { RequestEvent } from './model.ts'
import { findRequest, insertRequest, listRequests, nextNumber, updateRequest } from './request-store.ts'
import { findResource, insertResource, listResources, updateResource } from './resource-store.ts'

const idOf = (index: number) => `01985e5c-0000-7000-8000-${String(index).padStart(12, '0')}`

/** A request in front of the provider whose clock ends on this day of November. */
function dueOn(day: number, index: number) {
  const [submitted, checked] = eventsUntil('submitted', 'platform-checked')
  const deadline = {
    step: 'reply-conditional',
    startedAt: '2026-11-02T01:00:00.000Z',
    dueAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
    limit: { value: 10, unit: 'working-day' as const },
    source: '条例',
    place: '全国',
    calendarVersion: '国办发明电〔2025〕7号',
  }
  const events: RequestEvent[] = submitted && checked ? [submitted, { ...checked, deadline }] : []
  return aRequest({ id: idOf(index), number: `GX-2026-${1000 + index}`, events })
}

describeOnEachEngine('数据共享的存取', ({ openStore }) => {
  let store: OpenDatabase
  beforeAll(async () => {
    store = await openStore()
    await store.db.transaction().execute(db => insertResource(db, aResource(), false))
  })
  afterAll(() => store.close())

  it('资源、申请、授权，存进去再读出来是同一个', async () => {
    const request = dueOn(24, 1)
    const { providerName: _provider, requesterName: _requester, ...grant } = aGrant({ requestId: request.id })
    await store.db.transaction().execute(async db => {
      await insertRequest(db, request, false)
      await insertGrant(db, grant, false)
    })
    expect(await findResource(store.db, aResource().id)).toEqual(aResource())
    expect(await findRequest(store.db, request.id)).toEqual(request)
    expect(await findGrant(store.db, grant.id)).toEqual(grant)
    expect(await allGrants(store.db, { itemId: 'item-1' })).toEqual([grant])
    expect(await allGrants(store.db, { itemId: 'item-9' })).toEqual([])
  })

  it('版本对不上就不改', async () => {
    await store.db.transaction().execute(async db => {
      const request = dueOn(24, 1)
      expect(await updateRequest(db, { ...request, revision: 3 })).toBe(false)
      expect(await updateRequest(db, { ...request, revision: 2 })).toBe(true)
      expect(await updateResource(db, { ...aResource(), revision: 5 })).toBe(false)
      expect(await updateGrant(db, { ...aGrant(), revision: 5 })).toBe(false)
    })
  })

  it('列表按时钟排，一页接一页，不重不漏', async () => {
    await store.db.transaction().execute(async db => {
      for (const [index, day] of [27, 25, 30, 25, 26].entries()) await insertRequest(db, dueOn(day, 10 + index), false)
      await insertRequest(db, aRequest({ id: idOf(20), number: 'GX-2026-2000' }), false)
    })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listRequests(store.db, { limit: 2, ...(cursor ? { cursor } : {}) })
      expect(page.total).toBe(7)
      seen.push(...page.rows.map(row => row.number))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(['1001', '1013', '1011', '1014', '1010', '1012', '2000'].map(tail => `GX-2026-${tail}`))
    const overdue = await listRequests(store.db, { limit: 10, overdueAt: new Date('2026-11-25T11:00:00Z') })
    expect(overdue.rows.map(row => row.number.slice(-4))).toEqual(['1001', '1013', '1011'])
    const mine = await listRequests(store.db, { limit: 10, providerId: 'nobody', text: '户籍' })
    expect(mine.total).toBe(0)
    expect((await listRequests(store.db, { limit: 10, text: '2000', status: ['draft'] })).total).toBe(1)
  })

  it('查找里的百分号只是百分号', async () => {
    expect((await listResources(store.db, { limit: 10, text: '%' })).total).toBe(0)
    expect((await listResources(store.db, { limit: 10, text: '户籍' })).total).toBe(1)
  })

  it('编号一年一串，不跳号', async () => {
    const numbers = await store.db.transaction().execute(async db => {
      const taken: string[] = []
      for (const year of [2026, 2026, 2027, 2026]) taken.push(await nextNumber(db, year))
      return taken
    })
    expect(numbers).toEqual(['GX-2026-0001', 'GX-2026-0002', 'GX-2027-0001', 'GX-2026-0003'])
  })

  it('时限表带着来源和施行日，一开始就有全国的三条', async () => {
    const limits = await listLimits(store.db)
    expect(limits.map(({ step, value, unit }) => [step, value, unit])).toEqual([
      ['reply-unconditional', 1, 'working-day'],
      ['reply-conditional', 10, 'working-day'],
      ['supply-after-agreement', 20, 'working-day'],
    ])
    expect(limits.every(limit => limit.effectiveFrom === '2025-08-01' && limit.source.includes('809'))).toBe(true)
    const [first] = limits
    if (!first) throw new Error('no limit')
    const added = { ...first, id: idOf(99), level: 'municipal' as const, place: '本市', effectiveUntil: '2027-12-31' }
    await store.db.transaction().execute(db => insertLimit(db, added))
    expect(await listLimits(store.db)).toContainEqual(added)
  })

  it('办公时间没有设过就是通常的，设了就是自己的', async () => {
    expect((await readOfficeHours(store.db)).at(-1)?.to).toBe('18:00')
    await store.db
      .transaction()
      .execute(db => writeOfficeHours(db, [{ from: '08:30', to: '17:30' }], new Date('2026-11-24T02:00:00Z')))
    expect(await readOfficeHours(store.db)).toEqual([{ from: '08:30', to: '17:30' }])
  })

  it('样例拿走以后，真的申请和它用到的资源还在', async () => {
    const sampleResource = aResource({ id: idOf(50), code: 'SAMPLE/1' })
    const usedResource = aResource({ id: idOf(51), code: 'SAMPLE/2' })
    const sampleRequest = aRequest({ id: idOf(52), number: 'GX-2026-5200', resource: sampleResource })
    const realRequest = aRequest({ id: idOf(53), number: 'GX-2026-5300', resource: usedResource })
    const removed = await store.db.transaction().execute(async db => {
      await insertResource(db, sampleResource, true)
      await insertResource(db, usedResource, true)
      await insertRequest(db, sampleRequest, true)
      await insertRequest(db, realRequest, false)
      await insertGrant(
        db,
        aGrant({ id: idOf(54), number: 'GX-2026-5200', requestId: sampleRequest.id, resourceId: sampleResource.id }),
        false,
      )
      return deleteSample(db)
    })
    expect(removed).toBe(3)
    expect(await findResource(store.db, usedResource.id)).toBeDefined()
    expect(await findRequest(store.db, realRequest.id)).toBeDefined()
    expect(await findGrant(store.db, aGrant().id)).toBeDefined()
  })
})

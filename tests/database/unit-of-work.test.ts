import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ChangeNotice } from '#contract/changes.ts'
import type { OpenDatabase } from '#database/open.ts'
import { createUnitOfWork, type UnitOfWork, type Work } from '#database/unit-of-work.ts'
import { createAuditTrail, loadSm3, type AuditTrail } from '#domain/audit/index.ts'
import { temporarySigner } from '#domain/audit/checkpoint.ts'
import { createIdentityService } from '#domain/identity/index.ts'
import { createAnnouncer } from '#kernel/announcer.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok, violation } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'

const clerk = { accountId: 'a-1', name: '陈静' }
const clock = fixedClock('2026-11-24T02:00:00Z')

describeOnEachEngine('one change of the store', ({ openStore }) => {
  let store: OpenDatabase
  let trail: AuditTrail
  let work: UnitOfWork
  let heard: ChangeNotice[]

  beforeAll(async () => {
    store = await openStore()
    trail = createAuditTrail({ hash: await loadSm3(), signer: temporarySigner() })
    const notices = createAnnouncer<ChangeNotice>(error => {
      throw error
    })
    notices.listen(notice => heard.push(notice))
    work = createUnitOfWork({ db: store.db, trail, clock, notices })
  })
  beforeEach(async () => {
    heard = []
    await store.db.deleteFrom('settings').execute()
  })
  afterAll(() => store.close())

  async function write(current: Work, key: string) {
    await current.db.insertInto('settings').values({ key, value: '{}', updated_at: current.now }).execute()
    current.audit({ action: 'test.written', subjectKind: 'setting', subjectId: key })
    current.changed('identity', key)
  }
  const keys = async () =>
    (await store.db.selectFrom('settings').select('key').orderBy('key').execute()).map(r => r.key)
  const history = async (subjectId: string) => (await trail.history(store.db, { subjectId, limit: 10 })).rows
  const auditSize = async () => (await trail.verify(store.db)).rows

  it('commits together with its audit row, at the same instant', async () => {
    await work(clerk, async current => ok(await write(current, 'together')))
    expect(await keys()).toEqual(['together'])
    expect(await history('together')).toMatchObject([
      { action: 'test.written', actor: clerk, at: clock().toISOString() },
    ])
  })

  it('a violation takes everything back, and the caller gets the violation', async () => {
    const before = await auditSize()
    const outcome = await work(clerk, async current => {
      await write(current, 'refused')
      return violation('NOT_OPEN', { status: 'closed' })
    })
    expect(outcome).toEqual({ ok: false, violation: { code: 'NOT_OPEN', data: { status: 'closed' } } })
    expect(await keys()).toEqual([])
    expect(await auditSize()).toBe(before)
    expect(heard).toEqual([])
  })

  it('an exception takes everything back and goes on to the caller', async () => {
    const before = await auditSize()
    const broken = work(clerk, async current => {
      await write(current, 'broken')
      throw new Error('the line broke')
    })
    await expect(broken).rejects.toThrow('the line broke')
    expect(await keys()).toEqual([])
    expect(await auditSize()).toBe(before)
    expect(heard).toEqual([])
  })

  it('a change whose audit rows cannot be written is not made either', async () => {
    const cyclic: Record<string, unknown> = {}
    cyclic['itself'] = cyclic
    const unrecorded = work(clerk, async current => {
      await write(current, 'unrecorded')
      current.audit({ action: 'test.written', subjectKind: 'setting', subjectId: 'unrecorded', detail: cyclic })
      return ok({})
    })
    await expect(unrecorded).rejects.toThrow()
    expect(await keys()).toEqual([])
  })

  it('notices go out after the commit, once per topic, and what they tell of can be read by then', async () => {
    await work(clerk, async current => {
      await write(current, 'first')
      await write(current, 'second')
      expect(heard).toEqual([])
      return ok({})
    })
    expect(heard).toEqual([{ topic: 'identity', ids: ['first', 'second'], at: clock().toISOString() }])
    expect(await keys()).toEqual(['first', 'second'])
  })

  it('changes made at once get consecutive audit numbers, and the trail verifies', async () => {
    const before = await auditSize()
    const names = Array.from({ length: 8 }, (_, number) => `at-once-${number}`)
    await Promise.all(names.map(name => work(clerk, async current => ok(await write(current, name)))))
    expect(await keys()).toEqual(names)
    const rows = await store.db
      .selectFrom('audit_rows')
      .select('seq')
      .where('seq', '>', before)
      .orderBy('seq')
      .execute()
    expect(rows.map(row => row.seq)).toEqual(names.map((_, index) => before + index + 1))
    expect((await trail.verify(store.db)).defects).toEqual([])
  })
})

describeOnEachEngine('the store of accounts', ({ openStore }) => {
  let store: OpenDatabase
  let identity: ReturnType<typeof createIdentityService>
  const lin = { loginName: 'lin', displayName: '林静', departmentId: null, password: 'a long enough password' }

  beforeAll(async () => {
    store = await openStore()
    const trail = createAuditTrail({ hash: await loadSm3(), signer: temporarySigner() })
    const notices = createAnnouncer<ChangeNotice>(error => {
      throw error
    })
    const work = createUnitOfWork({ db: store.db, trail, clock, notices })
    identity = createIdentityService({ db: store.db, work, clock })
  })
  afterAll(() => store.close())

  it('refuses a stale revision, and what the quicker colleague wrote stays', async () => {
    const made = await identity.createAccount(clerk, lin)
    if (!made.ok) throw new Error(made.violation.code)
    const { id: accountId, revision } = made.value
    const quicker = await identity.assignRoles(clerk, { accountId, revision, roles: ['platform'] })
    expect(quicker).toMatchObject({ ok: true, value: { revision: revision + 1, roles: ['platform'] } })
    const slower = await identity.assignRoles(clerk, { accountId, revision, roles: ['clerk'] })
    expect(slower).toMatchObject({ ok: false, violation: { code: 'STALE_REVISION' } })
    const [account] = (await identity.accounts()).filter(each => each.id === accountId)
    expect(account?.roles).toEqual(['platform'])
  })

  it('of two colleagues who write at once, one is refused', async () => {
    const made = await identity.createAccount(clerk, { ...lin, loginName: 'lin2' })
    if (!made.ok) throw new Error(made.violation.code)
    const { id: accountId, revision } = made.value
    const outcomes = await Promise.all(
      (['clerk', 'reviewer'] as const).map(role => identity.assignRoles(clerk, { accountId, revision, roles: [role] })),
    )
    expect(outcomes.map(outcome => outcome.ok).sort()).toEqual([false, true])
  })

  it('a session opens for its token alone, and closes for good', async () => {
    await identity.createAccount(clerk, { ...lin, loginName: 'lin3' })
    const session = await identity.signIn('LIN3', lin.password)
    if (!session.ok) throw new Error(session.violation.code)
    expect(await identity.accountOfToken(session.value.token)).toEqual(session.value.account)
    expect(await identity.accountOfToken(`${session.value.token}x`)).toBeUndefined()
    await identity.signOut(session.value.token, clerk)
    expect(await identity.accountOfToken(session.value.token)).toBeUndefined()
  })
})

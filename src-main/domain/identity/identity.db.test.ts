import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import type { Actor } from '#domain/audit/model.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { signInAs, testPassword } from '#tests/helpers/memory-program.ts'

const another = 'another long password'

describeOnEachEngine('账号开出以后', ({ openProgram }) => {
  let program: Program
  let administrator: Actor
  const identity = () => program.services.identity

  beforeAll(async () => {
    program = await openProgram()
    const { account } = await signInAs(program, 'zhoumin', ['system-administrator'])
    administrator = { accountId: account.id, name: account.displayName, departmentId: undefined }
    await signInAs(program, 'gaoyuan', ['security-administrator'])
  })
  afterAll(() => program?.close())

  it('停用一个账号，它的登录立即失效，也登不进来；恢复以后照常', async () => {
    const { token, account } = await signInAs(program, 'linxiao', ['clerk'])
    const stop = { accountId: account.id, revision: 1, displayName: '林小', departmentId: 'bureau', active: false }
    const stopped = await identity().changeAccount(administrator, stop)
    expect(stopped).toMatchObject({ ok: true, value: { active: false, displayName: '林小', departmentId: 'bureau' } })
    expect(await identity().accountOfToken(token)).toBeUndefined()
    expect((await identity().signIn('linxiao', testPassword)).ok).toBe(false)
    const resumed = await identity().changeAccount(administrator, { ...stop, revision: 2, active: true })
    expect(resumed.ok).toBe(true)
    expect((await identity().signIn('linxiao', testPassword)).ok).toBe(true)
  })

  it('改的是别人已经改过的那一版，就不改', async () => {
    const { account } = await signInAs(program, 'wuyue', ['clerk'])
    const change = { accountId: account.id, revision: 1, displayName: '吴越', departmentId: null, active: true }
    expect((await identity().changeAccount(administrator, change)).ok).toBe(true)
    const late = await identity().changeAccount(administrator, { ...change, displayName: '吴月' })
    expect(late).toMatchObject({ ok: false, violation: { code: 'STALE_REVISION' } })
  })

  it('不能停用自己，也不能停用最后一位安全管理员', async () => {
    const [own, last] = await Promise.all([
      identity().signIn('zhoumin', testPassword),
      identity().signIn('gaoyuan', testPassword),
    ])
    if (!own.ok || !last.ok) throw new Error('they cannot sign in')
    const stop = { revision: 1, displayName: '某人', departmentId: null, active: false }
    expect(await identity().changeAccount(administrator, { accountId: own.value.account.id, ...stop })).toMatchObject({
      violation: { code: 'OWN_ACCOUNT' },
    })
    expect(await identity().changeAccount(administrator, { accountId: last.value.account.id, ...stop })).toMatchObject({
      violation: { code: 'LAST_OF_OFFICE', data: { office: 'security-administrator' } },
    })
  })

  it('给了新口令，旧口令和旧登录都失效', async () => {
    const { token, account } = await signInAs(program, 'chenlu', ['clerk'])
    expect((await identity().setPassword(administrator, account.id, another)).ok).toBe(true)
    expect(await identity().accountOfToken(token)).toBeUndefined()
    expect((await identity().signIn('chenlu', testPassword)).ok).toBe(false)
    expect((await identity().signIn('chenlu', another)).ok).toBe(true)
  })

  it('换自己的口令要说出现在的口令；别处的登录失效，这里的还在', async () => {
    const here = await signInAs(program, 'hejia', ['clerk'])
    const elsewhere = await identity().signIn('hejia', testPassword)
    if (!elsewhere.ok) throw new Error('nobody can sign in twice')
    const actor: Actor = { accountId: here.account.id, name: 'hejia', departmentId: undefined }
    const change = (present: string) =>
      identity().changeOwnPassword(here.account, actor, here.token, { present, password: another })
    expect(await change('not this one')).toMatchObject({ violation: { code: 'WRONG_PASSWORD' } })
    expect((await change(testPassword)).ok).toBe(true)
    expect(await identity().accountOfToken(here.token)).toBeDefined()
    expect(await identity().accountOfToken(elsewhere.value.token)).toBeUndefined()
  })
})

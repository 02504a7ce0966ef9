import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { compose, type Program } from '#compose'
import { openPostgres } from '#database/open.ts'
import { temporarySigner } from '#domain/audit/index.ts'
import { callerOf, connectSheet, issueTo, plantGrant, police, populationFields } from '#tests/helpers/gateway-office.ts'
import { templateDatabase } from '#tests/helpers/postgres-server.ts'

const server = inject('postgresServer')
const why = 'url' in server ? '' : ` (PostgreSQL did not start here: ${server.unavailable})`
const wang = { subject: { field: '公民身份号码', value: '440398194611240028' } }

describe.skipIf(!('url' in server))(`两台服务端，一个库${why}`, () => {
  const base = 'url' in server ? server.url : ''
  const name = `two_hubs_${process.pid}`
  const hubs: Program[] = []
  let watcher: pg.Client

  beforeAll(async () => {
    const admin = new pg.Client(`${base}/postgres`)
    await admin.connect()
    await admin.query(`create database ${name} template ${templateDatabase}`)
    await admin.end()
    for (let hub = 0; hub < 2; hub += 1) {
      hubs.push(await compose({ store: await openPostgres(`${base}/${name}`), signer: temporarySigner() }))
    }
    watcher = new pg.Client(`${base}/${name}`)
    await watcher.connect()
  })
  afterAll(async () => {
    await watcher.end()
    for (const hub of hubs) await hub.close()
    const admin = new pg.Client(`${base}/postgres`)
    await admin.connect()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })

  async function setUp() {
    const [first, second] = hubs
    if (!first || !second) throw new Error('two hubs')
    const planted = await plantGrant(first, { granted: ['姓名'] })
    const names = populationFields.map(field => field.name)
    await connectSheet(first, planted.resourceId, names, [['王秀英', wang.subject.value, '榕荫路', '榕山街道', '丧偶']])
    return { first, second, ...planted, caller: await callerOf(await issueTo(first, planted.grantId)) }
  }
  const codeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { code?: string }).code

  it('一台上撤回，另一台一秒之内就不给了', async () => {
    const { first, second, caller, grantId } = await setUp()
    expect((await caller.ask(second, 'query', wang)).status).toBe(200)
    const grant = await first.services.sharing.grant(grantId)
    if (!grant.ok) throw new Error('no grant')
    // The other hub is asked all the time, so that its memory is as warm as it gets.
    let lastGiven = 0
    let stop = false
    const asking = (async () => {
      while (!stop) {
        const answer = await caller.ask(second, 'query', wang)
        if (answer.status === 200) lastGiven = performance.now()
      }
    })()
    await new Promise(resolve => setTimeout(resolve, 300))
    const revoked = await first.services.sharing.revokeGrant(police, grant.value, false, '用途已变')
    const revokedAt = performance.now()
    expect(revoked.ok).toBe(true)
    await new Promise(resolve => setTimeout(resolve, 1500))
    stop = true
    await asking
    expect(lastGiven - revokedAt).toBeLessThan(1000)
    expect(codeOf(await caller.ask(second, 'query', wang))).toBe('GRANT_NOT_IN_FORCE')
  })

  it('同一个请求拿到另一台上再用一次，也不给', async () => {
    const { first, second, caller } = await setUp()
    const once = caller.signed('/gateway/v1/query', wang)
    const answers = await Promise.all(
      [first, second].map(async hub => (await hub.services.gateway.open()).gate.answer(once)),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 401])
    expect(answers.map(codeOf)).toContain('REPLAYED')
  })

  it('日志写不下去，答复就不出门', async () => {
    const { first, caller } = await setUp()
    await caller.ask(first, 'query', wang)
    await watcher.query('begin')
    await watcher.query('lock table gateway_log in exclusive mode')
    let left = false
    const asked = caller.ask(first, 'query', wang).then(answer => {
      left = true
      return answer
    })
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(left).toBe(false)
    await watcher.query('rollback')
    expect((await asked).status).toBe(200)
  })
})

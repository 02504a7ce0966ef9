import { safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema, itemTypes } from '#contract/catalog-item.ts'
import { versionPhases } from '#contract/catalog-version.ts'
import { grantStates, requestStatuses } from '#contract/sharing-model.ts'
import { roles } from '#contract/roles.ts'
import type { SampleProgress } from '#contract/sample-district.ts'
import { theProgram } from '#domain/audit/model.ts'
import { itemDefects } from '#domain/catalog/defects.ts'
import { fixedClock } from '#kernel/clock.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { openMemoryProgram, signInAs, testPassword } from '#tests/helpers/memory-program.ts'
import { transports } from '#tests/helpers/transports.ts'
import { districtCounts } from './items.ts'
import { plannedDefects } from './catalogue.ts'

/** Rows of every table as text; the audit trail, the catalogue's memory of what went and the count of changes stay on purpose. */
const stays = ['audit_rows', 'audit_checkpoints', 'audit_frontier', 'catalog_ticks', 'gateway_epoch', 'removed_items']
async function contents({ db }: Program): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  const found: Record<string, string[]> = {}
  for (const { name } of tables.filter(table => !stays.includes(table.name))) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db)
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

async function loaded(program: Program) {
  const result = await program.services.sample.load(theProgram, testPassword)
  if (!result.ok) throw new Error(result.violation.code)
  return result.value
}

async function counted(program: Program): Promise<Record<string, number>> {
  const { counts } = await program.services.chain.counts()
  return Object.fromEntries(counts.map(({ key, value }) => [key, value]))
}

const theNumbers = {
  'items-published': districtCounts.items,
  'certificate-free': districtCounts.certificateFree,
  'zero-visit-special-groups': districtCounts.zeroVisitSpecialGroups,
  'zero-visit-key-enterprises': districtCounts.zeroVisitKeyEnterprises,
}

const wholeList = { departmentIds: [], itemTypes: [], phases: [], text: '' }

describe('澄湾区装好以后', () => {
  let program: Program

  beforeAll(async () => {
    program = await openMemoryProgram(fixedClock('2026-11-24T02:24:00Z'))
    await loaded(program)
  })
  afterAll(() => program.close())

  it('依据链数出来的正好是 1,200、569、79、75，没有一个数是存下来的', async () => {
    expect(await counted(program)).toMatchObject(theNumbers)
  })

  it('撤回一件授权，免证办就少；数字跟着依据走', async () => {
    const { sharing, sample, chain } = program.services
    const { rows } = await sharing.grants({ limit: 100, state: ['in-force'] })
    const grant = rows.find(({ number }) => number === 'GX-2026-0317')
    if (!grant) throw new Error('GX-2026-0317 is not there')
    const whatIf = await chain.whatIfRevoked(grant.id)
    const officer = { accountId: 'x', name: '黄卫东', departmentId: grant.providerId }
    expect((await sharing.revokeGrant(officer, grant, false, '演练')).ok).toBe(true)
    const after = await counted(program)
    expect(after['certificate-free']).toBeLessThan(districtCounts.certificateFree)
    expect(whatIf.ok).toBe(true)
    // 重新装一遍，数字回到原样。
    expect((await sample.remove(theProgram)).ok).toBe(true)
    await loaded(program)
    expect(await counted(program)).toMatchObject(theNumbers)
  })

  it('每一种事项类型、每一种版本状态都有', async () => {
    const { catalog } = program.services
    const published = await catalog.publishedItems()
    expect(new Set(published.map(({ content }) => content.itemType))).toEqual(new Set(itemTypes))
    const page = await catalog.list({ filter: wholeList, sort: 'name', descending: false, limit: 2_000 })
    const phases = new Set(page.rows.flatMap(({ phase, working }) => (working ? [phase, working] : [phase])))
    // A superseded version stands behind the one that is shown; 高龄津贴 has two of them.
    const item = page.rows.find(({ name }) => name === '高龄津贴申领')
    const history = await catalog.history(item?.itemId ?? '')
    if (history.ok) history.value.forEach(({ phase }) => phases.add(phase))
    expect(phases).toEqual(new Set(versionPhases))
  })

  it('共享申请和授权，每一种状态都有；有的已经超期，有的只剩几小时', async () => {
    const { sharing } = program.services
    const { rows } = await sharing.requests({ limit: 100 })
    expect(rows).toHaveLength(60)
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(requestStatuses))
    const levels = rows.filter(({ status }) => status === 'platform-checked').map(({ clock }) => clock?.level)
    expect(levels.filter(level => level === 'overdue')).toHaveLength(2)
    expect(levels.filter(level => level === 'hot')).toHaveLength(2)
    const grants = await sharing.grants({ limit: 100 })
    expect(new Set(grants.rows.map(({ state }) => state))).toEqual(new Set(grantStates))
    const soon = grants.rows.filter(({ state, daysLeft }) => state === 'in-force' && daysLeft <= 30)
    expect(soon.map(({ daysLeft }) => daysLeft)).toEqual([6, 13, 21, 28])
  })

  it('每一步都是规则准许的人做的：没有人审自己的，没有部门批别人的数据', async () => {
    const { sharing } = program.services
    const { rows } = await sharing.requests({ limit: 100 })
    for (const { steps, createdBy, providerId, requesterId } of rows) {
      for (const { step, by } of steps) {
        if (['approved', 'refused', 'supplement-asked'].includes(step)) expect(by.departmentId).toBe(providerId)
        const asked = ['submitted', 'supplemented', 'objected', 'mediation-asked'].includes(step)
        if (asked) expect(by.departmentId).toBe(requesterId)
        else expect(by.accountId).not.toBe(createdBy.accountId)
      }
      const instants = steps.map(({ at }) => at)
      expect(instants).toEqual([...instants].sort())
    }
  })

  it('实施清单里的毛病只有这些，都是有意留下的', async () => {
    const published = await program.services.catalog.publishedItems()
    const found = new Map<string, number>()
    for (const { code } of published.flatMap(({ content }) => itemDefects(content))) {
      found.set(code, (found.get(code) ?? 0) + 1)
    }
    expect(Object.fromEntries(found)).toEqual({
      BASIS_MISSING: plannedDefects.withoutBasis,
      PROMISE_ABOVE_STATUTORY: plannedDefects.promiseAboveLaw,
      PHONE_WITHOUT_AREA_CODE: plannedDefects.phoneWithoutAreaCode,
    })
  })

  it('三十份政策都现行有效，每一条都能引用', async () => {
    const { knowledge } = program.services
    const policies = await knowledge.list({ search: '', withReplaced: true })
    expect(policies).toHaveLength(30)
    expect(new Set(policies.map(({ state }) => state))).toEqual(new Set(['in-force']))
    const held = await knowledge.inForce()
    const articles = policies.reduce((sum, { articleCount }) => sum + articleCount, 0)
    expect(held.articles.size).toBe(articles)
  })

  it('高龄津贴申领：身份证和户口簿由授权代替，社保卡用电子证照，一次都不用跑', async () => {
    const { chain, catalog } = program.services
    const [row] = await catalog.searchItems('生果金')
    expect(row?.name).toBe('高龄津贴申领')
    const guide = await chain.itemGuide(row?.code ?? '')
    if (!guide.ok) throw new Error(guide.violation.code)
    const { materials, certificateFree, cityWide, visitCount, zeroVisit } = guide.value
    expect(materials.map(({ name, waivedBy }) => [name, waivedBy?.mode, waivedBy?.resourceName])).toEqual([
      ['居民身份证复印件', 'data-share', '居民身份信息'],
      ['户口簿复印件', 'data-share', '户籍人口基本信息'],
      ['社会保障卡复印件', 'e-certificate', undefined],
      ['高龄津贴申请表（窗口现填）', undefined, undefined],
      ['授权委托书（代办才要）', undefined, undefined],
    ])
    expect(certificateFree).toEqual({ status: 'full', waived: 3, total: 3 })
    expect({ cityWide, visitCount, zeroVisit }).toEqual({
      cityWide: { status: 'anywhere' },
      visitCount: 0,
      zeroVisit: ['special-groups'],
    })
  })

  it('负面清单有二十条在生效，也有结束的、将生效的、待审的、没同意的和撤回的', async () => {
    const { rows, listedItems } = await program.services.negativeList.list({ phases: [] })
    expect(listedItems).toBe(20)
    expect(new Set(rows.map(({ phase }) => phase)).size).toBe(6)
  })

  it('播报脚本每一句都站得住，每一种角色都有人', async () => {
    const { announcements, identity } = program.services
    const scripts = await announcements.list()
    expect(scripts).toHaveLength(5)
    expect(scripts.flatMap(({ sentences }) => sentences.filter(({ changed }) => changed !== undefined))).toEqual([])
    const accounts = await identity.accounts()
    expect(new Set(accounts.flatMap(account => account.roles))).toEqual(new Set(roles))
  })
})

describeOnEachEngine('从页面装入和移除', engine => {
  it('第一个管理员装入、看见进度，再移除：每张表回到原样，还能再装', async () => {
    const program = await engine.openProgram(fixedClock('2026-11-24T02:24:00Z'))
    const connection = await transports['a message channel'](program)
    const person = { loginName: 'admin', displayName: '周敏', password: testPassword }
    const { token } = await connection.clientOf().identity.createFirstAdministrator(person)
    const client = connection.clientOf(token)
    const before = await contents(program)

    const [weak] = await safe(client.sample.load({ password: 'short' }))
    expect(weak).toMatchObject({ code: 'PASSWORD_TOO_SHORT', data: { minimumLength: 10 } })
    const heard: SampleProgress[] = []
    for await (const event of await client.sample.load({ password: testPassword })) heard.push(event)
    expect(heard.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(heard.at(-1)).toMatchObject({ step: 'finished', counts: { departments: 32, resources: 40, requests: 60 } })
    expect(await client.sample.state()).toMatchObject({ loaded: true, loadedBy: '周敏' })
    const [twice] = await safe(client.sample.load({ password: testPassword }))
    expect(twice).toMatchObject({ code: 'SAMPLE_ALREADY_LOADED' })

    expect(await client.sample.remove()).toEqual({ departmentsKept: [], resourcesKept: [] })
    expect(await contents(program)).toEqual(before)
    const [gone] = await safe(client.sample.remove())
    expect(gone).toMatchObject({ code: 'SAMPLE_NOT_LOADED' })
    await loaded(program)
    expect(await counted(program)).toMatchObject(theNumbers)
    expect((await program.services.trail.verify(program.db)).defects).toEqual([])
    await connection.close()
    await program.close()
  })
})

describe('装入和移除的边界', () => {
  it('装到一半取消：什么也没有写入，还能再装', async () => {
    const program = await openMemoryProgram()
    const before = await contents(program)
    const stop = new AbortController()
    const cancelled = program.services.sample.load(
      theProgram,
      testPassword,
      ({ step }) => step === 'sharing' && stop.abort(),
      stop.signal,
    )
    await expect(cancelled).rejects.toThrow()
    expect(await contents(program)).toEqual(before)
    await loaded(program)
    await program.close()
  })

  it('目录里有本单位的事项，或者登录名被占用，就不装，什么也不写', async () => {
    const program = await openMemoryProgram()
    const { catalog, sample, identity } = program.services
    const taken = { loginName: 'cw-linxiaoyue', displayName: '另一个人', departmentId: null, password: testPassword }
    await identity.createAccount(theProgram, taken)
    const before = await contents(program)
    expect(await sample.load(theProgram, testPassword)).toMatchObject({ violation: { code: 'LOGIN_NAME_TAKEN' } })
    expect(await contents(program)).toEqual(before)

    const department = await catalog.saveDepartment(theProgram, { name: '某区某局', creditCode: null, aliases: [] })
    if (!department.ok) throw new Error(department.violation.code)
    const content = { name: '某事项', departmentId: department.value.id }
    const made = await catalog.createItem(theProgram, { code: '510100-001', content: itemContentSchema.parse(content) })
    expect(made.ok).toBe(true)
    const refused = await sample.load(theProgram, testPassword)
    expect(refused).toMatchObject({ violation: { code: 'SAMPLE_NOT_EMPTY', data: { found: 'items' } } })
    await program.close()
  })

  it('移除只拿走示例：自己登记的资源、账号，和它们所在的部门都留下', async () => {
    const program = await openMemoryProgram()
    await loaded(program)
    const { sharing, identity, sample, catalog } = program.services
    const [department] = (await catalog.departments()).filter(({ name }) => name === '澄湾区民政局')
    if (!department) throw new Error('澄湾区民政局 is not there')
    await signInAs(program, 'own-provider', ['provider'], department.id)
    const actor = { accountId: 'own', name: '自己人', departmentId: department.id }
    const registered = await sharing.registerResource(actor, {
      code: 'OWN/0001',
      name: '婚俗改革试点名单',
      summary: '',
      fields: [{ name: '姓名', type: 'text', meaning: '', sensitivityLevel: 2, personal: true }],
      updateCycle: 'yearly',
      sharing: { type: 'unconditional' },
      sourceSystem: '',
    })
    expect(registered.ok).toBe(true)
    expect(await sample.remove(theProgram)).toEqual({
      ok: true,
      value: { departmentsKept: ['澄湾区民政局'], resourcesKept: [] },
    })
    expect((await sharing.resources({ limit: 10 })).rows.map(({ code }) => code)).toEqual(['OWN/0001'])
    expect((await identity.accounts()).map(({ loginName }) => loginName)).toEqual(['own-provider'])
    await loaded(program)
    expect(await counted(program)).toMatchObject(theNumbers)
    await program.close()
  })

  it.each([
    ['放假安排还没有载入的年份', '2027-02-20T12:40:00Z'],
    ['周末的深夜', '2026-12-12T15:30:00Z'],
    ['比讲述的日子还早', '2026-06-30T01:05:00Z'],
  ])('%s装入，数字一样', async (_when, instant) => {
    const program = await openMemoryProgram(fixedClock(instant))
    await loaded(program)
    expect(await counted(program)).toMatchObject(theNumbers)
    const { rows } = await program.services.sharing.requests({ limit: 100 })
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(requestStatuses))
    const late = rows.flatMap(({ steps }) => steps).filter(({ at }) => at > instant)
    expect(late).toEqual([])
    await program.close()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dress, Making } from '#contract/appearance.ts'
import { checkAvatarBytes, largestBodyBytes, readLicence } from '#contract/avatar-file.ts'
import { tinyVrm } from '#tests/fixtures/tiny-vrm.ts'
import { openMemoryProgram, signInAs } from '#tests/helpers/memory-program.ts'
import type { Program } from '#compose'

const administrator = { accountId: 'administrator', name: '林景' }
const noSignal = new AbortController().signal
const dress: Dress = {
  host: 'xiaozheng',
  office: '云台区政务中心',
  name: '小云',
  cloth: '#2f5d4a',
  neckwear: '#8a5a1a',
}
const meta = { commercialUsage: 'corporation', avatarPermission: 'everyone', modification: 'allowModification' }
const file = (terms: Record<string, unknown>) => new Uint8Array(tinyVrm({ meta: { ...meta, ...terms } }))
const brought = { name: '海燕', codeNumber: 'YT-HY-01', authorisation: '' }

describe('选用形象', () => {
  let program: Program
  beforeAll(async () => {
    program = await openMemoryProgram()
  })
  afterAll(() => program.close())

  it('没有选过时，每一处都是程序自带的第一个', async () => {
    expect(await program.services.appearance.current()).toEqual([
      { place: 'kiosk', of: null, avatarId: null, revision: 0 },
      { place: 'film', of: null, avatarId: null, revision: 0 },
    ])
    expect(await program.services.appearance.standing('kiosk', null)).toEqual({ avatarId: null, body: null })
  })

  it('选了大厅的，影片的不变；改选留下痕迹；两个人同时改选，后一个被告知', async () => {
    const { appearance } = program.services
    const kiosk = { place: 'kiosk', of: null, avatarId: 'pengjie', revision: 0 } as const
    expect(await appearance.choose(administrator, kiosk)).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await appearance.choose(administrator, kiosk)).toMatchObject({
      ok: false,
      violation: { code: 'STALE_REVISION' },
    })
    const again = { ...kiosk, avatarId: 'xiaozheng', revision: 1 }
    expect(await appearance.choose(administrator, again)).toMatchObject({ ok: true, value: { revision: 2 } })
    expect(await appearance.choose(administrator, again)).toMatchObject({ ok: false })
    expect(await appearance.current()).toEqual([
      { place: 'kiosk', of: null, avatarId: 'xiaozheng', revision: 2 },
      { place: 'film', of: null, avatarId: null, revision: 0 },
    ])
    const rows = await program.db.selectFrom('audit_rows').selectAll().execute()
    expect(rows.filter(row => JSON.stringify(row).includes('appearance.chosen'))).toHaveLength(2)
  })

  it('给一台终端单独选了形象，别的终端不变；收回以后又同大家一样', async () => {
    const { appearance } = program.services
    const { account } = await signInAs(program, 'hall-two', ['kiosk'])
    const one = { place: 'kiosk', of: account.id, avatarId: 'xiaotong', revision: 0 } as const
    expect(await appearance.places()).toContainEqual({ place: 'kiosk', of: account.id, name: 'hall-two' })
    expect((await appearance.choose(administrator, one)).ok).toBe(true)
    expect((await appearance.standing('kiosk', account.id)).avatarId).toBe('xiaotong')
    expect((await appearance.standing('kiosk', '0197a2f0-0000-7000-8000-000000000000')).avatarId).toBe('xiaozheng')
    expect((await appearance.choose(administrator, { ...one, avatarId: null, revision: 1 })).ok).toBe(true)
    expect((await appearance.standing('kiosk', account.id)).avatarId).toBe('xiaozheng')
  })

  it('没有的形象选不上', async () => {
    const nobody = { place: 'film', of: null, avatarId: 'nobody', revision: 0 } as const
    expect(await program.services.appearance.choose(administrator, nobody)).toMatchObject({
      ok: false,
      violation: { code: 'NOT_FOUND' },
    })
  })
})

describe('本单位的工牌和颜色', () => {
  let program: Program
  beforeAll(async () => {
    program = await openMemoryProgram()
  })
  afterAll(() => program.close())
  const make = (order: Dress, told: Making[] = []) =>
    program.services.appearance.make(administrator, order, making => told.push(making), noSignal)

  it('做出来的是一个完整的形象，进度一步步说出来；同样的再做一次，不用再等', { timeout: 120_000 }, async () => {
    const told: Making[] = []
    const first = await make(dress, told)
    if (!first.ok) throw new Error(first.violation.code)
    expect(told.map(({ step }) => step)).toEqual(['paint', 'shape', 'write', 'light', 'keep'])
    const shares = told.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    for (const form of ['full', 'light'] as const) {
      const kept = await program.services.appearance.file(first.value.id, form)
      if (!kept.ok) throw new Error(kept.violation.code)
      const { meta: own } = checkAvatarBytes(new Uint8Array(kept.value.bytes).buffer)
      expect(readLicence(own).name).toBe('小云')
    }
    const again: Making[] = []
    expect(await make({ ...dress }, again)).toEqual(first)
    expect(again).toEqual([])
  })

  it('选上以后，大厅拿到的就是它；还在用的不能删，换下来以后可以', async () => {
    const { appearance } = program.services
    const [body] = await appearance.bodies()
    if (body === undefined) throw new Error('nothing was made')
    await appearance.choose(administrator, { place: 'kiosk', of: null, avatarId: body.id, revision: 0 })
    expect((await appearance.standing('kiosk', null)).body).toEqual(body)
    expect(await appearance.remove(administrator, body.id)).toMatchObject({ violation: { code: 'BODY_STANDS' } })
    await appearance.choose(administrator, { place: 'kiosk', of: null, avatarId: 'pengjie', revision: 1 })
    expect(await appearance.remove(administrator, body.id)).toEqual({ ok: true, value: {} })
    expect(await appearance.bodies()).toEqual([])
  })

  it.each([
    ['没有这个形象', { ...dress, host: 'nobody' }, 'no-host'],
    ['写不出的字', { ...dress, name: '小😀' }, 'no-glyph'],
    ['浅得看不清白字的领饰', { ...dress, neckwear: '#f4e3a0' }, 'plate-pale'],
    ['同白领子分不开的衣服', { ...dress, cloth: '#dfe6ee' }, 'cloth-pale'],
  ] as const)('%s：说清楚，什么也不留下', async (_name, order, problem) => {
    expect(await make(order)).toMatchObject({ violation: { code: 'DRESS_REFUSED', data: { problem } } })
    expect(await program.services.appearance.bodies()).toEqual([])
  })

  it('做到一半不要了，就停下来，什么也不留下', async () => {
    const giveUp = new AbortController()
    const making = program.services.appearance.make(
      administrator,
      { ...dress, name: '小路' },
      () => giveUp.abort(),
      giveUp.signal,
    )
    await expect(making).rejects.toThrow()
    expect(await program.services.appearance.bodies()).toEqual([])
  })
})

describe('外来的形象', () => {
  let program: Program
  beforeAll(async () => {
    program = await openMemoryProgram()
  })
  afterAll(() => program.close())

  it('许可允许的，收存下来，可以选用；一个文件收两次还是一个', async () => {
    const { appearance } = program.services
    const kept = await appearance.keep(administrator, { ...brought, bytes: file({}) })
    expect(kept).toMatchObject({ ok: true, value: { kind: 'brought', name: '海燕', codeNumber: 'YT-HY-01' } })
    const again = await appearance.keep(administrator, { ...brought, name: '海鸥', bytes: file({}) })
    expect(again).toEqual(kept)
    const all = await appearance.bodies()
    expect(all).toHaveLength(1)
    const id = all[0]?.id ?? ''
    for (const bytes of [Uint8Array.of(1, 2), Uint8Array.of(3)]) {
      expect(await appearance.portray(administrator, id, bytes)).toEqual({ ok: true, value: {} })
    }
    const picture = await appearance.file(id, 'preview')
    expect(picture.ok && Array.from(picture.value.bytes)).toEqual([1, 2])
    const chosen = { place: 'film', of: null, avatarId: id, revision: 0 } as const
    expect((await appearance.choose(administrator, chosen)).ok).toBe(true)
  })

  it('收存记在审计里，只记一次：再收同一个文件，什么也没有变', async () => {
    const rows = await program.db.selectFrom('audit_rows').selectAll().execute()
    const told = rows.map(row => JSON.stringify(row)).filter(row => row.includes('appearance.brought'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('海燕')
  })

  it('超过上限的不收存，说得出有多大', async () => {
    const large = new Uint8Array(largestBodyBytes + 1)
    const answer = await program.services.appearance.keep(administrator, { ...brought, bytes: large })
    expect(answer).toMatchObject({ violation: { code: 'BODY_REFUSED', data: { problem: 'too-large', text: '33' } } })
  })

  it.each([
    ['不是模型', new TextEncoder().encode('hello, this is no body at all'), 'not-a-body'],
    ['只许作者本人用', file({ avatarPermission: 'onlyAuthor' }), 'licence'],
    ['不许单位用', file({ commercialUsage: 'personalProfit' }), 'licence'],
    ['不许改动', file({ modification: 'prohibited' }), 'licence'],
    ['要书面许可而没有填', file({ avatarPermission: 'onlySeparatelyLicensedPerson' }), 'paper'],
  ] as const)('%s：用话说明原因，不收存', async (_name, bytes, problem) => {
    const before = await program.services.appearance.bodies()
    const answer = await program.services.appearance.keep(administrator, { ...brought, bytes })
    expect(answer).toMatchObject({ violation: { code: 'BODY_REFUSED', data: { problem } } })
    if (!answer.ok) expect(answer.violation.data['text']).toMatch(/[\u4e00-\u9fff]/)
    expect(await program.services.appearance.bodies()).toEqual(before)
  })

  it('填了书面许可的，收存，并且记下凭什么用', async () => {
    const bytes = file({ avatarPermission: 'onlySeparatelyLicensedPerson' })
    const paper = { ...brought, authorisation: '云政数许〔2026〕3 号', bytes }
    expect(await program.services.appearance.keep(administrator, paper)).toMatchObject({
      ok: true,
      value: { authorisation: '云政数许〔2026〕3 号' },
    })
  })
})

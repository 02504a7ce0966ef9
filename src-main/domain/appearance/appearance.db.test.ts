import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'
import type { Program } from '#compose'

const administrator = { accountId: 'administrator', name: '林景' }

describe('选用形象', () => {
  let program: Program
  beforeAll(async () => {
    program = await openMemoryProgram()
  })
  afterAll(() => program.close())

  it('没有选过时，每一处都是程序自带的第一个', async () => {
    expect(await program.services.appearance.current()).toEqual([
      { place: 'kiosk', avatarId: null, revision: 0 },
      { place: 'film', avatarId: null, revision: 0 },
    ])
  })

  it('选了大厅的，影片的不变；改选留下痕迹；两个人同时改选，后一个被告知', async () => {
    const { appearance } = program.services
    const kiosk = { place: 'kiosk', avatarId: 'pengjie', revision: 0 } as const
    expect(await appearance.choose(administrator, kiosk)).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await appearance.choose(administrator, kiosk)).toMatchObject({
      ok: false,
      violation: { code: 'STALE_REVISION' },
    })
    const again = { ...kiosk, avatarId: 'xiaozheng', revision: 1 }
    expect(await appearance.choose(administrator, again)).toMatchObject({ ok: true, value: { revision: 2 } })
    expect(await appearance.choose(administrator, again)).toMatchObject({ ok: false })
    expect(await appearance.current()).toEqual([
      { place: 'kiosk', avatarId: 'xiaozheng', revision: 2 },
      { place: 'film', avatarId: null, revision: 0 },
    ])
    const rows = await program.db.selectFrom('audit_rows').selectAll().execute()
    expect(rows.filter(row => JSON.stringify(row).includes('appearance.chosen'))).toHaveLength(2)
  })
})

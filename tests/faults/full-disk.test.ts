import fs from 'node:fs'
import { ORPCError } from '@orpc/client'
import { afterEach, describe, expect, it } from 'vitest'
import { compose, type Program } from '#compose'
import { DiskFull } from '#database/disk-full.ts'
import { openDatabase } from '#database/open.ts'
import { explainError } from '#client/explain-error.ts'
import { temporarySigner } from '#domain/audit/index.ts'
import { theProgram } from '#domain/audit/model.ts'
import { signInAs } from '#tests/helpers/memory-program.ts'
import { transports } from '#tests/helpers/transports.ts'
import { noMapping, ownFolder, ownSheet } from './own-sheet.ts'

const sheet = { fileName: '清单.csv', bytes: ownSheet(5_000), mapping: noMapping }

function noSpace(): never {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
}

describe('磁盘在导入中途写满', () => {
  const signer = temporarySigner()
  const dataFolder = ownFolder('full-disk')
  /** Writes the disk still takes. */
  let room = Number.POSITIVE_INFINITY
  const disk = {
    fsync: (fileDescriptor: number) => fs.fsyncSync(fileDescriptor),
    beforeWrite: () => (room -= 1) >= 0 || noSpace(),
  }
  let program: Program
  const open = async () => (program = await compose({ store: await openDatabase({ dataFolder, disk }), signer }))
  afterEach(async () => {
    room = Number.POSITIVE_INFINITY
    await program.close()
  })

  const countItems = async () => (await program.db.selectFrom('items').select('id').execute()).length
  async function staged(): Promise<string> {
    const kept = await program.services.catalog.importing.stage(theProgram, sheet)
    if (!kept.ok) throw new Error(kept.violation.code)
    return kept.value.importId
  }
  const defects = async () => (await program.services.trail.verify(program.db)).defects

  // In the tables first, later in the log itself, where a server of PostgreSQL would end and be started again.
  it.each([0, 20, 300])('写到第 %i 次失败：什么也没有写入，腾出空间后同一个程序接着用', async writes => {
    await open()
    const before = await countItems()
    const importId = await staged()
    const auditBefore = (await program.services.trail.verify(program.db)).rows
    room = writes
    await expect(program.services.catalog.importing.apply(theProgram, { importId, duplicates: [] })).rejects.toThrow(
      DiskFull,
    )
    room = Number.POSITIVE_INFINITY
    expect(await countItems()).toBe(before)
    const after = await program.services.trail.verify(program.db)
    expect(after).toMatchObject({ rows: auditBefore, defects: [] })
    // What failed can be done again by the same people in the same program.
    const discarded = await program.services.catalog.importing.discard(theProgram, importId)
    expect(discarded.ok).toBe(true)
  })

  it('重新打开以后，确认过的都在，审计核对得上，导入这次做成了', async () => {
    await open()
    const importId = await staged()
    room = 100
    const failed = program.services.catalog.importing.apply(theProgram, { importId, duplicates: [] })
    await expect(failed).rejects.toThrow(DiskFull)
    room = Number.POSITIVE_INFINITY
    await program.close()
    await open()
    expect(await defects()).toEqual([])
    const applied = await program.services.catalog.importing.apply(theProgram, { importId, duplicates: [] })
    expect(applied).toMatchObject({ ok: true, value: { created: 5_000 } })
    expect(await countItems()).toBe(5_000)
    expect(await defects()).toEqual([])
  })

  it('调用方得到 DISK_FULL，页面说发生了什么、数据没有动、该怎么办', async () => {
    await open()
    const connection = await transports['HTTP'](program)
    const { token } = await signInAs(program, 'chen', ['clerk'])
    room = 0
    const refused: unknown = await connection
      .clientOf(token)
      .identity.signOut()
      .catch((error: unknown) => error)
    room = Number.POSITIVE_INFINITY
    await connection.close()
    expect(refused).toBeInstanceOf(ORPCError)
    expect(refused).toMatchObject({ code: 'DISK_FULL', status: 507, defined: true })
    const { text, next } = explainError(refused)
    expect(text).toContain('磁盘满了')
    expect(text).toContain('没有改动')
    expect(next).toContain('腾出')
  })
})

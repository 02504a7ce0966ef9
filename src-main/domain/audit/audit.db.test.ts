import { sql, type Selectable } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { temporarySigner } from './checkpoint.ts'
import type { Actor } from './model.ts'
import { createAuditTrail, type AuditTrail } from './service.ts'
import { loadSm3 } from './sm3.ts'

type AuditRow = Selectable<Database['audit_rows']>
type CheckpointRow = Selectable<Database['audit_checkpoints']>

const clerk: Actor = { accountId: 'a-1', name: '陈静' }
const now = new Date('2026-11-24T02:00:00Z')

describeOnEachEngine('the audit trail finds what somebody did to it behind the program', ({ openStore }) => {
  let store: OpenDatabase
  let trail: AuditTrail
  let untouched: { rows: AuditRow[]; checkpoints: CheckpointRow[] }

  beforeAll(async () => {
    store = await openStore()
    trail = createAuditTrail({ hash: await loadSm3(), signer: temporarySigner() })
    for (let number = 1; number <= 9; number += 1) {
      await store.db.transaction().execute(db =>
        trail.append(
          db,
          clerk,
          [1, 2].map(part => ({ action: 'test.done', subjectKind: 'thing', subjectId: `${number}-${part}` })),
          now,
        ),
      )
    }
    untouched = {
      rows: await store.db.selectFrom('audit_rows').selectAll().execute(),
      checkpoints: await store.db.selectFrom('audit_checkpoints').selectAll().execute(),
    }
  })
  afterEach(async () => {
    await store.db.deleteFrom('audit_rows').execute()
    await store.db.deleteFrom('audit_checkpoints').execute()
    await store.db.insertInto('audit_rows').values(untouched.rows).execute()
    await store.db.insertInto('audit_checkpoints').values(untouched.checkpoints).execute()
  })
  afterAll(() => store.close())

  const tamper = (statement: string) => sql.raw(statement).execute(store.db)
  const defects = async () => (await trail.verify(store.db)).defects

  it('an untouched trail verifies, row for row', async () => {
    expect(await trail.verify(store.db)).toEqual({ rows: 18, checkpoints: 9, defects: [] })
  })

  it('names a changed row', async () => {
    await tamper(`update audit_rows set entry = replace(entry, '陈静', '李伟') where seq = 5`)
    expect(await defects()).toContainEqual({ kind: 'changed', seq: 5 })
  })

  it('names the place where a row and its hash were changed together', async () => {
    const sm3 = await loadSm3()
    const row = await store.db.selectFrom('audit_rows').selectAll().where('seq', '=', 7).executeTakeFirstOrThrow()
    const forged = row.entry.replace('陈静', '李伟')
    const bytes = new Uint8Array([0, ...new TextEncoder().encode(forged)])
    const leaf_hash = Buffer.from(sm3(bytes)).toString('hex')
    await store.db.updateTable('audit_rows').set({ entry: forged, leaf_hash }).where('seq', '=', 7).execute()
    expect(await defects()).toEqual([{ kind: 'root-differs', seq: 7 }])
  })

  it('names a removed row', async () => {
    await tamper('delete from audit_rows where seq = 6')
    expect(await defects()).toContainEqual({ kind: 'removed', seq: 6 })
  })

  it('names two rows that changed places', async () => {
    await tamper(
      'update audit_rows a set entry = b.entry, leaf_hash = b.leaf_hash from audit_rows b where (a.seq = 3 and b.seq = 4) or (a.seq = 4 and b.seq = 3)',
    )
    expect(await defects()).toEqual(
      expect.arrayContaining([
        { kind: 'reordered', seq: 3 },
        { kind: 'reordered', seq: 4 },
      ]),
    )
  })

  it('sees a cut tail by the signed size', async () => {
    await tamper('delete from audit_rows where seq > 14')
    expect(await defects()).toEqual([{ kind: 'cut-tail', seq: 15, expectedSize: 18 }])
  })

  it('sees a checkpoint that this office did not sign', async () => {
    await tamper(`update audit_checkpoints set at = '2020-01-01T00:00:00.000Z' where size = 10`)
    expect(await defects()).toContainEqual({ kind: 'bad-signature', seq: 10 })
  })

  it('sees rows that were added without a signature', async () => {
    await tamper('delete from audit_checkpoints where size > 12')
    expect(await defects()).toEqual([{ kind: 'unsigned-tail', seq: 13 }])
  })
})

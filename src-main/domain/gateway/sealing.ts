import { sql, type Kysely } from 'kysely'
import type { Database } from '#database/schema.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { theProgram } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import type { LoadSigner } from './ports.ts'
import type { Sm3Hex } from './signing.ts'

/**
 * Seals over the log: every so often a hub hashes the rows it wrote since its last seal, signs the hash with SM2 and puts it
 * into the audit trail. A row that is changed or taken out afterwards no longer fits its seal.
 */
export function createSealing(parts: {
  db: Kysely<Database>
  work: UnitOfWork
  signer: LoadSigner
  sm3: Sm3Hex
  hub: string
}) {
  const { db, work, signer, sm3, hub } = parts

  async function hashOf(ofHub: string, after: string, upTo: string): Promise<{ rows: number; hash: string }> {
    let hash = sm3(`${ofHub} ${after}`)
    let rows = 0
    for (let last = after; ;) {
      const page = await db
        .selectFrom('gateway_log')
        .selectAll()
        .where('hub', '=', ofHub)
        .where('id', '>', last)
        .where('id', '<=', upTo)
        .orderBy('id')
        .limit(2000)
        .execute()
      for (const row of page) {
        const text = JSON.stringify([
          row.id,
          row.at.toISOString(),
          row.credential_id,
          row.grant_id,
          row.resource_id,
          row.department_id,
          row.act,
          row.outcome,
          row.fields,
          row.subject_hash,
          row.case_ref,
          row.row_count,
          row.nonce,
        ])
        hash = sm3(`${hash}${text}`)
      }
      rows += page.length
      const end = page.at(-1)
      if (page.length < 2000 || !end) return { rows, hash }
      last = end.id
    }
  }

  const sealText = (ofHub: string, upTo: string, rows: number, hash: string) =>
    `pengtong-gateway-log\n${ofHub}\n${upTo}\n${rows}\n${hash}\n`

  return {
    /**
     * Seals what this hub wrote since its last seal, as far as it is older than `olderThanMs`: rows of one millisecond have
     * no order among themselves, so the newest wait. @returns rows sealed
     */
    async seal(olderThanMs = 2000): Promise<number> {
      const youngest = newId(Date.now() - olderThanMs)
      const last = await db
        .selectFrom('gateway_seals')
        .select('up_to')
        .where('hub', '=', hub)
        .orderBy('up_to', 'desc')
        .limit(1)
        .executeTakeFirst()
      const after = last?.up_to ?? ''
      const { rows: newest } = await sql<{ id: string | null }>`select max(id) as id from gateway_log
        where hub = ${hub} and id > ${after} and id < ${youngest}`.execute(db)
      const upTo = newest[0]?.id
      if (!upTo) return 0
      const { rows, hash } = await hashOf(hub, after, upTo)
      const { sign, keyId, publicKey } = await signer()
      const signature = sign(sealText(hub, upTo, rows, hash))
      await work(theProgram, async current => {
        await current.db
          .insertInto('gateway_seals')
          .values({ hub, up_to: upTo, rows, hash, signature, key_id: keyId, at: current.now })
          .execute()
        await current.db
          .insertInto('gateway_signing_keys')
          .values({ key_id: keyId, public_key: publicKey, since: current.now })
          .onConflict(conflict => conflict.doNothing())
          .execute()
        current.audit({
          action: 'gateway.log-sealed',
          subjectKind: 'gateway-log',
          subjectId: hub,
          detail: { rows, hash },
        })
        return ok(null)
      })
      return rows
    },

    /** Every seal of every hub against the rows as they stand now. @returns the seals that no longer fit */
    async verify(): Promise<{ seals: number; broken: { hub: string; upTo: string }[] }> {
      const { verify } = await signer()
      const seals = await db.selectFrom('gateway_seals').selectAll().orderBy('hub').orderBy('up_to').execute()
      const keys = await db.selectFrom('gateway_signing_keys').selectAll().execute()
      const publicKeys = new Map(keys.map(key => [key.key_id, key.public_key]))
      const broken: { hub: string; upTo: string }[] = []
      let before: (typeof seals)[number] | undefined
      for (const seal of seals) {
        const after = before?.hub === seal.hub ? before.up_to : ''
        const { rows, hash } = await hashOf(seal.hub, after, seal.up_to)
        const text = sealText(seal.hub, seal.up_to, seal.rows, seal.hash)
        const signed = verify(text, seal.signature, publicKeys.get(seal.key_id) ?? '')
        if (!signed || rows !== seal.rows || hash !== seal.hash) broken.push({ hub: seal.hub, upTo: seal.up_to })
        before = seal
      }
      return { seals: seals.length, broken }
    },
  }
}

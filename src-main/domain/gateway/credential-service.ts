import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { CredentialView, IssuedCredential } from '#contract/gateway.ts'
import type { Database } from '#database/schema.ts'
import type { Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { areasOf, listAreaEditions } from './door-store.ts'
import type { GatewayParts } from './parts.ts'
import { keysOfSecret, type Sm3Hex } from './signing.ts'

type Row = Selectable<Database['gateway_credentials']>

/** Keys to a grant: issued to the department that may use it, shown once, rotated, ended. */
export function createCredentialService(parts: GatewayParts, sm3: Sm3Hex) {
  const { db, work, clock, departmentNames, sharing, signer } = parts

  function view(row: Row, names: ReadonlyMap<string, string>): CredentialView {
    return {
      id: row.id,
      grantId: row.grant_id,
      departmentId: row.department_id,
      departmentName: names.get(row.department_id) ?? row.department_id,
      issuedAt: row.issued_at.toISOString(),
      issuedBy: row.issued_by,
      ...(row.until ? { until: row.until.toISOString() } : {}),
      active: row.until === null || row.until > clock(),
    }
  }

  /** Who may hold a key: the department the grant was given to, or one that an area of the grant's slice belongs to. */
  async function checkRecipient(actor: Actor, grantId: string): Promise<Result<{ departmentId: string }>> {
    const { departmentId } = actor
    if (departmentId === undefined) return violation('NO_DEPARTMENT')
    const grant = await sharing.grant(grantId)
    if (!grant.ok) return grant
    if (!['in-force', 'planned'].includes(grant.value.state)) {
      return violation('GRANT_NOT_IN_FORCE', { state: grant.value.state })
    }
    if (departmentId === grant.value.requesterId) return ok({ departmentId })
    const byArea = grant.value.rows?.some(row => row.kind === 'own-area')
    const areas = byArea ? areasOf(await listAreaEditions(db), departmentId, shanghaiDate(clock())) : []
    return areas.length > 0 ? ok({ departmentId }) : violation('NOT_A_RECIPIENT')
  }

  async function make(
    current: Work,
    names: ReadonlyMap<string, string>,
    { grantId, departmentId, until = null }: { grantId: string; departmentId: string; until?: Date | null },
  ): Promise<IssuedCredential> {
    const id = newId(current.now.getTime())
    const secret = randomBytes(32).toString('base64url')
    const { storedKey } = await keysOfSecret(sm3, secret)
    const document = JSON.stringify({
      credential: id,
      grant: grantId,
      department: departmentId,
      issuedAt: current.now.toISOString(),
      key: storedKey,
    })
    const { sign, keyId, publicKey } = await signer()
    const signature = sign(document)
    const row: Row = {
      id,
      grant_id: grantId,
      department_id: departmentId,
      stored_key: storedKey,
      document,
      signature,
      issued_at: current.now,
      issued_by: current.actor.name,
      until,
      ended_reason: null,
    }
    await current.db.insertInto('gateway_credentials').values(row).execute()
    current.changed('sharing', grantId)
    return { ...view(row, names), secret, document, signature, keyId, publicKey }
  }

  return {
    async credentials(grantId: string): Promise<CredentialView[]> {
      const known = await departmentNames()
      const rows = await db
        .selectFrom('gateway_credentials')
        .selectAll()
        .where('grant_id', '=', grantId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(row => view(row, known))
    },

    /** The secret is in the answer and nowhere else. @param until  ends it by itself; absent: open until somebody does */
    async issueCredential(actor: Actor, grantId: string, until?: Date): Promise<Result<IssuedCredential>> {
      const allowed = await checkRecipient(actor, grantId)
      if (!allowed.ok) return allowed
      // Before the change begins: the embedded store has one connection, and the transaction holds it.
      const names = await departmentNames()
      return work(actor, async current => {
        const issued = await make(current, names, { grantId, ...allowed.value, ...(until ? { until } : {}) })
        const detail = { credential: issued.id, departmentId: issued.departmentId }
        current.audit({ action: 'gateway.credential-issued', subjectKind: 'grant', subjectId: grantId, detail })
        return ok(issued)
      })
    },

    async rotateCredential(
      actor: Actor,
      { id, overlapHours }: { id: string; overlapHours: number },
    ): Promise<Result<IssuedCredential>> {
      const old = await db.selectFrom('gateway_credentials').selectAll().where('id', '=', id).executeTakeFirst()
      if (!old) return violation('NOT_FOUND', { kind: 'credential', id })
      const allowed = await checkRecipient(actor, old.grant_id)
      if (!allowed.ok) return allowed
      if (allowed.value.departmentId !== old.department_id) return violation('NOT_A_RECIPIENT')
      // Before the change begins: the embedded store has one connection, and the transaction holds it.
      const names = await departmentNames()
      return work(actor, async (current): Promise<Result<IssuedCredential>> => {
        const until = new Date(current.now.getTime() + overlapHours * 3_600_000)
        const { numUpdatedRows } = await current.db
          .updateTable('gateway_credentials')
          .set({ until, ended_reason: 'rotated' })
          .where('id', '=', id)
          .where('until', 'is', null)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return violation('NOT_OPEN', { status: 'ended' })
        const issued = await make(current, names, { grantId: old.grant_id, departmentId: old.department_id })
        const detail = { credential: issued.id, before: id, overlapHours }
        current.audit({ action: 'gateway.credential-rotated', subjectKind: 'grant', subjectId: old.grant_id, detail })
        return ok(issued)
      })
    },

    async endCredential(
      actor: Actor,
      { id, reason }: { id: string; reason: string },
    ): Promise<Result<Record<string, never>>> {
      return work(actor, async (current): Promise<Result<Record<string, never>>> => {
        const row = await current.db
          .updateTable('gateway_credentials')
          .set({ until: current.now, ended_reason: reason })
          .where('id', '=', id)
          .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', current.now)]))
          .returning('grant_id')
          .executeTakeFirst()
        if (!row) return violation('NOT_OPEN', { status: 'ended' })
        const detail = { credential: id, reason }
        current.audit({ action: 'gateway.credential-ended', subjectKind: 'grant', subjectId: row.grant_id, detail })
        current.changed('sharing', row.grant_id)
        return ok({})
      })
    },
  }
}

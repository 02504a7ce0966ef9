import { theProgram } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { createAdmission } from './admission.ts'
import { createBatch } from './batch.ts'
import { createConnectionService, secretName } from './connection-service.ts'
import { createCredentialService } from './credential-service.ts'
import { createDeskKeys } from './desk-key.ts'
import { createDirectory } from './directory.ts'
import { subjectSalt } from './door-store.ts'
import { createExchangeService } from './exchange-service.ts'
import { createGate } from './gate.ts'
import { createLineage } from './lineage.ts'
import type { GatewayParts } from './parts.ts'
import { createRuleService } from './rule-service.ts'
import { createSealing } from './sealing.ts'
import { hmacSm3, loadSm3Hex } from './signing.ts'
import { createSources } from './sources.ts'
import { createWatch, type Unusual } from './watch.ts'

export type GatewayService = Awaited<ReturnType<typeof createGatewayService>>

/** How often good news of one source is written down, milliseconds. */
const goodNewsEveryMs = 60_000

/** The data gateway (数据网关): from the key in a department's hand to the row of the log. */
export async function createGatewayService(parts: GatewayParts) {
  const { db, work, clock, readers, sharing, signer, secrets, onUnexpected } = parts
  const sm3 = await loadSm3Hex()
  const hub = newId(Date.now())
  const directory = createDirectory(db, readers)
  const admission = createAdmission(db, hub)
  const connections = createConnectionService(parts)
  const toldWell = new Map<string, number>()
  const background = new Set<Promise<unknown>>()
  const inBackground = (task: Promise<unknown>) => {
    const guarded = task.catch(onUnexpected).finally(() => background.delete(guarded))
    background.add(guarded)
  }
  const sources = createSources({
    open: parts.openConnector,
    secret: resourceId => secrets.get(secretName(resourceId)),
    news(news) {
      const last = toldWell.get(news.resourceId) ?? Number.NEGATIVE_INFINITY
      if (news.ok && performance.now() - last < goodNewsEveryMs) return
      toldWell.set(news.resourceId, news.ok ? performance.now() : Number.NEGATIVE_INFINITY)
      inBackground(connections.remember(news))
    },
  })

  /** An unusual use is told, and the grant is suspended where the rule says so. */
  async function tellUnusual({ door, rule, count, at }: Unusual): Promise<void> {
    const suspend = rule.act === 'suspend'
    await work(theProgram, async current => {
      const id = newId(at.getTime())
      await current.db
        .insertInto('gateway_alerts')
        .values({
          id,
          credential_id: door.credentialId,
          grant_id: door.grant.id,
          kind: rule.kind,
          at,
          facts: JSON.stringify({ count, threshold: rule.threshold, windowMinutes: rule.windowMinutes }),
          suspended: suspend,
          seen_by: null,
          seen_at: null,
        })
        .execute()
      const detail = { number: door.grant.number, kind: rule.kind, count, act: rule.act }
      current.audit({ action: 'gateway.unusual', subjectKind: 'grant', subjectId: door.grant.id, detail })
      current.changed('sharing', door.grant.id)
      return ok(null)
    })
    if (!suspend) return
    const grant = await sharing.grant(door.grant.id)
    if (!grant.ok) return
    const target = { id: grant.value.id, revision: grant.value.revision }
    await sharing.suspendGrant(theProgram, target, true, `${rule.source}（自动暂停，${count} 次）`)
    directory.forget()
  }
  const watch = createWatch(unusual => inBackground(tellUnusual(unusual)))

  let hashing: Promise<(subject: string) => Uint8Array> | undefined
  const subjectHmac = async () =>
    (hashing ??= subjectSalt(db).then(salt => hmacSm3(new Uint8Array(Buffer.from(salt, 'hex')))))
  let opened: Promise<{ gate: ReturnType<typeof createGate>; batch: ReturnType<typeof createBatch> }> | undefined
  /** Made with the first request: a hub that starts does not wait for it. */
  const open = () =>
    (opened ??= subjectHmac().then(hmac => {
      const gate = createGate({ clock, directory, admission, sources, watch, sm3, subjectHmac: hmac, onUnexpected })
      return { gate, batch: createBatch({ gate, directory, admission, sources, signer, sm3 }) }
    }))
  const hashOf = async (subject: string) => Buffer.from((await subjectHmac())(subject)).toString('hex')

  const credentials = createCredentialService(parts, sm3)

  return {
    ...credentials,
    ...connections,
    ...createExchangeService(parts, hashOf),
    ...createLineage(parts),
    ...createRuleService(parts),
    sealing: createSealing({ db, work, signer, sm3, hub }),
    open,
    /** A desk of this program asks, with a key of the department that holds the grant. */
    askForDesk: createDeskKeys({ clock, issue: credentials.issueCredential, gate: async () => (await open()).gate }),
    hashOf,
    /** This hub changed something a door depends on. */
    forget: () => directory.forget(),
    /** Resolves when nothing waits to be written. */
    async settled() {
      await admission.settled()
      await Promise.all(background)
    },
    async close() {
      await admission.settled()
      await Promise.all(background)
      await sources.close()
    },
  }
}

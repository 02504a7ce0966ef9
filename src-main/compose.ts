import { implement } from '@orpc/server'
import { contract } from '#contract/index.ts'
import { checkAccess, type CallContext } from '#hub/access.ts'
import { changesRoutes } from '#hub/changes-routes.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import type { OpenDatabase } from '#database/open.ts'
import { createUnitOfWork } from '#database/unit-of-work.ts'
import { auditRoutes, createAuditTrail, loadSm3, type CheckpointSigner } from '#domain/audit/index.ts'
import { createIdentityService, identityRoutes } from '#domain/identity/index.ts'
import { createAnnouncer } from '#kernel/announcer.ts'
import { systemClock, type Clock } from '#kernel/clock.ts'

/** What a host (desktop, server, command line, test) brings; everything else is built here. */
export interface Surroundings {
  readonly store: OpenDatabase
  readonly signer: CheckpointSigner
  readonly clock?: Clock
  /** Where files beside the store live (keys, voice cache); absent for a store in memory. */
  readonly dataFolder?: string
  /** Unexpected errors of listeners and background work, logged once by the host. */
  readonly onError?: (error: unknown) => void
}

export type Program = Awaited<ReturnType<typeof compose>>

/** Builds the whole program from its surroundings: the only place that sees every room of src-main. */
export async function compose({ store, signer, clock = systemClock, onError = console.error }: Surroundings) {
  const { db } = store
  const notices = createAnnouncer<ChangeNotice>(onError)
  const trail = createAuditTrail({ hash: await loadSm3(), signer })
  const work = createUnitOfWork({ db, trail, clock, notices })
  const identity = createIdentityService({ db, work, clock })

  const router = implement(contract)
    .$context<CallContext>()
    .use(checkAccess)
    .router({
      identity: identityRoutes(identity),
      audit: auditRoutes({ db, trail }),
      changes: changesRoutes(notices),
    })
  const callContext = (fromThisMachine: boolean): CallContext => ({
    fromThisMachine,
    accountOfToken: token => identity.accountOfToken(token),
  })
  return {
    router,
    callContext,
    services: { identity, trail },
    work,
    notices,
    db,
    clock,
    close: () => store.close(),
  }
}

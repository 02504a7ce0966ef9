import { implement } from '@orpc/server'
import { auditContract } from '#contract/audit.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { HandlerContext } from '#hub/access.ts'
import type { AuditTrail } from './service.ts'

export function auditRoutes({ db, trail }: { db: ReadableDb; trail: AuditTrail }) {
  const module = implement(auditContract).$context<HandlerContext>()
  return module.router({
    history: module.history.handler(({ input }) =>
      trail.history(db, {
        limit: input.limit,
        ...(input.beforeSeq !== undefined ? { beforeSeq: input.beforeSeq } : {}),
        ...(input.subjectId !== undefined ? { subjectId: input.subjectId } : {}),
      }),
    ),
    verify: module.verify.handler(() => trail.verify(db)),
  })
}

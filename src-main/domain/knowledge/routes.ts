import { implement } from '@orpc/server'
import { knowledgeContract } from '#contract/knowledge.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { EntriesService } from './entries-service.ts'
import type { KnowledgeService } from './service.ts'

export function knowledgeRoutes(service: KnowledgeService, entries: EntriesService) {
  const module = implement(knowledgeContract).$context<HandlerContext>()
  return module.router({
    previewImport: module.previewImport.handler(({ input }) => service.previewImport(input.files)),
    importPolicies: module.importPolicies.handler(async ({ input, context }) =>
      valueOrRaise(await service.importPolicies(actorOf(context), input.files)),
    ),
    entries: module.entries.handler(() => entries.list()),
    saveEntry: module.saveEntry.handler(async ({ input, context }) =>
      valueOrRaise(await entries.save(actorOf(context), input)),
    ),
    benchEntry: module.benchEntry.handler(async ({ input }) => valueOrRaise(await entries.bench(input.id))),
    approveEntry: module.approveEntry.handler(async ({ input, context }) =>
      valueOrRaise(await entries.approve(actorOf(context), input)),
    ),
    list: module.list.handler(({ input }) => service.list(input)),
    policy: module.policy.handler(async ({ input }) => valueOrRaise(await service.policy(input.id))),
    changes: module.changes.handler(async ({ input }) => valueOrRaise(await service.changes(input.id))),
    article: module.article.handler(async ({ input }) => valueOrRaise(await service.article(input.id))),
  })
}

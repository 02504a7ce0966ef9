import { implement } from '@orpc/server'
import { knowledgeContract } from '#contract/knowledge.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { KnowledgeService } from './service.ts'

export function knowledgeRoutes(service: KnowledgeService) {
  const module = implement(knowledgeContract).$context<HandlerContext>()
  return module.router({
    previewImport: module.previewImport.handler(({ input }) => service.previewImport(input.files)),
    importPolicies: module.importPolicies.handler(async ({ input, context }) =>
      valueOrRaise(await service.importPolicies(actorOf(context), input.files)),
    ),
    list: module.list.handler(({ input }) => service.list(input)),
    policy: module.policy.handler(async ({ input }) => valueOrRaise(await service.policy(input.id))),
    article: module.article.handler(async ({ input }) => valueOrRaise(await service.article(input.id))),
  })
}

import { implement } from '@orpc/server'
import { chainContract } from '#contract/chain.ts'
import type { HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { ChainService } from './service.ts'

export function chainRoutes(service: ChainService) {
  const module = implement(chainContract).$context<HandlerContext>()
  return module.router({
    guide: module.guide.handler(async ({ input }) => valueOrRaise(await service.itemGuide(input.item, input.day))),
    ofItem: module.ofItem.handler(async ({ input }) =>
      valueOrRaise(await service.ofItem(input.item, input.day, input.ifRevoked)),
    ),
    ofItems: module.ofItems.handler(({ input }) => service.glances(input.itemIds, input.day)),
    whatIfRevoked: module.whatIfRevoked.handler(async ({ input }) =>
      valueOrRaise(await service.whatIfRevoked(input.grantId)),
    ),
    counts: module.counts.handler(({ input }) => service.counts(input.day)),
  })
}

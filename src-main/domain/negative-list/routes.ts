import { implement } from '@orpc/server'
import { negativeListContract } from '#contract/negative-list.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { NegativeListService } from './service.ts'

export function negativeListRoutes(service: NegativeListService) {
  const module = implement(negativeListContract).$context<HandlerContext>()
  return module.router({
    list: module.list.handler(({ input }) => service.list(input)),
    get: module.get.handler(async ({ input }) => valueOrRaise(await service.get(input.id))),
    propose: module.propose.handler(async ({ input, context }) =>
      valueOrRaise(await service.propose(actorOf(context), input)),
    ),
    withdraw: module.withdraw.handler(async ({ input, context }) =>
      valueOrRaise(await service.withdraw(actorOf(context), input)),
    ),
    approve: module.approve.handler(async ({ input, context }) =>
      valueOrRaise(await service.approve(actorOf(context), input)),
    ),
    refuse: module.refuse.handler(async ({ input, context }) =>
      valueOrRaise(await service.refuse(actorOf(context), input, input.remark)),
    ),
    end: module.end.handler(async ({ input, context }) =>
      valueOrRaise(await service.end(actorOf(context), input, input.lastDay, input.remark)),
    ),
  })
}

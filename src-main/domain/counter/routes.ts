import { implement } from '@orpc/server'
import { counterContract } from '#contract/counter.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { CounterService } from './service.ts'

export function counterRoutes(service: CounterService) {
  const module = implement(counterContract).$context<HandlerContext>()
  return module.router({
    desk: module.desk.handler(async ({ input }) => valueOrRaise(await service.desk(input.caseId))),
    lookUp: module.lookUp.handler(async ({ input, context }) =>
      valueOrRaise(await service.lookUp(actorOf(context), input)),
    ),
    conclude: module.conclude.handler(async ({ input, context }) =>
      valueOrRaise(await service.conclude(actorOf(context), input)),
    ),
  })
}

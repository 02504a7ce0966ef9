import { implement } from '@orpc/server'
import { promisesContract } from '#contract/promises.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { PromiseService } from './service.ts'

export function promiseRoutes(service: PromiseService) {
  const module = implement(promisesContract).$context<HandlerContext>()
  return module.router({
    coverage: module.coverage.handler(({ input }) => service.coverage(input.most)),
    draftRequest: module.draftRequest.handler(async ({ input, context }) =>
      valueOrRaise(await service.draftRequest(actorOf(context), input.resourceId)),
    ),
    throughTheEyesOf: module.throughTheEyesOf.handler(async ({ input }) =>
      valueOrRaise(await service.throughTheEyesOf(input.persona)),
    ),
  })
}

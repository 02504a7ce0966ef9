import { implement } from '@orpc/server'
import { appearanceContract } from '#contract/appearance.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { AppearanceService } from './service.ts'

export function appearanceRoutes(service: AppearanceService) {
  const module = implement(appearanceContract).$context<HandlerContext>()
  return module.router({
    current: module.current.handler(() => service.current()),
    choose: module.choose.handler(async ({ input, context }) =>
      valueOrRaise(await service.choose(actorOf(context), input)),
    ),
  })
}

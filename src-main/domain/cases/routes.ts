import { implement } from '@orpc/server'
import { casesContract } from '#contract/cases.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { CaseService } from './service.ts'

export function caseRoutes(service: CaseService) {
  const module = implement(casesContract).$context<HandlerContext>()
  return module.router({
    list: module.list.handler(({ input }) => service.list(input.state)),
    get: module.get.handler(async ({ input }) => valueOrRaise(await service.get(input.id))),
    receive: module.receive.handler(async ({ input, context }) =>
      valueOrRaise(await service.receive(actorOf(context), input)),
    ),
    step: module.step.handler(async ({ input, context }) => valueOrRaise(await service.step(actorOf(context), input))),
    noticesSeen: module.noticesSeen.handler(async ({ input, context }) =>
      valueOrRaise(await service.noticesSeen(actorOf(context), input.id)),
    ),
    windows: module.windows.handler(() => service.windows()),
  })
}

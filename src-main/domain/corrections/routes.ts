import { implement } from '@orpc/server'
import { correctionsContract } from '#contract/corrections.ts'
import { accountOf, actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { CorrectionService } from './service.ts'

export function correctionRoutes(service: CorrectionService) {
  const module = implement(correctionsContract).$context<HandlerContext>()
  return module.router({
    list: module.list.handler(({ context }) =>
      service.list(actorOf(context), accountOf(context).roles.includes('platform')),
    ),
    file: module.file.handler(async ({ input, context }) => valueOrRaise(await service.file(actorOf(context), input))),
    answer: module.answer.handler(async ({ input, context }) =>
      valueOrRaise(await service.answer(actorOf(context), input)),
    ),
  })
}

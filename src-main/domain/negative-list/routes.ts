import { implement } from '@orpc/server'
import { negativeArgumentContract } from '#contract/negative-argument.ts'
import { negativeEditionContract } from '#contract/negative-edition.ts'
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

export function negativeArgumentRoutes(service: NegativeListService) {
  const module = implement(negativeArgumentContract).$context<HandlerContext>()
  return module.router({
    case: module.case.handler(async ({ input }) => valueOrRaise(await service.argumentCase(input.id))),
    argue: module.argue.handler(async ({ input, context }) =>
      valueOrRaise(await service.argue(actorOf(context), input)),
    ),
    notePractice: module.notePractice.handler(async ({ input, context }) =>
      valueOrRaise(await service.notePractice(actorOf(context), input)),
    ),
    ifWidened: module.ifWidened.handler(({ input }) => service.ifWidened(input.departmentId)),
    setEndPolicy: module.setEndPolicy.handler(async ({ input, context }) =>
      valueOrRaise(await service.setEndPolicy(actorOf(context), input.atEnd, input.reason)),
    ),
  })
}

export function negativeEditionRoutes(service: NegativeListService) {
  const module = implement(negativeEditionContract).$context<HandlerContext>()
  return module.router({
    editions: module.editions.handler(() => service.editions()),
    edition: module.edition.handler(async ({ input }) => valueOrRaise(await service.edition(input.number))),
    draft: module.draft.handler(({ input }) => service.draftEdition(input.effectiveOn)),
    publish: module.publish.handler(async ({ input, context }) =>
      valueOrRaise(await service.publishEdition(actorOf(context), input)),
    ),
    file: module.file.handler(async ({ input }) => {
      const { bytes, ...file } = valueOrRaise(await service.editionFile(input.number, input.format))
      return { ...file, bytesBase64: Buffer.from(bytes).toString('base64') }
    }),
    prove: module.prove.handler(async ({ input }) => valueOrRaise(await service.proveEdition(input.number))),
    publicEdition: module.publicEdition.handler(({ input }) => service.publicEdition(input.number)),
  })
}

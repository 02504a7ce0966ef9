import { implement } from '@orpc/server'
import { sampleContract, type SampleProgress } from '#contract/sample-district.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import { toldBy } from '#kernel/told-by.ts'
import type { SampleDistrictService } from './service.ts'

export function sampleDistrictRoutes(service: SampleDistrictService) {
  const module = implement(sampleContract).$context<HandlerContext>()
  return module.router({
    state: module.state.handler(() => service.state()),
    load: module.load.handler(async ({ input, context, signal }) => {
      const actor = actorOf(context)
      valueOrRaise(await service.mayLoad(input.password))
      return toldBy<SampleProgress>(async tell => {
        valueOrRaise(await service.load(actor, input.password, tell, signal))
      })
    }),
    remove: module.remove.handler(async ({ context }) => valueOrRaise(await service.remove(actorOf(context)))),
  })
}

import { implement } from '@orpc/server'
import { sampleContract, type SampleProgress } from '#contract/sample-district.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { SampleDistrictService } from './service.ts'

/** What `run` tells while it works, one by one; ends when it ends, and throws what it throws. */
async function* toldBy<Event>(run: (tell: (event: Event) => void) => Promise<void>): AsyncGenerator<Event> {
  const heard: Event[] = []
  let wake = () => {}
  const tell = (event: Event) => {
    heard.push(event)
    wake()
  }
  let over = false
  const running = run(tell).finally(() => {
    over = true
    wake()
  })
  // Kept from being an unhandled rejection while the listener is between two events; it is awaited at the end.
  running.catch(() => undefined)
  for (;;) {
    yield* heard.splice(0)
    if (over && heard.length === 0) break
    if (heard.length === 0) await new Promise<void>(resolve => (wake = resolve))
  }
  await running
}

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

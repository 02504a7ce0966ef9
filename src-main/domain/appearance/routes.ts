import { implement } from '@orpc/server'
import { appearanceContract, type Making } from '#contract/appearance.ts'
import { accountOf, actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import { toldBy } from '#kernel/told-by.ts'
import type { AppearanceService } from './service.ts'

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

export function appearanceRoutes(service: AppearanceService) {
  const module = implement(appearanceContract).$context<HandlerContext>()
  return module.router({
    current: module.current.handler(() => service.current()),
    standing: module.standing.handler(({ input, context }) => {
      const self = input.place === 'kiosk' ? accountOf(context).id : null
      return service.standing(input.place, input.of ?? self)
    }),
    choose: module.choose.handler(async ({ input, context }) =>
      valueOrRaise(await service.choose(actorOf(context), input)),
    ),
    places: module.places.handler(() => service.places()),
    bodies: module.bodies.handler(() => service.bodies()),
    file: module.file.handler(async ({ input }) => {
      const { bytes } = valueOrRaise(await service.file(input.id, input.form))
      return { bytes: Buffer.from(bytes).toString('base64') }
    }),
    make: module.make.handler(async function* ({ input, context, signal }) {
      const gone = new AbortController()
      const either = signal === undefined ? gone.signal : AbortSignal.any([signal, gone.signal])
      try {
        yield* toldBy<Making>(async tell => {
          const body = valueOrRaise(await service.make(actorOf(context), input, tell, either))
          tell({ step: 'done', share: 1, body })
        })
      } finally {
        gone.abort()
      }
    }),
    keep: module.keep.handler(async ({ input, context }) =>
      valueOrRaise(await service.keep(actorOf(context), { ...input, bytes: bytesOf(input.bytes) })),
    ),
    portray: module.portray.handler(async ({ input, context }) =>
      valueOrRaise(await service.portray(actorOf(context), input.id, bytesOf(input.preview))),
    ),
    remove: module.remove.handler(async ({ input, context }) =>
      valueOrRaise(await service.remove(actorOf(context), input.id)),
    ),
  })
}

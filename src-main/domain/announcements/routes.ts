import { implement } from '@orpc/server'
import { announcementsContract } from '#contract/announcements.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { AnnouncementService } from './service.ts'

export function announcementRoutes(service: AnnouncementService) {
  const module = implement(announcementsContract).$context<HandlerContext>()
  return module.router({
    list: module.list.handler(() => service.list()),
    get: module.get.handler(async ({ input }) => valueOrRaise(await service.get(input.id))),
    create: module.create.handler(async ({ input, context }) =>
      valueOrRaise(await service.create(actorOf(context), input.title)),
    ),
    save: module.save.handler(async ({ input, context }) =>
      valueOrRaise(await service.save(actorOf(context), input, input)),
    ),
    recordFilm: module.recordFilm.handler(async ({ input, context }) =>
      valueOrRaise(await service.recordFilm(actorOf(context), input, input.film)),
    ),
    approve: module.approve.handler(async ({ input, context }) =>
      valueOrRaise(await service.approve(actorOf(context), input, input.digest)),
    ),
    remove: module.remove.handler(async ({ input, context }) =>
      valueOrRaise(await service.remove(actorOf(context), input)),
    ),
  })
}

import { implement } from '@orpc/server'
import { catalogContract } from '#contract/catalog.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { CatalogService } from './service.ts'

export function catalogRoutes(service: CatalogService) {
  const module = implement(catalogContract).$context<HandlerContext>()
  const { importing } = service
  return module.router({
    list: module.list.handler(({ input }) => service.list(input)),
    get: module.get.handler(async ({ input }) => valueOrRaise(await service.get(input.idOrCode, input.day))),
    history: module.history.handler(async ({ input }) => valueOrRaise(await service.history(input.itemId))),
    departments: module.departments.handler(() => service.departments()),
    saveDepartment: module.saveDepartment.handler(async ({ input, context }) =>
      valueOrRaise(await service.saveDepartment(actorOf(context), input)),
    ),
    createItem: module.createItem.handler(async ({ input, context }) =>
      valueOrRaise(await service.createItem(actorOf(context), input)),
    ),
    createDraft: module.createDraft.handler(async ({ input, context }) =>
      valueOrRaise(await service.createDraft(actorOf(context), input.itemId)),
    ),
    saveDraft: module.saveDraft.handler(async ({ input, context }) =>
      valueOrRaise(await service.saveDraft(actorOf(context), input)),
    ),
    discardDraft: module.discardDraft.handler(async ({ input, context }) => {
      valueOrRaise(await service.discardDraft(actorOf(context), input))
      return {}
    }),
    submit: module.submit.handler(async ({ input, context }) =>
      valueOrRaise(await service.submit(actorOf(context), input)),
    ),
    returnToDraft: module.returnToDraft.handler(async ({ input, context }) =>
      valueOrRaise(await service.returnToDraft(actorOf(context), input)),
    ),
    publish: module.publish.handler(async ({ input, context }) =>
      valueOrRaise(await service.publish(actorOf(context), input)),
    ),
    publishImport: module.publishImport.handler(async ({ input, context }) =>
      valueOrRaise(await service.publishImport(actorOf(context), input)),
    ),
    suspend: module.suspend.handler(async ({ input, context }) =>
      valueOrRaise(await service.suspend(actorOf(context), input)),
    ),
    abolish: module.abolish.handler(async ({ input, context }) =>
      valueOrRaise(await service.abolish(actorOf(context), input)),
    ),
    previewImport: module.previewImport.handler(async ({ input, context }) => {
      const bytes = new Uint8Array(Buffer.from(input.bytes, 'base64'))
      return valueOrRaise(await importing.stage(actorOf(context), { ...input, bytes }))
    }),
    imports: module.imports.handler(() => importing.imports()),
    importRows: module.importRows.handler(({ input }) => importing.importRows(input)),
    applyImport: module.applyImport.handler(async ({ input, context }) =>
      valueOrRaise(await importing.apply(actorOf(context), input)),
    ),
    discardImport: module.discardImport.handler(async ({ input, context }) => {
      valueOrRaise(await importing.discard(actorOf(context), input.importId))
      return {}
    }),
  })
}

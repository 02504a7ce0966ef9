import { implement } from '@orpc/server'
import { deskContract } from '#contract/desk.ts'
import { accountOf, actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { DeskService } from './service.ts'

export function deskRoutes(service: DeskService) {
  const module = implement(deskContract).$context<HandlerContext>()
  return module.router({
    views: module.views.handler(({ input, context }) => service.views(accountOf(context).id, input.list)),
    saveView: module.saveView.handler(async ({ input, context }) =>
      valueOrRaise(await service.saveView(actorOf(context), input)),
    ),
    deleteView: module.deleteView.handler(async ({ input, context }) => {
      valueOrRaise(await service.deleteView(actorOf(context), input.id))
      return {}
    }),
    present: module.present.handler(({ input, context }) => {
      const { accountId, name } = actorOf(context)
      return service.present({ accountId, name }, input)
    }),
    previewEdits: module.previewEdits.handler(({ input }) => service.previewEdits(input.edits)),
    applyEdits: module.applyEdits.handler(async ({ input, context }) =>
      valueOrRaise(await service.applyEdits(actorOf(context), input)),
    ),
    journal: module.journal.handler(({ input, context }) => service.journal(actorOf(context).accountId, input.limit)),
    undo: module.undo.handler(async ({ input, context }) =>
      valueOrRaise(await service.undo(actorOf(context), input.id)),
    ),
    redo: module.redo.handler(async ({ input, context }) =>
      valueOrRaise(await service.redo(actorOf(context), input.id)),
    ),
  })
}

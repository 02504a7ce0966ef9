import { implement } from '@orpc/server'
import type { FileOut } from '#contract/catalog-export.ts'
import { catalogContract } from '#contract/catalog.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { Result } from '#kernel/result.ts'
import type { Watching } from './import-reading.ts'
import { importWatch } from './import-watch.ts'
import { publishedDetail, publishedFilter, publishedPage, seesPublishedOnly } from './published-only.ts'
import type { CatalogService } from './service.ts'

/** Prints the guide of a published item; given by the composition, since a guide joins more than the catalogue. */
export type PrintGuide = (asked: {
  item: string
  day?: string | undefined
  format: 'docx' | 'html'
}) => Promise<Result<FileOut>>

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

export function catalogRoutes(service: CatalogService, printGuide: PrintGuide) {
  const module = implement(catalogContract).$context<HandlerContext>()
  const { importing } = service
  const watched = importWatch()
  return module.router({
    list: module.list.handler(async ({ input, context }) => {
      if (!seesPublishedOnly(context.account)) return service.list(input)
      return publishedPage(await service.list({ ...input, filter: publishedFilter(input.filter) }))
    }),
    get: module.get.handler(async ({ input, context }) => {
      const detail = await service.get(input.idOrCode, input.day)
      return valueOrRaise(seesPublishedOnly(context.account) ? publishedDetail(detail, input.idOrCode) : detail)
    }),
    quality: module.quality.handler(() => service.quality()),
    qualityRows: module.qualityRows.handler(({ input }) => service.qualityRows(input)),
    check: module.check.handler(({ input }) => ({ defects: service.check(input.content) })),
    reviewOf: module.reviewOf.handler(async ({ input }) => valueOrRaise(await service.reviewOf(input.itemId))),
    reviewQueue: module.reviewQueue.handler(({ input, context }) =>
      service.reviewQueue(actorOf(context).accountId, input.limit),
    ),
    comment: module.comment.handler(async ({ input, context }) =>
      valueOrRaise(await service.comment(actorOf(context), input)),
    ),
    resolveComment: module.resolveComment.handler(async ({ input, context }) =>
      valueOrRaise(await service.resolveComment(actorOf(context), input)),
    ),
    loadBasic: module.loadBasic.handler(async ({ input, context }) => {
      const bytes = bytesOf(input.bytes)
      return valueOrRaise(await service.loadBasic(actorOf(context), { ...input, bytes }))
    }),
    fourSame: module.fourSame.handler(({ input }) => service.fourSame(input)),
    exportFourSame: module.exportFourSame.handler(({ input }) => service.exportFourSame(input)),
    basicProposals: module.basicProposals.handler(() => service.basicProposals()),
    proposeBasicChange: module.proposeBasicChange.handler(async ({ input, context }) =>
      valueOrRaise(await service.proposeBasicChange(actorOf(context), input)),
    ),
    answerBasicProposal: module.answerBasicProposal.handler(async ({ input, context }) =>
      valueOrRaise(await service.answerBasicProposal(actorOf(context), input)),
    ),
    restructurings: module.restructurings.handler(() => service.restructurings()),
    proposeRestructuring: module.proposeRestructuring.handler(async ({ input, context }) =>
      valueOrRaise(await service.proposeRestructuring(actorOf(context), input)),
    ),
    decideRestructuring: module.decideRestructuring.handler(async ({ input, context }) =>
      valueOrRaise(await service.decideRestructuring(actorOf(context), input)),
    ),
    lineage: module.lineage.handler(({ input }) => service.lineage(input.itemId)),
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
      const bytes = bytesOf(input.bytes)
      const actor = actorOf(context)
      const stage = (watching: Watching) => importing.stage(actor, { ...input, bytes }, watching)
      return valueOrRaise(await watched.read(actor.accountId, input.watch, stage))
    }),
    importProgress: module.importProgress.handler(({ input, context }) =>
      watched.progress(actorOf(context).accountId, input.watch),
    ),
    cancelImport: module.cancelImport.handler(({ input, context }) => {
      watched.cancel(actorOf(context).accountId, input.watch)
      return {}
    }),
    exportItems: module.exportItems.handler(({ input }) => service.exportItems(input)),
    guideDocument: module.guideDocument.handler(async ({ input }) => valueOrRaise(await printGuide(input))),
    correctedCopy: module.correctedCopy.handler(async ({ input }) =>
      valueOrRaise(await service.correctedCopy(input.importId)),
    ),
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

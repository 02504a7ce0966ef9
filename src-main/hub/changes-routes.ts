import { EventPublisher, implement } from '@orpc/server'
import { changesContract, type ChangeNotice } from '#contract/changes.ts'
import type { Announcer } from '#kernel/announcer.ts'
import type { HandlerContext } from './access.ts'

/** The stream of "this changed": one subscription per open page, ended with its signal. */
export function changesRoutes(notices: Announcer<ChangeNotice>) {
  const publisher = new EventPublisher<{ change: ChangeNotice }>()
  notices.listen(notice => publisher.publish('change', notice))
  const module = implement(changesContract).$context<HandlerContext>()
  return module.router({
    watch: module.watch.handler(async function* ({ signal }) {
      for await (const notice of publisher.subscribe('change', signal ? { signal } : {})) yield notice
    }),
  })
}

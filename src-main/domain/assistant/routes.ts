import { implement } from '@orpc/server'
import { assistantContract } from '#contract/assistant.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { AskedService } from './asked-service.ts'
import type { AssistantService } from './service.ts'
import type { AssistantSettingsService } from './settings-service.ts'

/** Where a transport gives no signal, a question still ends. */
const LONGEST_ANSWER_MS = 120_000

export function assistantRoutes(service: AssistantService, settings: AssistantSettingsService, asked: AskedService) {
  const module = implement(assistantContract).$context<HandlerContext>()
  return module.router({
    asked: module.asked.handler(({ input }) => asked.list(input)),
    ask: module.ask.handler(async function* ({ input, signal, context }) {
      const limit = AbortSignal.timeout(LONGEST_ANSWER_MS)
      const events = service.ask(input, signal ? AbortSignal.any([signal, limit]) : limit)
      // Only what visitors ask in the hall is counted; a colleague who tries a question leaves nothing.
      yield* context.account?.roles.includes('kiosk') === true ? asked.watch(input.question, events) : events
    }),
    forget: module.forget.handler(({ input }) => {
      service.forget(input.sessionId)
      return {}
    }),
    settings: module.settings.handler(() => settings.settings()),
    saveSettings: module.saveSettings.handler(async ({ input, context }) =>
      valueOrRaise(await settings.save(actorOf(context), input)),
    ),
    testConnection: module.testConnection.handler(({ input }) => settings.testConnection(input)),
  })
}

import { implement } from '@orpc/server'
import { hostContract } from '#contract/host.ts'
import type { HandlerContext } from '#hub/access.ts'
import { raise } from '#hub/raise-violation.ts'
import { VoiceError } from './ports.ts'
import type { HostService } from './service.ts'

/** No sentence takes longer than this, whatever the voice does. */
const longestSpeechMs = 10 * 60_000

export function hostRoutes(service: HostService) {
  const module = implement(hostContract).$context<HandlerContext>()
  return module.router({
    voiceStatus: module.voiceStatus.handler(() => service.voiceStatus()),
    speak: module.speak.handler(async function* ({ input, signal }) {
      const limit = AbortSignal.timeout(longestSpeechMs)
      try {
        yield* service.speak(input, signal === undefined ? limit : AbortSignal.any([signal, limit]))
      } catch (cause) {
        if (cause instanceof VoiceError) raise({ code: 'VOICE_FAILED', data: { ...cause.failure } })
        throw cause
      }
    }),
  })
}

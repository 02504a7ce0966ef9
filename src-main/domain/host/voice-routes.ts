import { implement } from '@orpc/server'
import { recognitionRateHz, voiceContract } from '#contract/voice.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { raise, valueOrRaise } from '#hub/raise-violation.ts'
import { RecognitionError, type Recogniser } from './ports.ts'
import type { VoiceSettingsService } from './voice-settings.ts'

/** A visitor waits no longer to be understood. */
const recognitionLimitMs = 15_000

export function voiceRoutes(settings: VoiceSettingsService, recogniser: () => Promise<Recogniser>) {
  const module = implement(voiceContract).$context<HandlerContext>()
  return module.router({
    settings: module.settings.handler(() => settings.settings()),
    saveSettings: module.saveSettings.handler(async ({ input, context }) =>
      valueOrRaise(await settings.save(actorOf(context), input)),
    ),
    trySentence: module.trySentence.handler(({ input }) => settings.trySentence(input)),
    readings: module.readings.handler(() => settings.readings()),
    saveReadings: module.saveReadings.handler(async ({ input, context }) =>
      valueOrRaise(await settings.saveReadings(actorOf(context), input)),
    ),
    hearing: module.hearing.handler(async () => (await recogniser()).status()),
    recognise: module.recognise.handler(async ({ input, signal }) => {
      const limit = AbortSignal.timeout(recognitionLimitMs)
      const bytes = Buffer.from(input.samples, 'base64')
      const samples = Int16Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readInt16LE(at * 2))
      try {
        const { recognise } = await recogniser()
        const recording = { samples, sampleRateHz: recognitionRateHz, language: input.language }
        const text = await recognise(recording, signal === undefined ? limit : AbortSignal.any([signal, limit]))
        return { text: text.trim().slice(0, 500) }
      } catch (cause) {
        if (cause instanceof RecognitionError) raise({ code: 'NOT_HEARD', data: { ...cause.failure } })
        throw cause
      }
    }),
  })
}

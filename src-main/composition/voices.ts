import type { Kysely } from 'kysely'
import { createServerRecogniser, noRecogniser } from '#adapters/speech-recognition-server.ts'
import { locateVoicePack } from '#adapters/voice-pack-location.ts'
import { createVoicePack } from '#adapters/voice-pack.ts'
import { createServerVoice } from '#adapters/voice-openai-compatible.ts'
import { createSystemVoice } from '#adapters/voice-system.ts'
import type { Database } from '#database/schema.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { SecretStore } from '#domain/assistant/index.ts'
import { createHostService, createVoiceSettings, type Voice } from '#domain/host/index.ts'
import type { Clock } from '#kernel/clock.ts'

/** Her voices in the office's order, what hears a visitor, and the settings behind both. */
export function composeVoices(parts: {
  db: Kysely<Database>
  work: UnitOfWork
  clock: Clock
  secrets: SecretStore
  programRoot: string | undefined
}) {
  const { db, work, clock, secrets, programRoot } = parts
  const start = programRoot ? locateVoicePack(programRoot) : undefined
  const voiceSettings = createVoiceSettings({
    db,
    work,
    secrets,
    openVoices: ({ order, server, system }, apiKey) =>
      order.flatMap((kind): Voice[] => {
        if (kind === 'voice-pack') return [createVoicePack({ start })]
        if (kind === 'system') return [createSystemVoice(system.voices)]
        if (kind === 'server' && server.baseUrl !== '')
          return [createServerVoice({ ...server, ...(apiKey === undefined ? {} : { apiKey }) })]
        return []
      }),
  })
  const host = createHostService({ voices: () => voiceSettings.voices(), clock })
  return {
    host,
    voiceSettings,
    async recogniser() {
      const { by, baseUrl, model } = (await voiceSettings.choices()).recognition
      if (by === 'off' || baseUrl === '') return noRecogniser
      return createServerRecogniser({ baseUrl, model, apiKey: await voiceSettings.apiKey() })
    },
  }
}

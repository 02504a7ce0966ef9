import { readingWordSchema, voiceSettingsSchema, type ReadingWord, type VoiceSettings } from '#contract/voice.ts'
import type { VoiceSettingsInput, VoiceTrial } from '#contract/voice.ts'
import type { SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { endpointAddress } from '#domain/assistant/rules.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation } from '#kernel/result.ts'
import { VoiceError, type Voice, type VoiceSecrets } from './ports.ts'
import { speakSentence } from './speak.ts'
import * as store from './voice-store.ts'
import { misreadWord, tidyWords, usualChoices, type VoiceChoices } from './voice-rules.ts'

const KEY_NAME = 'voice-api-key'
const trialLimitMs = 30_000
const choicesSchema = voiceSettingsSchema.omit({ keyStored: true, revision: true })

/** Makes the voices that choices name, in their order. */
export type OpenVoices = (choices: VoiceChoices, apiKey: string | undefined) => readonly Voice[]

/**
 * How the office lets her speak and listen.
 *   1. The voices in use are opened once for each saved state and kept (they hold processes); what was open before is closed.
 *   2. Readings are the office's own: a change is heard with the next sentence, on every page.
 */
export function createVoiceSettings(parts: {
  db: ReadableDb
  work: UnitOfWork
  secrets: VoiceSecrets
  openVoices: OpenVoices
}) {
  const { db, work, secrets, openVoices } = parts
  let opened: { revision: number; voices: readonly Voice[] } | undefined

  async function choicesNow(): Promise<{ choices: VoiceChoices; revision: number }> {
    const { choices, revision } = await store.readChoices(db)
    // A row of an older program lacks what was added since: the usual value stands in.
    const read = choicesSchema.safeParse({ ...usualChoices, ...(choices as object) })
    return { choices: read.success ? read.data : usualChoices, revision }
  }

  async function settings(): Promise<VoiceSettings> {
    const { choices, revision } = await choicesNow()
    return { ...choices, keyStored: (await secrets.get(KEY_NAME)) !== undefined, revision }
  }

  async function readings(): Promise<{ words: ReadingWord[]; revision: number }> {
    const { words, revision } = await store.readWords(db)
    return { words: readingWordSchema.array().catch([]).parse(words), revision }
  }

  async function closeOpened(): Promise<void> {
    const last = opened
    opened = undefined
    await Promise.all((last?.voices ?? []).map(voice => voice.close()))
  }

  return {
    settings,
    readings,
    choices: async () => (await choicesNow()).choices,
    apiKey: () => secrets.get(KEY_NAME),
    close: closeOpened,

    /** In order of preference. */
    async voices(): Promise<readonly Voice[]> {
      const { choices, revision } = await choicesNow()
      if (opened?.revision !== revision) {
        await closeOpened()
        opened = { revision, voices: openVoices(choices, await secrets.get(KEY_NAME)) }
      }
      return opened.voices
    },

    async save(actor: Actor, input: VoiceSettingsInput) {
      const { apiKey, revision, ...choices } = input
      for (const place of [choices.server, choices.recognition]) {
        if (place.baseUrl === '') continue
        const address = endpointAddress(place.baseUrl)
        if (address === undefined) return violation('BAD_ENDPOINT', { baseUrl: place.baseUrl })
        place.baseUrl = address
      }
      const reason = secrets.unavailable()
      if (apiKey !== undefined && apiKey !== '' && reason !== undefined) return violation('NO_SECRET_STORE', { reason })
      const saved = await work(actor, async current => {
        if (!(await store.saveChoices(current.db, choices, revision + 1, current.now)))
          return violation('STALE_REVISION', { kind: 'voice-settings', id: 'office' })
        const { order, recognition } = choices
        const detail = { order, hearsBy: recognition.by, keyChanged: apiKey !== undefined }
        current.audit({
          action: 'host.voice-settings-saved',
          subjectKind: 'voice-settings',
          subjectId: 'office',
          detail,
        })
        current.changed('settings', 'voice')
        if (apiKey === '') await secrets.delete(KEY_NAME)
        else if (apiKey !== undefined) await secrets.set(KEY_NAME, apiKey)
        return ok({})
      })
      return saved.ok ? ok(await settings()) : saved
    },

    async saveReadings(actor: Actor, input: { words: ReadingWord[]; revision: number }) {
      const wrong = misreadWord(input.words)
      if (wrong !== undefined) return violation('BAD_READING', { word: wrong })
      const words = tidyWords(input.words)
      const saved = await work(actor, async current => {
        if (!(await store.saveWords(current.db, words, input.revision + 1, current.now)))
          return violation('STALE_REVISION', { kind: 'voice-readings', id: 'office' })
        const detail = { words: words.length }
        current.audit({ action: 'host.readings-saved', subjectKind: 'voice-readings', subjectId: 'office', detail })
        current.changed('settings', 'voice')
        return ok({})
      })
      return saved.ok ? ok(await readings()) : saved
    },

    /** Each voice of the given choices in turn, until one has spoken the sentence. */
    async trySentence(
      input: Omit<VoiceSettingsInput, 'revision'> & { language: SpokenLanguage; sentence: SpokenSentence },
    ): Promise<VoiceTrial> {
      const { apiKey, language, sentence, ...choices } = input
      const voices = openVoices(choices, apiKey ?? (await secrets.get(KEY_NAME)))
      const attempts: VoiceTrial['attempts'] = []
      try {
        for (const voice of voices) {
          const started = performance.now()
          const took = (): number => Math.round(performance.now() - started)
          try {
            const request = { language, rate: 1, pitch: 1, sentences: [sentence] }
            const chunk = await speakSentence(voice, request, 0, AbortSignal.timeout(trialLimitMs))
            attempts.push({ voice: voice.kind, ok: true, detail: '', milliseconds: took() })
            return { attempts, chunk }
          } catch (cause) {
            const detail = cause instanceof VoiceError ? cause.message : '没有在三十秒内说完这一句。'
            attempts.push({ voice: voice.kind, ok: false, detail, milliseconds: took() })
          }
        }
        return { attempts }
      } finally {
        await Promise.all(voices.map(voice => voice.close()))
      }
    },
  }
}
export type VoiceSettingsService = ReturnType<typeof createVoiceSettings>

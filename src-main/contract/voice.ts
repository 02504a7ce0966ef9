import { z } from 'zod'
import { speechChunkSchema, spokenLanguageSchema, spokenSentenceSchema, voiceKindSchema } from './host.ts'
import { procedure, refusal } from './procedure.ts'

/**
 * How the host speaks and listens, as the office sets it: which voices in which order, the readings of its own words, and what
 * hears a visitor. Beside this file: `domain/host/voice-*` (what is kept), `adapters/voice-*`, `adapters/recognition-*`.
 */

/** Name of the voice for each language; absent where the engine is not to be used for it, or chooses by itself. */
const voiceNamesSchema = z.object({
  cmn: z.string().trim().max(200).optional(),
  yue: z.string().trim().max(200).optional(),
  en: z.string().trim().max(200).optional(),
})

export const recognisers = ['off', 'server'] as const

const voiceChoicesSchema = z.object({
  /** Voices in the order in which they are tried; one that is left out is never used. None: captions alone. */
  order: z.array(voiceKindSchema).max(4),
  server: z.object({
    baseUrl: z.string().trim().max(500),
    model: z.string().trim().max(200),
    voices: voiceNamesSchema,
    format: z.enum(['wav', 'pcm', 'mp3']),
    pcmSampleRateHz: z.int().min(8_000).max(48_000),
  }),
  /** Names of the operating system's voices; without a name the system's own choice for the language. */
  system: z.object({ voices: voiceNamesSchema }),
  recognition: z.object({
    by: z.enum(recognisers),
    baseUrl: z.string().trim().max(500),
    model: z.string().trim().max(200),
  }),
})

export const voiceSettingsSchema = voiceChoicesSchema.extend({
  /** A key for the speech server is stored; the key itself never leaves the hub. */
  keyStored: z.boolean(),
  revision: z.int().min(0),
})
export type VoiceSettings = z.infer<typeof voiceSettingsSchema>

const voiceSettingsInput = voiceChoicesSchema.extend({
  /** A new key; absent leaves the stored one, an empty text forgets it. */
  apiKey: z.string().max(500).optional(),
  revision: z.int().min(0),
})
export type VoiceSettingsInput = z.infer<typeof voiceSettingsInput>

/** What the trial of a sentence showed: each voice in turn, until one spoke. */
export const voiceTrialSchema = z.object({
  attempts: z.array(
    z.object({ voice: voiceKindSchema, ok: z.boolean(), detail: z.string(), milliseconds: z.number().min(0) }),
  ),
  chunk: speechChunkSchema.optional(),
})
export type VoiceTrial = z.infer<typeof voiceTrialSchema>

/** A word and how it is said; one syllable a character, tones as digits. */
export const readingWordSchema = z.object({
  word: z.string().trim().min(1).max(40),
  cmn: z.string().trim().max(300).optional(),
  yue: z.string().trim().max(300).optional(),
})
export type ReadingWord = z.infer<typeof readingWordSchema>

/** Int16 little endian mono at 16 kHz, at most twenty seconds. */
export const recognitionRateHz = 16_000
export const longestRecordingSeconds = 20
const longestRecordingBase64 = Math.ceil((recognitionRateHz * 2 * longestRecordingSeconds * 4) / 3) + 8

export const recognitionFailures = ['off', 'unreachable', 'refused', 'too-slow', 'not-text'] as const

export const voiceContract = {
  settings: procedure('assistant.configure').output(voiceSettingsSchema),
  saveSettings: procedure('assistant.configure')
    .errors({
      BAD_ENDPOINT: refusal(z.object({ baseUrl: z.string() })),
      NO_SECRET_STORE: refusal(z.object({ reason: z.string() })),
    })
    .input(voiceSettingsInput)
    .output(voiceSettingsSchema),
  /** Speaks one sentence with the given settings and the given or stored key; nothing is saved. */
  trySentence: procedure('assistant.configure')
    .input(
      voiceSettingsInput.omit({ revision: true }).extend({
        language: spokenLanguageSchema,
        sentence: spokenSentenceSchema,
      }),
    )
    .output(voiceTrialSchema),
  /** The office's own words, before those of the program; read by every page that speaks. */
  readings: procedure('host.speak').output(z.object({ words: z.array(readingWordSchema), revision: z.int().min(0) })),
  saveReadings: procedure('assistant.configure')
    .errors({ BAD_READING: refusal(z.object({ word: z.string() })) })
    .input(z.object({ words: z.array(readingWordSchema).max(2_000), revision: z.int().min(0) }))
    .output(z.object({ words: z.array(readingWordSchema), revision: z.int().min(0) })),
  /** Whether somebody could be heard now. */
  hearing: procedure('host.speak').output(z.object({ ready: z.boolean(), detail: z.string() })),
  /** What was said in a recording; nothing of it is kept. `interim` recordings are the beginning of one that still goes on. */
  recognise: procedure('host.speak')
    .errors({
      NOT_HEARD: refusal(z.object({ reason: z.enum(recognitionFailures), detail: z.string() })),
    })
    .input(
      z.object({
        samples: z.base64().max(longestRecordingBase64),
        language: spokenLanguageSchema,
        interim: z.boolean().default(false),
      }),
    )
    .output(z.object({ text: z.string() })),
}

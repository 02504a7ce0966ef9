import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/**
 * The host (数字人): her body as it is registered, and her voice as it crosses to the page that shows her.
 * Beside this file: `domain/host` (who speaks), `src-renderer/speech` (what is said, when it is heard).
 */

/** cmn 普通话, yue 粤语, en English (ISO 639-3 where Chinese needs telling apart). */
export const spokenLanguages = ['cmn', 'yue', 'en'] as const
export const spokenLanguageSchema = z.enum(spokenLanguages)
export type SpokenLanguage = z.infer<typeof spokenLanguageSchema>

/** One syllable with its reading: pinyin (cmn) or jyutping (yue), the tone as a digit. */
export const spokenSyllableSchema = z.object({
  at: z.int().min(0).describe('UTF-16 offset of its character in the text of the sentence'),
  say: z.string().regex(/^[a-z]{1,7}[0-6]$/),
})

/** A stretch of a sentence in one language. Without readings the engine reads the words by itself. */
export const spokenRunSchema = z.object({
  language: spokenLanguageSchema,
  start: z.int().min(0).describe('UTF-16 offset in the text, inclusive'),
  end: z.int().min(1).describe('UTF-16 offset in the text, exclusive'),
  syllables: z.array(spokenSyllableSchema).max(600).optional(),
})
export type SpokenRun = z.infer<typeof spokenRunSchema>

/** One sentence, its numbers and signs already written as words (src-renderer/speech/read-aloud). */
export const spokenSentenceSchema = z.object({
  text: z.string().trim().min(1).max(600),
  runs: z.array(spokenRunSchema).max(100).default([]),
})
export type SpokenSentence = z.infer<typeof spokenSentenceSchema>

/** What begins at a moment of the sound; seconds from the start of the chunk. A gap is a phoneme with an empty name. */
export const speechEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sentence'), atSeconds: z.number().min(0) }),
  z.object({
    type: z.literal('word'),
    atSeconds: z.number().min(0),
    textStart: z.int().min(0).describe('UTF-16 offset in the text of the sentence'),
    textEnd: z.int().min(0),
  }),
  z.object({
    type: z.literal('phoneme'),
    atSeconds: z.number().min(0),
    language: spokenLanguageSchema,
    name: z.string(),
  }),
])
export type SpeechEvent = z.infer<typeof speechEventSchema>

export const voiceKinds = ['voice-pack', 'server', 'local-model', 'system'] as const
export const voiceKindSchema = z.enum(voiceKinds)
export const voiceKindLabels: Record<(typeof voiceKinds)[number], string> = {
  'voice-pack': '离线语音包',
  server: '语音服务',
  'local-model': '本地语音模型',
  system: '系统语音',
}

/** The sound of one whole sentence. */
export const speechChunkSchema = z.object({
  index: z.int().min(0).describe('which sentence of the request, from 0'),
  text: z.string(),
  sampleRateHz: z.int().min(8_000).max(96_000),
  samples: z.base64().describe('Int16, little endian, mono'),
  durationSeconds: z.number().min(0),
  events: z.array(speechEventSchema).describe('in order of time; empty when the voice tells none'),
  voice: voiceKindSchema,
})
export type SpeechChunk = z.infer<typeof speechChunkSchema>

export const speakRequestSchema = z.object({
  language: spokenLanguageSchema,
  rate: z.number().min(0.5).max(2).default(1).describe('1 is the usual speed'),
  pitch: z.number().min(0).max(2).default(1).describe('1 is the usual pitch; a server voice may ignore it'),
  sentences: z.array(spokenSentenceSchema).min(1).max(60),
})
export type SpeakRequest = z.infer<typeof speakRequestSchema>

export const voiceStatusSchema = z.object({
  voice: voiceKindSchema,
  label: z.string(),
  ready: z.boolean(),
  /** For people, Chinese: what is missing and what to do; empty when ready. */
  detail: z.string(),
})
export type VoiceStatus = z.infer<typeof voiceStatusSchema>

/** Why a voice gave no sound. `reason` is stable; `detail` is a Chinese sentence without keys or addresses. */
export const voiceFailureReasons = [
  'pack-missing',
  'pack-failed',
  'server-unreachable',
  'server-refused',
  'not-sound',
  'too-long',
  'too-slow',
] as const
export const voiceFailureSchema = z.object({ reason: z.enum(voiceFailureReasons), detail: z.string() })
export type VoiceFailure = z.infer<typeof voiceFailureSchema>

/** `avatars/<id>/avatar.json`: what a digital human used in public must be able to say of herself (one person, one code). */
export const avatarSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
  /** 形象编号 */
  codeNumber: z.string().min(1),
  /** 主体单位 */
  owner: z.string().min(1),
  /** Where the body comes from, and on what authority it is used. */
  modelSource: z.object({ description: z.string().min(1), authorisation: z.string().min(1) }),
  voiceSource: z.object({ description: z.string().min(1), authorisation: z.string().min(1) }),
  /** 备案号, where the filing has one. */
  filingNumber: z.string().min(1).optional(),
  /** SPDX identifier of the body, or a sentence where there is none. */
  licence: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  files: z.object({
    model: z.string().min(1),
    /** The same host with a third of the triangles and no outline, for machines without a graphics card. */
    lightModel: z.string().min(1).optional(),
    preview: z.string().min(1),
    gestures: z.array(z.string().min(1)).default([]),
  }),
  /** 启用 and 停用, `YYYY-MM-DD` in Asia/Shanghai. */
  enabledFrom: z.iso.date(),
  enabledUntil: z.iso.date().optional(),
})
export type Avatar = z.infer<typeof avatarSchema>

export const hostContract = {
  /** Says whether she has a voice now, so that a page can promise captions alone where she has none. */
  voiceStatus: procedure('host.speak').output(voiceStatusSchema),
  /** One chunk per sentence, each sent as soon as it is whole: the first is heard while the second is made. */
  speak: procedure('host.speak')
    .errors({ VOICE_FAILED: refusal(voiceFailureSchema) })
    .input(speakRequestSchema)
    .output(eventIterator(speechChunkSchema)),
}

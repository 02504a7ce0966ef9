import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/** Questions and cited answers (问答). An answer is a stream, so that the host can begin to speak with the first sentence. */

/** What a citation points to; `id` opens it. */
export const citationKinds = ['article', 'item', 'grant', 'negative-list-entry'] as const

export const citationSchema = z.object({
  /** Number shown beside the sentence, from 1. */
  number: z.int().min(1),
  kind: z.enum(citationKinds),
  id: z.string(),
  /** The item that a negative-list entry is about. */
  itemId: z.string().optional(),
  /** 居住证暂行条例 第九条 */
  label: z.string(),
  effectiveFrom: z.string().optional(),
  /** The passage as published, or the statement of the item as the chain has it now. */
  text: z.string(),
  /** What the citizen must know of the source: an excerpt, an undated guide. */
  warning: z.string().optional(),
})
export type Citation = z.infer<typeof citationSchema>

/**
 * How sure the answer is: `answer` rests on passages; `maybe` shows what may be meant and asserts nothing;
 * `refuse` says so and offers a person; `ask-back` needs one thing from the citizen; `safety` is an ending by rule.
 */
export const answerBands = ['answer', 'maybe', 'refuse', 'ask-back', 'safety'] as const
export type AnswerBand = (typeof answerBands)[number]

/** Language of a question: zh Mandarin, yue Cantonese wording, en English. */
export const questionLanguages = ['zh', 'yue', 'en'] as const
export type QuestionLanguage = (typeof questionLanguages)[number]
export const questionLanguageSchema = z.enum(questionLanguages)

/** Where a sentence comes from: `quoted` and `stated` always carry citations; `frame` never states a fact of its own. */
export const sentenceRoles = ['quoted', 'stated', 'frame'] as const

/** What gives the words of an answer: the texts alone, or a model. */
export const answerModes = ['offline', 'llm'] as const
export type AnswerMode = (typeof answerModes)[number]

export const noticeCodes = [
  'LLM_FAILED',
  'LLM_CUT',
  'LLM_UNSUPPORTED_SENTENCE',
  'UNDATED_SOURCE',
  'EXCERPT',
  'HEARD_AS',
] as const

export const answerEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: z.enum(['finding', 'composing']), sessionId: z.string() }),
  z.object({
    kind: z.literal('band'),
    band: z.enum(answerBands),
    language: questionLanguageSchema,
    /** Confidence on the logit scale of `domain/assistant/refuse.ts`; absent where a rule or an item decided. */
    score: z.number().optional(),
    /** Name of the rule, for `safety` and `ask-back`. */
    rule: z.string().optional(),
  }),
  z.object({ kind: z.literal('citations'), citations: z.array(citationSchema) }),
  z.object({
    kind: z.literal('sentence'),
    index: z.int().min(0),
    text: z.string(),
    citationNumbers: z.array(z.int().min(1)),
    role: z.enum(sentenceRoles),
    /** Spoken by the host; false for a further passage that is only shown. */
    aloud: z.boolean(),
  }),
  z.object({
    kind: z.literal('suggestions'),
    suggestions: z.array(
      z.object({
        label: z.string(),
        question: z.string(),
        articleId: z.string().optional(),
        itemCode: z.string().optional(),
      }),
    ),
  }),
  z.object({ kind: z.literal('notice'), code: z.enum(noticeCodes), text: z.string() }),
  z.object({ kind: z.literal('done'), mode: z.enum(answerModes), milliseconds: z.number().min(0) }),
])
export type AnswerEvent = z.infer<typeof answerEventSchema>

export const askSchema = z.object({
  question: z.string().trim().min(1).max(500),
  /** The conversation a follow-up belongs to; forgotten after ten minutes of silence. */
  sessionId: z.string().max(64).optional(),
  language: questionLanguageSchema.optional(),
})
export type Ask = z.input<typeof askSchema>

const reserveSchema = z.object({ baseUrl: z.string().trim().max(500), model: z.string().trim().max(200) })

/** How the answering model is reached. The key itself never leaves the hub. */
export const assistantSettingsSchema = z.object({
  mode: z.enum(answerModes),
  baseUrl: z.string().max(500),
  model: z.string().max(200),
  keyStored: z.boolean(),
  /** Asked where the first does not answer; it gets no key, so that none reaches another house. */
  reserve: reserveSchema,
  /** Answers of models in a day; 0 is no limit. */
  dailyLimit: z.int().min(0),
  revision: z.int().min(0),
})
export type AssistantSettings = z.infer<typeof assistantSettingsSchema>

export const connectionTestSchema = z.object({
  ok: z.boolean(),
  /** For people, Chinese: what answered, or what is wrong and what to do. */
  detail: z.string(),
  models: z.array(z.string()),
  milliseconds: z.number().min(0),
})
export type ConnectionTest = z.infer<typeof connectionTestSchema>

const settingsInput = z.object({
  mode: z.enum(answerModes),
  baseUrl: z.string().trim().max(500),
  model: z.string().trim().max(200),
  /** A new key; absent leaves the stored one, an empty text forgets it. */
  apiKey: z.string().max(500).optional(),
  reserve: reserveSchema.default({ baseUrl: '', model: '' }),
  dailyLimit: z.int().min(0).max(1_000_000).default(0),
  revision: z.int().min(0),
})

/** A question visitors asked: masked, counted by its wording, without a trace of who asked. */
export const askedQuestionSchema = z.object({
  id: z.string(),
  question: z.string(),
  language: questionLanguageSchema,
  /** How it ended when it was asked last. */
  band: z.enum(answerBands),
  nearestLabel: z.string(),
  times: z.int().min(1),
  lastAt: z.iso.datetime(),
})
export type AskedQuestion = z.infer<typeof askedQuestionSchema>

export const assistantContract = {
  /** What visitors asked, latest first; `unanswered` leaves out what was answered. */
  asked: procedure('knowledge.import')
    .input(z.object({ unanswered: z.boolean().default(true), limit: z.int().min(1).max(500).default(200) }))
    .output(z.array(askedQuestionSchema)),
  ask: procedure('assistant.ask').input(askSchema).output(eventIterator(answerEventSchema)),
  /** Forgets a conversation at once: the citizen has left. */
  forget: procedure('assistant.ask')
    .input(z.object({ sessionId: z.string() }))
    .output(z.object({})),
  settings: procedure('assistant.configure').output(assistantSettingsSchema),
  saveSettings: procedure('assistant.configure')
    .errors({
      BAD_ENDPOINT: refusal(z.object({ baseUrl: z.string() })),
      MODEL_MISSING: refusal(z.object({})),
      NO_SECRET_STORE: refusal(z.object({ reason: z.string() })),
    })
    .input(settingsInput)
    .output(assistantSettingsSchema),
  /** Tries an address with the given or the stored key; nothing is saved. */
  testConnection: procedure('assistant.configure')
    .input(settingsInput.omit({ revision: true, mode: true, reserve: true, dailyLimit: true }))
    .output(connectionTestSchema),
}

import type { ItemGuide } from '#contract/guide.ts'

/** What the assistant wants from outside, as small function types. */

/** An item that can be asked about: published, with what people call it. */
export type ItemName = { itemCode: string; name: string; departmentName: string; aliases: readonly string[] }
/** Names of all published items. Read again after `forget`; the guide itself is read at every question. */
export type ListItemNames = () => Promise<readonly ItemName[]>
/** The guide of one published item as the truth chain has it at this moment; never kept between questions. */
export type ReadItemGuide = (itemCode: string) => Promise<ItemGuide | undefined>

/** One way a concept of the question may be written in the name of an item. */
export type ItemQuery = {
  wording: string
  groups: readonly { label: string; weight: number; terms: readonly { text: string; weight: number }[] }[]
}
export type FindItems = (query: ItemQuery, limit: number) => Promise<readonly ItemMatch[]>
/** `share` is how much of the question's topic the name accounts for, 0…1. */
export type ItemMatch = { item: ItemName; share: number; score: number }

/** A passage the model may rest a sentence on; the number is what it cites. */
export type NumberedPassage = { number: number; label: string; text: string }
export type LlmRequest = {
  question: string
  language: 'zh' | 'yue' | 'en'
  passages: readonly NumberedPassage[]
  signal: AbortSignal
}

/** Why a model gave no usable answer; `detail` is a Chinese sentence for people, without keys and addresses. */
export type LlmFailureReason =
  'unreachable' | 'refused' | 'rate-limited' | 'not-a-model' | 'too-slow' | 'cut-off' | 'too-long' | 'empty'
export class LlmError extends Error {
  override readonly name = 'LlmError'
  readonly reason: LlmFailureReason

  constructor(reason: LlmFailureReason, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.reason = reason
  }
}

/**
 * An answering model. Pieces of text arrive in order; the iteration throws `LlmError` where the answer cannot be had,
 * or the signal's reason where it was aborted. Every wait inside has a limit.
 */
export type Llm = {
  stream: (request: LlmRequest) => AsyncIterable<string>
  /** Models the endpoint lists. @throws LlmError */
  models: (signal: AbortSignal) => Promise<readonly string[]>
}
export type LlmEndpoint = { baseUrl: string; model: string; apiKey: string | undefined }
export type OpenLlm = (endpoint: LlmEndpoint) => Llm

/** Where a key rests: the system's key store on the desktop, an environment file on a hub. Nothing lists its content. */
export type SecretStore = {
  /** Why secrets cannot be kept here, in words for people; undefined where they can. */
  unavailable: () => string | undefined
  get: (name: string) => Promise<string | undefined>
  set: (name: string, secret: string) => Promise<void>
  delete: (name: string) => Promise<void>
}

import type { SpeakRequest, SpeechChunk } from '#contract/host.ts'

/** `client.host.speak`, or anything that answers like it. */
export type SpeakThrough = (
  request: SpeakRequest,
  signal: AbortSignal,
) => AsyncIterable<SpeechChunk> | Promise<AsyncIterable<SpeechChunk>>

import type { Llm, LlmEndpoint } from '#domain/assistant/index.ts'

/** A model whose client is loaded with the first question: most hubs answer offline and never need it. */
export function openLlmWhenAsked(endpoint: LlmEndpoint): Llm {
  let opened: Promise<Llm> | undefined
  const open = () =>
    (opened ??= import('./llm-openai-compatible.ts').then(({ openOpenAiCompatible }) => openOpenAiCompatible(endpoint)))
  return {
    async *stream(request) {
      yield* (await open()).stream(request)
    },
    models: async signal => (await open()).models(signal),
  }
}

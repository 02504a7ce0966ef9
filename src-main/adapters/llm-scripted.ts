import { LlmError, type Llm, type LlmRequest } from '#domain/assistant/index.ts'

/** One step of a scripted answer: a piece of text, a pause, or a failure. */
export type ScriptStep = string | { waitMs: number } | { fail: ConstructorParameters<typeof LlmError>[0] }

/** The offline twin of a model: says what its script says, whatever the endpoint. */
export function scriptedLlm(
  script: (request: LlmRequest) => readonly ScriptStep[],
  models: readonly string[] = ['scripted'],
): Llm {
  return {
    async *stream(request) {
      for (const step of script(request)) {
        request.signal.throwIfAborted()
        if (typeof step === 'string') yield step
        else if ('waitMs' in step) await new Promise(resolve => setTimeout(resolve, step.waitMs))
        else throw new LlmError(step.fail, '模型按脚本失败。')
      }
    },
    async models() {
      return models
    },
  }
}

/** A script that quotes the first passage with its number, as an honest model would. */
export const quotingScript = (request: LlmRequest): readonly ScriptStep[] =>
  request.passages.slice(0, 1).map(p => `${(p.text.split(/(?<=。)/u)[0] ?? p.text).trim()}[${p.number}]`)

import type { AnswerEvent, Citation } from '#contract/assistant.ts'
import { checkSentence, cutSentences } from './check-support.ts'
import { notices, type AnswerLanguage } from './phrases.ts'
import { LlmError, type Llm } from './ports.ts'
import { withoutInstructions } from './safety.ts'

/**
 * Lets a model say the answer, sentence by sentence; each is checked against the passages it cites before it goes out.
 * @returns how many sentences went out, and whether the model came to its end
 * @throws the signal's reason where the asker went away
 */
export async function* answerByModel(
  model: Llm,
  asked: { question: string; language: AnswerLanguage; citations: readonly Citation[]; signal: AbortSignal },
): AsyncGenerator<AnswerEvent, { supported: number; complete: boolean }> {
  const passages = asked.citations.map(c => ({ number: c.number, label: c.label, text: withoutInstructions(c.text) }))
  const { question, language, signal } = asked
  let pending = ''
  let supported = 0
  let rejected = 0
  function* release(ended: boolean): Generator<AnswerEvent> {
    const { sentences, rest } = cutSentences(pending, ended)
    pending = rest
    for (const sentence of sentences) {
      const checked = checkSentence(sentence, passages)
      if ('rejected' in checked) {
        if (rejected === 0) yield { kind: 'notice', code: 'LLM_UNSUPPORTED_SENTENCE', text: notices.llmUnsupported }
        rejected += 1
        continue
      }
      yield { kind: 'sentence', index: supported, ...checked, role: 'stated', aloud: true }
      supported += 1
    }
  }
  try {
    for await (const piece of model.stream({ question, language, passages, signal })) {
      pending += piece
      yield* release(false)
    }
    yield* release(true)
  } catch (error) {
    if (!(error instanceof LlmError)) throw error
    if (supported > 0) yield { kind: 'notice', code: 'LLM_CUT', text: notices.llmCut }
    else yield { kind: 'notice', code: 'LLM_FAILED', text: notices.llmFailed(error.message) }
    return { supported, complete: false }
  }
  if (supported === 0) {
    const detail = '模型的回答没有引用给出的条文。'
    yield { kind: 'notice', code: 'LLM_FAILED', text: notices.llmFailed(detail) }
  }
  return { supported, complete: true }
}

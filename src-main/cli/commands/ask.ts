import type { AnswerEvent, Citation } from '#contract/assistant.ts'
import { exitCodes, type Command } from '../command.ts'

/** An answer as one document: what a page receives as a stream. */
export interface WholeAnswer {
  question: string
  band: string | undefined
  language: string | undefined
  mode: 'offline' | 'llm'
  sentences: { text: string; citationNumbers: number[]; role: string }[]
  citations: Citation[]
  suggestions: { label: string; question: string }[]
  notices: { code: string; text: string }[]
  milliseconds: number
}

export async function gatherAnswer(question: string, events: AsyncIterable<AnswerEvent>): Promise<WholeAnswer> {
  const answer: WholeAnswer = {
    question,
    band: undefined,
    language: undefined,
    mode: 'offline',
    sentences: [],
    citations: [],
    suggestions: [],
    notices: [],
    milliseconds: 0,
  }
  for await (const event of events) {
    if (event.kind === 'band') Object.assign(answer, { band: event.band, language: event.language })
    else if (event.kind === 'citations') answer.citations = event.citations
    else if (event.kind === 'sentence') {
      const { index, text, citationNumbers, role } = event
      answer.sentences[index] = { text, citationNumbers, role }
    } else if (event.kind === 'suggestions') answer.suggestions = event.suggestions
    else if (event.kind === 'notice') answer.notices.push({ code: event.code, text: event.text })
    else if (event.kind === 'done') Object.assign(answer, { mode: event.mode, milliseconds: event.milliseconds })
  }
  return answer
}

export const ask: Command = {
  words: ['ask'],
  usage: 'ask "…" [--json]',
  summary: { zh: '问一个问题，答案带出处', en: 'ask a question; the answer is cited' },
  async run({ positionals, flags, open, print, tell }) {
    const question = positionals.join(' ').trim()
    if (question === '') {
      tell('没有写问题。用法：pengtong ask "办居住证要多久？"')
      return exitCodes.usage
    }
    const { services } = await open()
    const answer = await gatherAnswer(question, services.assistant.ask({ question }, AbortSignal.timeout(120_000)))
    if (flags['json']) print(JSON.stringify(answer))
    else {
      for (const { text, citationNumbers } of answer.sentences) {
        print(text + citationNumbers.map(number => `[${number}]`).join(''))
      }
      for (const { number, label, effectiveFrom, text } of answer.citations) {
        print(`  [${number}] ${label}${effectiveFrom ? `（${effectiveFrom} 起施行）` : ''}\n      ${text}`)
      }
      for (const { label } of answer.suggestions) print(`  · ${label}`)
      for (const { text } of answer.notices) tell(text)
    }
    return answer.band === 'answer' ? exitCodes.done : exitCodes.refused
  },
}

import type { AnswerEvent, AnswerMode, Citation } from '#contract/assistant.ts'

/** An answer as one document: what a page receives as a stream. */
export interface WholeAnswer {
  question: string
  band: string | undefined
  language: string | undefined
  mode: AnswerMode
  sentences: { text: string; citationNumbers: number[]; role: string; aloud: boolean }[]
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
      const { index, text, citationNumbers, role, aloud } = event
      answer.sentences[index] = { text, citationNumbers, role, aloud }
    } else if (event.kind === 'suggestions') answer.suggestions = event.suggestions
    else if (event.kind === 'notice') answer.notices.push({ code: event.code, text: event.text })
    else if (event.kind === 'done') Object.assign(answer, { mode: event.mode, milliseconds: event.milliseconds })
  }
  return answer
}

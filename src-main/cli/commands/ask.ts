import { gatherAnswer } from '#domain/assistant/index.ts'
import { exitCodes, type Command } from '../command.ts'

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

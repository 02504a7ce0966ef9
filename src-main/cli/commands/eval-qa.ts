import fs from 'node:fs/promises'
import { openLlmWhenAsked } from '#adapters/llm-when-asked.ts'
import { figuresOf, judgeAnswers, readQuestion, readQuestionRows, type JudgedAnswer } from '#domain/assistant/index.ts'
import { knowledgeOf, readPolicyFolder } from '#domain/knowledge/index.ts'
import { shanghaiDate, systemClock } from '#kernel/clock.ts'
import { exitCodes, type Command } from '../command.ts'

/** Reads no store and needs no office: a folder of texts and a file of questions are all there is. */
export const evalQa: Command = {
  words: ['eval', 'qa'],
  usage: 'eval qa --policies DIR --questions FILE [--llm URL] [--model NAME] [--details OUT.jsonl] [--json]',
  summary: { zh: '用一套题目量一量问答', en: 'measure the answers with a set of questions' },
  options: {
    policies: { type: 'string' },
    questions: { type: 'string' },
    details: { type: 'string' },
    llm: { type: 'string' },
    model: { type: 'string' },
    lexicons: { type: 'string' },
  },
  async run({ flags, print, tell }) {
    const text = (name: string): string | undefined => {
      const value = flags[name]
      return typeof value === 'string' && value !== '' ? value : undefined
    }
    const [folder, questions] = [text('policies'), text('questions')]
    if (folder === undefined || questions === undefined) {
      tell('请说明政策文件夹和题目文件：pengtong eval qa --policies DIR --questions FILE')
      return exitCodes.usage
    }
    const day = shanghaiDate(systemClock())
    const { policies, replaced, unread } = readPolicyFolder(folder, day)
    for (const { fileName, reason } of unread) tell(`${fileName} 没有读：${reason}。`)
    const { rows, faults } = readQuestionRows(await fs.readFile(questions, 'utf8'))
    for (const { line, reason } of faults) tell(`第 ${line} 行不是题目：${reason}`)
    if (policies.length === 0 || rows.length === 0) {
      tell(policies.length === 0 ? `${folder} 里没有可以引用的政策文件。` : `${questions} 里没有题目。`)
      return exitCodes.refused
    }
    const known = knowledgeOf(policies, day, text('lexicons'))
    const model = await modelAt(text('llm'), text('model'))
    const read = async (asked: string) => readQuestion(known, asked)
    // The first question pays for compiling the program; a visitor's does not.
    await read('居住证怎么办')
    const judged = await judgeAnswers({ read, articles: known.articles, replaced, model, clock: systemClock }, rows)
    const details = text('details')
    if (details !== undefined) await fs.writeFile(details, judged.map(d => `${JSON.stringify(detail(d))}\n`).join(''))
    const figures = { mode: model ? 'llm' : 'offline', entries: known.articles.size, ...figuresOf(judged) }
    if (flags['json']) print(JSON.stringify(figures))
    else for (const [name, value] of Object.entries(figures)) print(`${name}\t${JSON.stringify(value)}`)
    return exitCodes.done
  },
}

async function modelAt(url: string | undefined, name: string | undefined) {
  if (url === undefined) return undefined
  const apiKey = process.env['OPENAI_API_KEY']
  const listing = openLlmWhenAsked({ baseUrl: url, model: name ?? '', apiKey })
  const model = name ?? (await listing.models(AbortSignal.timeout(15_000)))[0] ?? 'default'
  return openLlmWhenAsked({ baseUrl: url, model, apiKey })
}

/** One question as a line others can score: names of texts and headings as the files have them. */
function detail({ row, answer, reading, rank, holdsAll, milliseconds }: JudgedAnswer) {
  const place = (id: string) => {
    const at = id.indexOf('#')
    return { policy: id.slice(0, at), article: id.slice(at + 1) }
  }
  const spoken = answer.sentences.filter(s => s.aloud).map(s => s.text)
  return {
    id: row.id,
    question: row.question,
    type: row.type,
    lang: row.lang,
    language: answer.language,
    band: answer.band,
    mode: answer.mode,
    heard_as: reading.repairs,
    ranking: reading.ranking.map(r => ({ ...place(r.id), score: Math.round(r.score * 1000) / 1000 })),
    rank,
    confidence: Math.round(reading.plan.score * 1000) / 1000,
    answer: answer.sentences.map(s => s.text).join('\n'),
    spoken: spoken.join(''),
    sentences: answer.sentences,
    citations: answer.citations.map(({ number, id, label, text, warning }) => ({
      number,
      ...place(id),
      label,
      text,
      ...(warning === undefined ? {} : { warning }),
    })),
    suggestions: answer.suggestions.map(s => s.label),
    answer_ok: row.wants === 'answer' ? holdsAll : undefined,
    ms: Math.round(milliseconds * 100) / 100,
  }
}

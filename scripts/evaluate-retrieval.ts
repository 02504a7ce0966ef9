import { appendFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { defaultSet, measureRetrieval } from './measure/measure-retrieval.ts'
import { sharedFolder } from './measure/question-set.ts'

/**
 * `node scripts/evaluate-retrieval.ts [--policies DIR --questions FILE] [--details OUT.jsonl]`
 * prints the figures of a question set as one JSON document; `--details` writes one line per question.
 */
const { values } = parseArgs({
  options: { policies: { type: 'string' }, questions: { type: 'string' }, details: { type: 'string' } },
})
const shared = sharedFolder()
const [policies, questions] = shared === undefined ? [undefined, undefined] : defaultSet(shared)
const folder = values.policies ?? policies
const file = values.questions ?? questions
if (folder === undefined || file === undefined) {
  console.error('没有找到共享数据。请用 --policies 和 --questions 指定政策目录和题目文件，或设置 PENGTONG_SHARED。')
  process.exitCode = 2
} else {
  const { figures, details } = measureRetrieval(folder, file)
  if (values.details !== undefined) {
    writeFileSync(values.details, '')
    for (const d of details) {
      const answer = d.plan.sentences.map(s => s.text)
      const { id, question } = d.row
      const line = {
        id,
        question,
        rank: d.rank,
        ending: d.ending,
        score: d.plan.score,
        ranking: d.ranking,
        answer,
        citations: d.plan.citations.map(c => c.id),
      }
      appendFileSync(values.details, `${JSON.stringify(line)}\n`)
    }
  }
  console.log(JSON.stringify(figures, undefined, 2))
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { featureNames, featuresOf } from '#domain/assistant/confidence.ts'
import { createFinder, type Finder } from '#domain/knowledge/index.ts'
import { loadLexicons } from '#domain/knowledge/find/load-lexicons.ts'
import { corpusOf, readPolicyFolder } from '#domain/knowledge/measure.ts'
import { crossValidated, fitLogistic, type Sample } from './measure/logistic.ts'
import { defaultSet } from './measure/measure-retrieval.ts'
import { readQuestionRows, type QuestionRow } from '#domain/assistant/judge/index.ts'
import { sharedFolder } from './measure/shared-folder.ts'

/**
 * `node scripts/fit-refusal.ts [--write]`: fits the confidence of an answer anew and prints what it is worth.
 * Negatives: unanswerable and ambiguous questions, and every answerable one asked while its own law is taken away;
 * without the latter a score learns the questions instead of "we do not hold that text".
 */
const FOLDS = 6
const PENALTY = 1
/** A neighbouring law often answers too: such a negative is only half one. */
const REMOVED_WEIGHT = 0.4
/** Share of right answers that may be held back. */
const WITHHELD = 0.045
const shared = sharedFolder()
if (shared === undefined) throw new Error('没有找到共享数据，请设置 PENGTONG_SHARED 后再运行。')
const [policiesFolder, questionsFile] = defaultSet(shared)
const { lexicons } = loadLexicons()
const ownSet = join(import.meta.dirname, '../tests/fixtures/question-sets/shared-laws.jsonl')
/** Texts with the question files asked of them: the shared ones, and those named by `--also FOLDER FILE`. */
const collections = [
  { folder: policiesFolder, files: [questionsFile, ownSet] },
  ...process.argv.flatMap((word, i, all) =>
    word === '--also' ? [{ folder: all[i + 1] ?? '', files: (all[i + 2] ?? '').split(',') }] : [],
  ),
]
const codeOf = (row: QuestionRow): string | undefined => (row.wants === 'answer' ? row.policies[0] : undefined)
const targetsOf = (row: QuestionRow): string[] =>
  row.wants === 'answer' ? row.policies.flatMap(p => row.articles.map(a => `${p}#${a}`)) : []
/** What speaks against an answer; everything else speaks for it. Correlated features would otherwise change sides. */
const against = new Set<string>(['unknown', 'cueMiss'])
const signs = featureNames.map(n => (against.has(n) ? -1 : 1))
const samples: Sample[] = []
const kinds: string[] = []
const names: string[] = []

function add(finder: Finder, question: string, y: 0 | 1, weight: number, fold: number, kind: string): void {
  const asked = finder.analyse(question)
  const features = featuresOf(asked, finder.search(asked), finder.index)
  samples.push({ x: featureNames.map(n => features[n]), y, weight, fold })
  kinds.push(kind)
  names.push(question)
}

for (const { folder, files } of collections) {
  const { policies } = readPolicyFolder(folder)
  const rows = files.flatMap(file => readQuestionRows(readFileSync(file, 'utf8')).rows)
  const whole = createFinder(corpusOf(policies), lexicons)
  const codes = [...new Set(rows.flatMap(r => codeOf(r) ?? []))].sort()
  rows.forEach((row, i) => {
    const code = codeOf(row)
    const fold = code === undefined ? i % FOLDS : codes.indexOf(code) % FOLDS
    if (code === undefined) return add(whole, row.question, 0, row.wants === 'refuse' ? 2.5 : 0.7, fold, row.type)
    const first = whole.search(whole.analyse(row.question)).found[0]
    const right = first !== undefined && targetsOf(row).includes(first.entry.id)
    return add(whole, row.question, 1, right ? 1 : 0.5, fold, right ? 'right' : 'wrong')
  })
  for (const code of codes) {
    const without = createFinder(corpusOf(policies.filter(p => p.code !== code)), lexicons)
    for (const row of rows.filter(r => codeOf(r) === code))
      add(without, row.question, 0, REMOVED_WEIGHT, codes.indexOf(code) % FOLDS, 'removed')
  }
}

const scores = crossValidated(samples, PENALTY, signs, FOLDS)
if (process.argv.includes('--list')) scores.forEach((z, i) => console.error(z.toFixed(2), kinds[i], names[i]))
const ofKind = (kind: string): number[] => scores.filter((_, i) => kinds[i] === kind)
const below = (kind: string, limit: number): number => {
  const list = ofKind(kind)
  return Math.round((list.filter(z => z < limit).length / Math.max(1, list.length)) * 100) / 100
}
const right = ofKind('right').sort((a, b) => a - b)
for (const withheld of [0, 0.03, 0.06, 0.1, 0.15]) {
  const limit = right[Math.floor(withheld * right.length)] ?? 0
  const refused = { unanswerable: below('unanswerable', limit), removed: below('removed', limit) }
  console.error(
    JSON.stringify({ withheld, limit: Math.round(limit * 100) / 100, ...refused, wrong: below('wrong', limit) }),
  )
}
const fit = fitLogistic(samples, PENALTY, signs)
const rounded = (v: number): number => Math.round(v * 1000) / 1000
const weights = Object.fromEntries(featureNames.map((n, j) => [n, rounded(fit.weights[j] ?? 0)]))
const limits = {
  answer: rounded(right[Math.floor(WITHHELD * right.length)] ?? 0),
  maybe: rounded((right[Math.floor(WITHHELD * right.length)] ?? 0) - 2),
}
console.log(JSON.stringify({ intercept: rounded(fit.intercept), ...weights, limits }, undefined, 2))
if (process.argv.includes('--write')) {
  const lines = ['intercept', ...featureNames].map(
    n => `  ${n}: ${n === 'intercept' ? rounded(fit.intercept) : (weights[n] ?? 0)},`,
  )
  const text = `/** Made by scripts/fit-refusal.ts; do not edit by hand. */
export const refusalWeights = {
${lines.join('\n')}
}
/** Lower limits on the same scale. */
export const bandLimits = { answer: ${limits.answer}, maybe: ${limits.maybe} }
`
  writeFileSync(join(import.meta.dirname, '../src-main/domain/assistant/refusal-weights.ts'), text)
}

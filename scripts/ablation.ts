import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readQuestionRows, type QuestionRow } from '#domain/assistant/index.ts'
import { analyse } from '#domain/knowledge/find/analyse.ts'
import { buildIndex } from '#domain/knowledge/find/build-index.ts'
import { firstStage } from '#domain/knowledge/find/first-stage.ts'
import { emptyLexicon, joinLexicons, type Lexicons } from '#domain/knowledge/find/lexicon.ts'
import { deliveredLexicon, loadLexicons } from '#domain/knowledge/find/load-lexicons.ts'
import { secondStage, type HitParts } from '#domain/knowledge/find/second-stage.ts'
import { segmenter } from '#domain/knowledge/find/segment.ts'
import { corpusOf, readPolicyFolder } from '#domain/knowledge/measure.ts'
import { defaultSet } from './measure/measure-retrieval.ts'
import { sharedFolder } from './measure/shared-folder.ts'

/**
 * `node scripts/ablation.ts [--write]`: what each part of the finder is worth on the development questions and on the
 * set of our own; `--write` puts the table into docs/retrieval.md.
 */
const shared = sharedFolder()
if (shared === undefined) throw new Error('没有找到共享数据，请设置 PENGTONG_SHARED 后再运行。')
const [policiesFolder, development] = defaultSet(shared)
const corpus = corpusOf(readPolicyFolder(policiesFolder).policies)
const words = segmenter()
const rowsOf = (file: string): QuestionRow[] =>
  readQuestionRows(readFileSync(file, 'utf8')).rows.filter(r => r.wants === 'answer')
const sets = [development, join(import.meta.dirname, '../tests/fixtures/question-sets/shared-laws.jsonl')].map(rowsOf)
const { lexicons: whole } = loadLexicons()

type Variant = { name: string; lexicons?: Lexicons; sound?: boolean; without?: readonly (keyof HitParts)[] }
const later: readonly (keyof HitParts)[] = ['floor', 'passage', 'cues', 'contrast', 'coverage', 'prior', 'kind']
const none = { zh: emptyLexicon(), yue: emptyLexicon(), en: emptyLexicon() }
const variants: readonly Variant[] = [
  { name: 'nothing left out' },
  {
    name: 'lexicons of people and of trade',
    lexicons: {
      ...whole,
      zh: joinLexicons(['lexicon-zh.tsv', 'lexicon-zh-life.tsv', 'lexicon-zh-themes.tsv'].map(deliveredLexicon)),
    },
  },
  {
    name: 'those and the lexicon of fields',
    lexicons: { ...whole, zh: joinLexicons(['lexicon-zh.tsv', 'lexicon-zh-life.tsv'].map(deliveredLexicon)) },
  },
  { name: 'all but the first Mandarin lexicon', lexicons: { ...whole, zh: deliveredLexicon('lexicon-zh.tsv') } },
  { name: 'all Mandarin lexicons', lexicons: { ...whole, zh: none.zh } },
  { name: 'Cantonese lexicon', lexicons: { ...whole, yue: none.yue } },
  { name: 'English lexicon', lexicons: { ...whole, en: none.en } },
  { name: 'sound repair', sound: false },
  ...later.map((part): Variant => ({ name: part, without: [part] })),
  { name: 'the whole second stage', without: later },
  { name: 'second stage, sound and every lexicon', lexicons: none, sound: false, without: later },
]

function shares(variant: Variant): string[] {
  const lexicons = variant.lexicons ?? whole
  const built = buildIndex(corpus, lexicons, words)
  const index = variant.sound === false ? { ...built, sound: { byKey: new Map(), known: new Set<string>() } } : built
  const kept = (parts: HitParts): number =>
    Object.entries(parts).reduce(
      (sum, [name, value]) => (variant.without?.some(w => w === name) ? sum : sum + value),
      0,
    )
  const rankOf = (row: QuestionRow): number => {
    const question = analyse(row.question, index, lexicons, words)
    const hits = secondStage(index, question, firstStage(index, question, 60))
    const ranked = hits.map(h => ({ id: index.corpus.entries[h.entry]?.id ?? '', score: kept(h.parts) }))
    ranked.sort((a, b) => b.score - a.score)
    const right = new Set(row.policies.flatMap(p => row.articles.map(a => `${p}#${a}`)))
    return ranked.findIndex(r => right.has(r.id)) + 1
  }
  return sets.map(rows => {
    const ranks = rows.map(rankOf)
    const share = (limit: number): string => (ranks.filter(r => r >= 1 && r <= limit).length / rows.length).toFixed(2)
    return `${share(1)} / ${share(5)}`
  })
}

const lines = variants.map(v => `| ${v.name} | ${shares(v).join(' | ')} |`)
const table = ['| left out | development | own questions |', '| --- | --- | --- |', ...lines].join('\n')
console.log(table)
if (process.argv.includes('--write')) {
  const file = join(import.meta.dirname, '../docs/retrieval.md')
  const marks = /(<!-- ablation -->\n)[\s\S]*?(<!-- end of ablation -->)/
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(marks, (_, a: string, b: string) => `${a}\n${table}\n\n${b}`),
  )
}

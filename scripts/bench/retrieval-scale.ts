import { performance } from 'node:perf_hooks'
import { createFinder, type FindEntry } from '#domain/knowledge/index.ts'
import { loadLexicons } from '#domain/knowledge/find/load-lexicons.ts'
import type { Figure } from './figure.ts'

/**
 * The finder at the size of a province: made-up local rules in the words of laws. Nothing of them is a law; what counts is
 * the number of entries, of different words, and the length of the lists.
 */
const ENTRIES = 100_000
const ARTICLES_PER_LAW = 44
const subjects = [
  '申请人',
  '用人单位',
  '经营者',
  '业主',
  '监护人',
  '登记机关',
  '社会保险经办机构',
  '养老机构',
  '个体工商户',
  '学校',
]
const acts = ['申请', '提交', '办理', '变更', '注销', '补领', '缴纳', '公示', '备案', '退还', '延续', '核验']
const things = [
  '居住证',
  '营业执照',
  '社会保险费',
  '高龄津贴',
  '失业保险金',
  '住房公积金',
  '养犬登记证',
  '无障碍设施',
  '不动产登记',
  '婚姻登记',
]
const places = [
  '东',
  '西',
  '南',
  '北',
  '云',
  '江',
  '山',
  '湖',
  '海',
  '石',
  '林',
  '平',
  '安',
  '宁',
  '新',
  '长',
  '青',
  '白',
  '龙',
  '凤',
]
const kinds = ['街道', '镇', '区', '县', '市']

/** Repeatable numbers, so that two runs measure the same texts. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function provinceCorpus(entries = ENTRIES) {
  const next = numbers(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const place = (): string => `${pick(places)}${pick(places)}${pick(kinds)}`
  const laws: { code: string; title: string; aliases: string[] }[] = []
  const list: FindEntry[] = []
  for (let law = 0; list.length < entries; law += 1) {
    const [where, topic] = [place(), pick(things)]
    laws.push({ code: `p-${law}`, title: `${where}${topic}管理办法`, aliases: [] })
    for (let i = 0; i < ARTICLES_PER_LAW && list.length < entries; i += 1) {
      const sentence = (): string =>
        `${pick(subjects)}应当自${pick(acts)}${pick(things)}之日起${1 + Math.floor(next() * 60)}个工作日内，向${place()}${pick(subjects)}${pick(acts)}${pick(things)}，并载明${place()}第${Math.floor(next() * 9_000)}号事项。`
      const paragraphs = Array.from({ length: 1 + Math.floor(next() * 2) }, () => ({ text: sentence(), items: [] }))
      list.push({ id: `p-${law}#${i}`, law, heading: `第${i + 1}条`, numbered: true, chapters: [], paragraphs })
    }
  }
  return { laws, entries: list }
}

const questions = [
  '居住证丢了几天内补领?',
  '公司不交公积金怎么办',
  '高龄津贴怎么申请',
  '营业执照变更要多久',
  '养狗要去哪里登记',
  'How do I renew a residence permit?',
  '失业金可唔可以喺网上攞?',
  '学校乱收费找谁',
]

export async function measureRetrievalScale(): Promise<Figure[]> {
  const { lexicons } = loadLexicons()
  const corpus = provinceCorpus()
  // Dictionaries are loaded once per process, not per index.
  createFinder(provinceCorpus(100), lexicons)
  const started = performance.now()
  const finder = createFinder(corpus, lexicons)
  const buildSeconds = (performance.now() - started) / 1000
  const times: number[] = []
  for (let round = 0; round < 25; round += 1)
    for (const asked of questions) {
      const at = performance.now()
      finder.search(finder.analyse(asked))
      times.push(performance.now() - at)
    }
  times.sort((a, b) => a - b)
  const at = (q: number): number => Math.round((times[Math.floor(q * times.length)] ?? 0) * 10) / 10
  return [
    { name: `index of ${ENTRIES} entries built`, value: Math.round(buildSeconds * 10) / 10, unit: 's', goal: '≤ 60' },
    { name: 'question at that size, p50', value: at(0.5), unit: 'ms', goal: '' },
    { name: 'question at that size, p95', value: at(0.95), unit: 'ms', goal: '≤ 15' },
    { name: 'memory of the process', value: Math.round(process.memoryUsage.rss() / 1e6), unit: 'MB', goal: '≤ 600' },
  ]
}

import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AnswerEvent } from '#contract/assistant.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import { openMemoryDatabase, type OpenDatabase } from '#database/open.ts'
import { createUnitOfWork } from '#database/unit-of-work.ts'
import { createAskedService, readQuestion } from '#domain/assistant/index.ts'
import { createAuditTrail, loadSm3 } from '#domain/audit/index.ts'
import { temporarySigner } from '#domain/audit/checkpoint.ts'
import { createAnnouncer } from '#kernel/announcer.ts'
import { fixedClock } from '#kernel/clock.ts'
import { codeOfEntry, withDraft } from './entries.ts'
import { stallRules } from './fixtures.ts'
import {
  buildInForce,
  createEntriesService,
  createKnowledgeService,
  type EntriesService,
  type KnowledgeService,
  type ReadAgainst,
  type TextsInForce,
} from './index.ts'

const clerk = { accountId: 'a-1', name: '陈静' }
const reviewer = { accountId: 'a-2', name: '何志远' }
const readAgainst: ReadAgainst = async (texts, questions) => {
  const known = buildInForce(texts)
  return questions.map(question => {
    const { plan } = readQuestion(known, question)
    const answered = plan.band === 'answer'
    return { answered, citedIds: plan.citations.map(c => c.id), firstLabel: plan.citations[0]?.label ?? '' }
  })
}
const lockers = {
  title: '大厅储物柜使用说明',
  body: '大厅一层有储物柜，凭身份证免费使用，当天闭馆前取回。\n易燃易爆物品不得存放。',
  basis: '大厅管理会议纪要',
  questions: ['大厅有储物柜吗?', '包放在哪里存?储物柜要钱吗?'],
}

describe('本局问答：起草、试题、批准、开口', () => {
  let store: OpenDatabase
  let knowledge: KnowledgeService
  let entries: EntriesService
  let asked: ReturnType<typeof createAskedService>
  let told: ChangeNotice[]
  let failures: unknown[]
  beforeAll(async () => {
    store = await openMemoryDatabase()
  })
  beforeEach(async () => {
    for (const table of [
      'policies',
      'knowledge_entries',
      'asked_questions',
      'audit_rows',
      'audit_checkpoints',
    ] as const)
      await store.db.deleteFrom(table).execute()
    const trail = createAuditTrail({ hash: await loadSm3(), signer: temporarySigner() })
    const notices = createAnnouncer<ChangeNotice>(error => {
      throw error
    })
    told = []
    failures = []
    notices.listen(notice => told.push(notice))
    const clock = fixedClock('2026-11-24T02:00:00Z')
    const work = createUnitOfWork({ db: store.db, trail, clock, notices })
    knowledge = createKnowledgeService({ db: store.db, work, clock })
    entries = createEntriesService({ db: store.db, work, clock, knowledge, readAgainst })
    asked = createAskedService({ db: store.db, work, onError: error => failures.push(error) })
    await knowledge.importPolicies(clerk, [{ fileName: 'stall.md', text: stallRules }])
  })
  afterAll(() => store.close())

  const drafted = async (draft = lockers) => {
    const saved = await entries.save(clerk, { ...draft, revision: 0 })
    if (!saved.ok) throw new Error(saved.violation.code)
    return saved.value
  }
  const answerTo = async (question: string) => readQuestion(await knowledge.inForce(), question).plan

  it('草稿不会被说出来；试题通过、另一个人批准以后才被引用', async () => {
    const entry = await drafted()
    expect((await answerTo('大厅有储物柜吗?')).band).not.toBe('answer')
    const bench = await entries.bench(entry.id)
    expect(bench).toMatchObject({ ok: true, value: { passed: true } })
    expect(await entries.approve(clerk, entry)).toMatchObject({ ok: false, violation: { code: 'OWN_CHANGE' } })
    expect(await entries.approve(reviewer, entry)).toMatchObject({ ok: true, value: { state: 'approved' } })
    const plan = await answerTo('大厅有储物柜吗?')
    expect(plan.band).toBe('answer')
    expect(plan.citations[0]?.text).toContain('凭身份证免费使用')
  })

  it('问法找不到这一条，就不能批准，也说得出是哪一句', async () => {
    const entry = await drafted({ ...lockers, questions: ['大厅有储物柜吗?', '要多久?'] })
    const bench = await entries.bench(entry.id)
    const first = bench.ok ? bench.value.rows[1] : undefined
    expect(first).toMatchObject({ passed: false, expected: lockers.title })
    expect(await entries.approve(reviewer, entry)).toMatchObject({
      ok: false,
      violation: { code: 'BENCH_FAILED', data: { failed: 1, first: '要多久?' } },
    })
    expect((await knowledge.list({ search: '', withReplaced: true })).map(p => p.title)).not.toContain(lockers.title)
  })

  it('改过的问答又是草稿，批准后旧的答法不再出现', async () => {
    const entry = await drafted()
    await entries.approve(reviewer, entry)
    const again = await entries.save(clerk, { ...lockers, body: '储物柜搬到了大厅二层。', id: entry.id, revision: 2 })
    if (!again.ok) throw new Error(again.violation.code)
    expect((await answerTo('大厅有储物柜吗?')).citations[0]?.text).toContain('一层')
    await entries.approve(reviewer, again.value)
    const texts = (await answerTo('大厅有储物柜吗?')).citations.map(c => c.text).join()
    expect(texts).toContain('二层')
    expect(texts).not.toContain('一层')
  })

  it('内容里写的标题和文件头不会变成别的条', async () => {
    const body = '---\nid: stall\nsupersedes: yuntai-stall-2024\n---\n## 第四条\n储物柜免费。'
    const entry = await drafted({ ...lockers, body })
    await entries.approve(reviewer, entry)
    const policies = await knowledge.list({ search: '', withReplaced: true })
    expect(policies.filter(p => p.state === 'replaced')).toEqual([])
    expect(policies.find(p => p.title === lockers.title)?.articleCount).toBe(1)
  })

  it('试的是什么，批准的就是什么：缩进的条号和标题、分号和引号，批准后和试的时候是同一份', async () => {
    const body = '　第三条 储物柜免费。\n**第四条** 当天取回。\n## ## 第五条\n可以存：\n（一）行李；\n（二）雨伞。'
    const entry = await drafted({ ...lockers, title: '大厅"储物柜"节选', body, questions: ['大厅有储物柜吗，要钱吗?'] })
    const tried = withDraft(await knowledge.texts(), entry, '2026-11-24')
    expect(await entries.approve(reviewer, entry)).toMatchObject({ ok: true })
    const spoken = await knowledge.texts()
    const held = (texts: TextsInForce) => {
      const policies = texts.policies.filter(p => p.code === codeOfEntry(entry.id))
      const articles = texts.articles.filter(a => policies.some(p => p.id === a.policyId))
      return {
        policies: policies.map(({ title, aliases, completeness, effectiveOn, articleCount }) => ({
          title,
          aliases,
          completeness,
          effectiveOn,
          articleCount,
        })),
        articles: articles.map(({ heading, number, chapters, paragraphs }) => ({
          heading,
          number,
          chapters,
          paragraphs,
        })),
      }
    }
    expect(held(spoken)).toEqual(held(tried))
    expect(held(spoken).articles.map(a => a.heading)).toEqual(['答复'])
  })

  it('别的问答今天就答不上的，不怪这份草稿', async () => {
    const entry = await drafted()
    await entries.approve(reviewer, entry)
    await store.db
      .updateTable('policies')
      .set({ stated_as_replaced: true })
      .where('title', '=', lockers.title)
      .execute()
    knowledge.forgetIndex()
    const parking = {
      ...lockers,
      title: '大厅停车',
      body: '大厅门前可以停车两小时，不收费。',
      questions: ['大厅门前可以停车吗?'],
    }
    const other = await drafted(parking)
    const bench = await entries.bench(other.id)
    expect(bench).toMatchObject({ ok: true, value: { passed: true } })
    expect(await entries.approve(reviewer, other)).toMatchObject({ ok: true })
  })

  it('存草稿只告诉看草稿的人：政策没有变，谁也不必重建索引', async () => {
    told.length = 0
    const entry = await drafted()
    expect(told.map(notice => notice.topic)).toEqual(['knowledge-entries'])
    await entries.approve(reviewer, entry)
    expect(told.slice(1).map(notice => notice.topic)).toEqual(['knowledge', 'knowledge-entries'])
  })

  it('记不下来的问题，照样把答案说完；留下的只有出了错，没有问的话', async () => {
    const broken = createAskedService({
      db: store.db,
      work: () => Promise.reject(new Error('insert failed: 我叫王小明')),
      onError: error => failures.push(error),
    })
    const answer = async function* (): AsyncGenerator<AnswerEvent> {
      yield { kind: 'band', band: 'refuse', language: 'zh' }
      yield { kind: 'done', mode: 'offline', milliseconds: 1 }
    }
    const heard: string[] = []
    for await (const event of broken.watch('我叫王小明，储物柜在哪?', answer())) heard.push(event.kind)
    expect(heard).toEqual(['band', 'done'])
    expect(failures).toHaveLength(1)
    expect(inspect(failures[0])).not.toMatch(/王小明|储物柜/)
  })

  it('问过的话去掉个人信息再记，同一句只加次数，答上了就不在没答上的里面', async () => {
    const events = (band: 'answer' | 'refuse') =>
      (async function* (): AsyncGenerator<AnswerEvent> {
        yield { kind: 'band', band, language: 'zh' }
        yield { kind: 'done', mode: 'offline', milliseconds: 1 }
      })()
    const ask = async (question: string, band: 'answer' | 'refuse') => {
      for await (const event of asked.watch(question, events(band))) expect(event).toBeDefined()
    }
    await ask('我叫王小明,身份证440301199001011234,电话13800138000,储物柜在哪?', 'refuse')
    await ask('储物柜在哪?', 'refuse')
    await ask('储物柜在哪?', 'refuse')
    const gaps = await asked.list({ unanswered: true, limit: 10 })
    expect(gaps[0]).toMatchObject({ question: '储物柜在哪?', times: 2 })
    expect(JSON.stringify(gaps)).not.toMatch(/王小明|440301|13800138000/)
    await ask('储物柜在哪?', 'answer')
    expect((await asked.list({ unanswered: true, limit: 10 })).map(q => q.question)).not.toContain('储物柜在哪?')
    expect(await asked.list({ unanswered: false, limit: 10 })).toHaveLength(2)
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { quotingScript, scriptedLlm, type ScriptStep } from '#adapters/llm-scripted.ts'
import { secretsInMemory } from '#adapters/secrets-in-memory.ts'
import type { AnswerEvent } from '#contract/assistant.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import type { ItemGuide } from '#contract/guide.ts'
import { openMemoryDatabase, type OpenDatabase } from '#database/open.ts'
import { createUnitOfWork } from '#database/unit-of-work.ts'
import { createAuditTrail, loadSm3 } from '#domain/audit/index.ts'
import { temporarySigner } from '#domain/audit/checkpoint.ts'
import { createKnowledgeService, type KnowledgeService } from '#domain/knowledge/index.ts'
import { heatingGuide, noArticles, stallRules, stallRules2025 } from '#domain/knowledge/fixtures.ts'
import { createAnnouncer } from '#kernel/announcer.ts'
import { fixedClock } from '#kernel/clock.ts'
import { createAssistantService, createAssistantSettings, createItemFinder, readQuestion, type Llm } from './index.ts'
import { aGuide } from './fixtures.ts'

const clerk = { accountId: 'a-1', name: '陈静' }

describe('问答，从导入政策到带出处的回答', () => {
  let store: OpenDatabase
  let knowledge: KnowledgeService
  let settings: ReturnType<typeof createAssistantSettings>
  let assistant: ReturnType<typeof createAssistantService>
  let guide: ItemGuide | undefined
  let model: Llm | undefined
  const clock = fixedClock('2026-11-24T02:00:00Z')

  beforeAll(async () => {
    store = await openMemoryDatabase()
  })
  beforeEach(async () => {
    for (const table of ['policies', 'assistant_endpoint', 'audit_rows', 'audit_checkpoints'] as const)
      await store.db.deleteFrom(table).execute()
    const trail = createAuditTrail({ hash: await loadSm3(), signer: temporarySigner() })
    const notices = createAnnouncer<ChangeNotice>(error => {
      throw error
    })
    const work = createUnitOfWork({ db: store.db, trail, clock, notices })
    clock.set('2026-11-24T02:00:00Z')
    knowledge = createKnowledgeService({ db: store.db, work, clock })
    const openLlm = () => scriptedLlm(quotingScript)
    settings = createAssistantSettings({ db: store.db, work, secrets: secretsInMemory(), openLlm, clock })
    guide = undefined
    model = undefined
    const items = createItemFinder(async () =>
      guide
        ? [{ itemCode: guide.itemCode, name: guide.name, departmentName: guide.departmentName, aliases: ['摆摊证'] }]
        : [],
    )
    assistant = createAssistantService({
      read: async asked => readQuestion(await knowledge.inForce(), asked),
      findItems: items.find,
      readGuide: async code => (guide?.itemCode === code ? guide : undefined),
      model: async () => model,
      clock,
    })
  })
  afterAll(() => store.close())

  const importTexts = (...texts: string[]) =>
    knowledge.importPolicies(
      clerk,
      texts.map((text, i) => ({ fileName: `政策${i + 1}.md`, text })),
    )
  async function ask(question: string, sessionId = 's-1'): Promise<AnswerEvent[]> {
    const events: AnswerEvent[] = []
    for await (const event of assistant.ask({ question, sessionId }, new AbortController().signal)) events.push(event)
    return events
  }
  const said = (events: readonly AnswerEvent[]): string =>
    events.flatMap(e => (e.kind === 'sentence' ? [e.text] : [])).join('')
  const bandOf = (events: readonly AnswerEvent[]): string | undefined => events.find(e => e.kind === 'band')?.band
  const cited = (events: readonly AnswerEvent[]) => events.flatMap(e => (e.kind === 'citations' ? e.citations : []))

  it('导入以后能问，回答的每一句都有出处，出处能打开', async () => {
    await importTexts(stallRules, heatingGuide)
    const events = await ask('摊位证丢了怎么办?')
    expect(bandOf(events)).toBe('answer')
    expect(said(events)).toContain('申请补领')
    const [citation] = cited(events)
    expect(citation).toMatchObject({ label: '云台区便民摊点管理办法 第五条', effectiveFrom: '2024-05-01' })
    const opened = await knowledge.article(citation?.id ?? '')
    expect(opened.ok && opened.value.policy.title).toBe('云台区便民摊点管理办法')
    for (const e of events)
      if (e.kind === 'sentence' && e.role !== 'frame') expect(e.citationNumbers.length).toBeGreaterThan(0)
  })

  it('一份读不了，整批都不进库', async () => {
    const result = await importTexts(stallRules, noArticles)
    expect(result).toMatchObject({ ok: false, violation: { code: 'IMPORT_REFUSED' } })
    expect(await knowledge.list({ search: '', withReplaced: true })).toEqual([])
    const row = await store.db.selectFrom('audit_rows').select('seq').executeTakeFirst()
    expect(row).toBeUndefined()
  })

  it('新办法导入后，旧办法一次也不再被引用', async () => {
    await importTexts(stallRules)
    expect(said(await ask('申领摊位证几个工作日作出决定?'))).toContain('五个工作日')
    await importTexts(stallRules2025)
    const events = await ask('申领摊位证几个工作日作出决定?')
    expect(said(events)).toContain('三个工作日')
    expect(cited(events).every(c => c.effectiveFrom === '2025-05-01')).toBe(true)
    const list = await knowledge.list({ search: '摊点', withReplaced: true })
    expect(list.map(p => p.state).sort()).toEqual(['in-force', 'replaced'])
  })

  it('还没到施行日的不引用，到了那一天自动引用', async () => {
    clock.set('2024-04-30T10:00:00Z')
    await importTexts(stallRules)
    expect(bandOf(await ask('摊位证丢了怎么办?'))).not.toBe('answer')
    clock.set('2024-04-30T17:00:00Z')
    expect(bandOf(await ask('摊位证丢了怎么办?'))).toBe('answer')
  })

  it('同一份文件再导入一次，什么也不变', async () => {
    await importTexts(stallRules)
    const again = await importTexts(stallRules.replaceAll('\n', '\r\n'))
    expect(again.ok && again.value).toMatchObject({ saved: false, rows: [{ outcome: 'unchanged' }] })
  })

  it('指南没有施行日期，引用时提醒核对', async () => {
    await importTexts(heatingGuide)
    const events = await ask('我爷爷78岁一个人住,取暖补贴每季多少钱?')
    expect(said(events)).toContain('600元')
    expect(events.some(e => e.kind === 'notice' && e.code === 'UNDATED_SOURCE')).toBe(true)
  })

  it('事项的材料随授权即时变化：撤销以后同一个问题是另一个答案', async () => {
    await importTexts(stallRules)
    guide = aGuide()
    expect(said(await ask('办摊位证核发要带什么材料?'))).toContain('健康证明不用带')
    guide = aGuide({ materials: aGuide().materials.map(({ name }) => ({ name, needed: true })) })
    const after = await ask('办摊位证核发要带什么材料?')
    expect(said(after)).toContain('请带：居民身份证、健康证明')
    expect(said(after)).not.toContain('不用带')
    expect(cited(after).some(c => c.kind === 'article')).toBe(true)
    expect(said(await ask('摆摊证在哪里办?'))).toContain('3号窗口')
  })

  it('接着上一句问“那多少钱”，问的是同一个事项；忘记以后就不是', async () => {
    guide = aGuide({ fee: '20元' })
    await ask('办摊位证核发要带什么材料?', 's-2')
    expect(said(await ask('那要多少钱?', 's-2'))).toContain('20元')
    assistant.forget('s-2')
    expect(bandOf(await ask('那要多少钱?', 's-2'))).toBe('ask-back')
  })

  const withModel = async (...script: ScriptStep[]) => {
    await importTexts(stallRules)
    model = scriptedLlm(() => script)
    return ask('摊位证丢了怎么办?')
  }

  it('模型说的话有依据才放行，没有依据的去掉并说明', async () => {
    const events = await withModel('请向原发证的街道', '办事处申请补领[1]。', '三天内就能拿到[1]。', '祝您愉快。')
    expect(said(events)).toBe('请向原发证的街道办事处申请补领。')
    expect(events.some(e => e.kind === 'notice' && e.code === 'LLM_UNSUPPORTED_SENTENCE')).toBe(true)
    expect(events.at(-1)).toMatchObject({ kind: 'done', mode: 'llm' })
  })

  it.each([
    ['一开始就失败', [{ fail: 'not-a-model' }], 'LLM_FAILED'],
    ['说到一半断了', ['请申请补领[1]。请', { fail: 'cut-off' }], 'LLM_CUT'],
    ['一句有依据的都没有', ['随便办。'], 'LLM_FAILED'],
  ] as [string, ScriptStep[], string][])('模型%s，就用条文原文回答并说明', async (_, script, code) => {
    const events = await withModel(...script)
    expect(said(events)).toContain('摊位证遗失的，持证人应当向原发证的街道办事处申请补领。')
    expect(events.some(e => e.kind === 'notice' && e.code === code)).toBe(true)
    expect(events.at(-1)).toMatchObject({ kind: 'done', mode: 'offline' })
  })

  it('紧急情况先给电话，不去检索', async () => {
    const events = await ask('大厅里有人晕倒了!')
    expect(bandOf(events)).toBe('safety')
    expect(said(events)).toContain('120')
    expect(cited(events)).toEqual([])
  })

  it('密钥存得进去，读不出来；设置有版本，旧版本存不上', async () => {
    const input = {
      mode: 'llm',
      baseUrl: 'https://models.example/v1',
      model: 'm',
      apiKey: 'k-secret',
      revision: 0,
    } as const
    const saved = await settings.save(clerk, input)
    expect(saved).toMatchObject({ ok: true, value: { keyStored: true, revision: 1 } })
    expect(JSON.stringify(saved)).not.toContain('k-secret')
    const rows = await store.db.selectFrom('audit_rows').select('entry').execute()
    expect(JSON.stringify(rows)).not.toContain('k-secret')
    expect(await settings.save(clerk, input)).toMatchObject({ ok: false, violation: { code: 'STALE_REVISION' } })
    expect(await settings.save(clerk, { ...input, baseUrl: 'http://models.example', revision: 1 })).toMatchObject({
      ok: false,
      violation: { code: 'BAD_ENDPOINT' },
    })
  })

  it('操作记录说得出改了什么：备用模型和每天的上限也在里面', async () => {
    const reserve = { baseUrl: 'http://10.0.0.8/v1/', model: 'small' }
    const input = { mode: 'llm', baseUrl: 'https://models.example/v1', model: 'm', revision: 0 } as const
    expect(await settings.save(clerk, { ...input, reserve, dailyLimit: 300 })).toMatchObject({ ok: true })
    const [row] = await store.db.selectFrom('audit_rows').select('entry').execute()
    const { detail } = z.object({ detail: z.unknown() }).parse(JSON.parse(row?.entry ?? ''))
    expect(detail).toEqual({
      mode: 'llm',
      baseUrl: 'https://models.example/v1',
      model: 'm',
      reserveUrl: 'http://10.0.0.8/v1',
      reserveModel: 'small',
      dailyLimit: 300,
      keyChanged: false,
    })
  })
})

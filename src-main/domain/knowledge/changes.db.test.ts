import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMemoryDatabase, type OpenDatabase } from '#database/open.ts'
import { createUnitOfWork } from '#database/unit-of-work.ts'
import { createAuditTrail, loadSm3 } from '#domain/audit/index.ts'
import { temporarySigner } from '#domain/audit/checkpoint.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import { createAnnouncer } from '#kernel/announcer.ts'
import { fixedClock } from '#kernel/clock.ts'
import { stallRules } from './fixtures.ts'
import { createKnowledgeService, type Citing, type KnowledgeService } from './index.ts'

const clerk = { accountId: 'a-1', name: '陈静' }
const amended = stallRules.replace('五个工作日', '三个工作日')
const again = amended.replace('申请补领', '当天补领')
const longer = `${again}\n## 第八条\n\n摊位可以过夜。\n`

describe('一版一版改下来', () => {
  let store: OpenDatabase
  let knowledge: KnowledgeService
  let citing: Citing[] = []
  let asked = 0
  beforeAll(async () => {
    store = await openMemoryDatabase()
    const trail = createAuditTrail({ hash: await loadSm3(), signer: temporarySigner() })
    const notices = createAnnouncer<ChangeNotice>(error => {
      throw error
    })
    const clock = fixedClock('2026-11-24T02:00:00Z')
    const work = createUnitOfWork({ db: store.db, trail, clock, notices })
    const readCiting = () => {
      asked += 1
      return Promise.resolve(citing)
    }
    knowledge = createKnowledgeService({ db: store.db, work, clock, citing: readCiting })
  })
  afterAll(() => store.close())

  const newest = async (text: string) => {
    await knowledge.importPolicies(clerk, [{ fileName: 'stall.md', text }])
    const found = (await knowledge.list({ search: '', withReplaced: false }))[0]
    const policy = await knowledge.policy(found?.id ?? '')
    if (!policy.ok) throw new Error(policy.violation.code)
    return policy.value
  }
  const changesOf = async (id: string) => {
    const changes = await knowledge.changes(id)
    if (!changes.ok) throw new Error(changes.violation.code)
    return changes.value
  }

  it('引着第一版第五条的，到第三版改了第五条也点出来；第二版只改了第四条，不打扰它', async () => {
    const first = await newest(stallRules)
    const fifth = first.articles.find(a => a.heading === '第五条')
    citing = [{ kind: 'announcement', id: 'x', label: '摊位证丢了怎么办', articleId: fifth?.id ?? '' }]
    const second = await changesOf((await newest(amended)).id)
    expect(second).toMatchObject({ articles: [{ heading: '第四条', kind: 'altered' }], dependants: [] })
    const third = await changesOf((await newest(again)).id)
    expect(third.dependants).toEqual([{ kind: 'announcement', id: 'x', label: '摊位证丢了怎么办', cites: '第五条' }])
  })

  it('只多了一条，谁也没有靠着它：不去问全局谁引了什么', async () => {
    asked = 0
    const fourth = await changesOf((await newest(longer)).id)
    expect(fourth).toMatchObject({ articles: [{ heading: '第八条', kind: 'added' }], dependants: [] })
    expect(asked).toBe(0)
  })
})

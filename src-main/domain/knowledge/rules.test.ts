import { describe, expect, it } from 'vitest'
import { heatingGuide, noArticles, stallRules, stallRules2025 } from './fixtures.ts'
import { parsePolicy } from './parse-policy.ts'
import { decideImport, stateOn, type HeldPolicy, type ReadFile } from './rules.ts'

const file = (fileName: string, text: string, contentHash = fileName): ReadFile => {
  const result = parsePolicy(fileName, text)
  return result.ok
    ? { ok: true, fileName, policy: result.policy, contentHash }
    : { ok: false, fileName, violation: result.violation }
}
const held = (text: string, contentHash: string, id = 'p-1'): HeldPolicy => {
  const read = file('held.md', text)
  if (!read.ok) throw new Error('fixture')
  const articles = new Map(read.policy.articles.map(a => [a.heading, a.text]))
  const { code, title, supersedes } = read.policy
  return { id, code, version: 1, title, supersedes, contentHash, replacedBy: undefined, articles }
}

describe('导入政策', () => {
  it('新的是新增，一样的不动，改过的列出哪几条变了', () => {
    const changed = stallRules.replace('五个工作日', '七个工作日').replace('## 第五条', '## 第五条之一')
    const decision = decideImport(
      [file('取暖.md', heatingGuide), file('摊点.md', changed, 'b')],
      [held(stallRules, 'a')],
    )
    expect(decision.rows.map(r => r.outcome)).toEqual(['new', 'changed'])
    expect(decision.rows[1]).toMatchObject({ altered: ['第四条'], added: ['第五条之一'], removed: ['第五条'] })
    expect(decision.changes[1]).toMatchObject({ version: 2, replaces: ['p-1'] })
    expect(decideImport([file('摊点.md', stallRules, 'a')], [held(stallRules, 'a')]).changes).toEqual([])
  })

  it('一个文件读不了，整批都有拒绝的理由', () => {
    const decision = decideImport([file('摊点.md', stallRules), file('通知.md', noArticles)], [])
    expect(decision.refusals).toHaveLength(1)
    expect(decision.rows[1]).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'NO_ARTICLES', fileName: '通知.md' },
    })
  })

  it('同一批里两份同编号的文件，第二份被拒绝', () => {
    const decision = decideImport([file('一.md', stallRules), file('二.md', stallRules)], [])
    expect(decision.refusals.map(r => r.code)).toEqual(['DUPLICATE_CODE'])
  })

  it('新办法取代旧办法，不论谁先导入', () => {
    const later = decideImport([file('新.md', stallRules2025)], [held(stallRules, 'a')])
    expect(later.changes[0]?.replaces).toEqual(['p-1'])
    const earlier = decideImport([file('旧.md', stallRules)], [held(stallRules2025, 'n', 'p-9')])
    expect(earlier.changes[0]?.replacedByCode).toBe('yuntai-stall-2025')
    expect(earlier.rows[0]?.warnings.join()).toContain('不会被引用')
  })
})

describe('在某一天', () => {
  const text = { replaced: false, effectiveOn: '2024-05-01', expiresOn: '2026-04-30' }
  it.each([
    ['2024-04-30', 'not-yet'],
    ['2024-05-01', 'in-force'],
    ['2026-04-30', 'in-force'],
    ['2026-05-01', 'expired'],
  ])('%s 是 %s', (day, state) => expect(stateOn(day, text)).toBe(state))

  it('被取代的文件哪一天都不再有效', () => expect(stateOn('2025-01-01', { ...text, replaced: true })).toBe('replaced'))
})

import { describe, expect, it } from 'vitest'
import type { Grant } from '#contract/sharing-model.ts'
import { grantsInForce } from '#domain/certificate-free/rules.ts'
import { aGrant, policeOfficer } from '#domain/sharing/fixtures.ts'
import { drawChain } from './drawing.ts'
import { aMaterial, aPublishedItem } from './fixtures.ts'
import { lifeOf } from './life.ts'
import { truthOf } from './model.ts'
import type { EntryInForce } from './ports.ts'
import { sayMaterials } from './say.ts'

const item = aPublishedItem({
  visitCount: 0,
  legalBasis: [{ document: '《澄湾区高龄津贴发放办法》', article: '第六条' }],
  zeroVisit: [{ programme: 'special-groups', channels: ['online', 'door-to-door'], basis: '' }],
  materials: [
    aMaterial('m-hk', { name: '户口簿复印件' }),
    aMaterial('m-ss', {
      name: '社会保障卡复印件',
      decision: { mode: 'e-certificate', number: '1', basis: '《办法》第五条', from: '2026-01-01' },
    }),
    aMaterial('m-form', { name: '申请表', kind: 'form', paperForm: 'electronic' }),
  ],
})
const day = '2026-11-24'
const entry: EntryInForce = {
  id: 'entry-1',
  itemId: 'item-1',
  reason: 'site-survey',
  reasonText: '要到现场看',
  basis: { document: '《细则》', article: '第一条' },
  insteadDo: '请到属地窗口办理。',
  until: '2026-12-31',
  overdue: false,
}
const draw = (grants: readonly Grant[], on = day, listed?: EntryInForce) =>
  drawChain(truthOf(item, grantsInForce(grants, on), listed), grants, [])
const revoked = aGrant({ revoked: { at: `${day}T02:00:00.000Z`, by: policeOfficer, reason: '用途已变' } })

describe('依据链', () => {
  it('在生效的授权一路实线到免证办和回答', () => {
    const { nodes, threads } = draw([aGrant()])
    const state = (id: string) => nodes.find(node => node.id === id)?.state
    expect(state(`grant:${aGrant().id}`)).toBe('in-force')
    expect(state('material:m-hk')).toBe('in-force')
    expect(nodes.find(node => node.id === 'certificate-free')).toMatchObject({
      state: 'in-force',
      subject: { status: 'full', waived: 2, total: 2 },
    })
    expect(threads).toContainEqual({ from: `grant:${aGrant().id}`, to: 'material:m-hk', state: 'in-force' })
    expect(threads).toContainEqual({ from: 'certificate-free', to: 'say:materials', state: 'in-force' })
    expect(threads).toContainEqual({ from: 'law', to: 'material:m-form', state: 'not-by-data' })
  })

  it.each([
    ['没有授权', [], 'none', 'partial'],
    ['已撤回', [revoked], 'broken', 'partial'],
    ['只剩三十天以内', [aGrant({ period: { from: '2026-11-01', until: '2026-12-24' } })], 'expiring', 'full'],
    ['还剩三十一天', [aGrant({ period: { from: '2026-11-01', until: '2026-12-25' } })], 'in-force', 'full'],
    ['还没开始', [aGrant({ period: { from: '2026-12-01', until: '2027-12-01' } })], 'planned', 'partial'],
    ['要用的字段被划去', [aGrant({ fields: ['姓名'] })], 'broken', 'partial'],
  ] as const)('%s：材料是 %3$s', (_what, grants, state, status) => {
    const { nodes } = draw(grants)
    expect(nodes.find(node => node.id === 'material:m-hk')?.state).toBe(state)
    expect(nodes.find(node => node.id === 'certificate-free')?.subject).toMatchObject({ status })
  })

  it('每条线的两端都在图上，每个节点只画一次', () => {
    for (const grants of [[], [aGrant()], [revoked], [aGrant(), revoked]]) {
      const { nodes, threads, glyph } = draw(grants)
      const ids = nodes.map(node => node.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const thread of threads) expect(ids).toEqual(expect.arrayContaining([thread.from, thread.to]))
      expect(glyph).toHaveLength(5)
    }
  })

  it('负面清单：没列入就通办，列入了就说怎么办', () => {
    const free = draw([])
    expect(free.nodes.find(node => node.id === 'city-wide')).toMatchObject({ state: 'in-force' })
    const listed = draw([], day, entry)
    expect(listed.nodes.find(node => node.id === 'say:city-wide')?.subject).toMatchObject({
      text: { zh: '不是每个窗口都能办。请到属地窗口办理。' },
    })
    expect(listed.threads).toContainEqual({ from: 'negative-list', to: 'city-wide', state: 'broken' })
  })

  it('试算时，会改口的话带着现在的说法', () => {
    const now = truthOf(item, grantsInForce([aGrant()], day), undefined)
    const then = truthOf(item, grantsInForce([revoked], day), undefined)
    const { nodes, threads } = drawChain(then, [revoked], [], now)
    expect(nodes.find(node => node.id === 'say:materials')?.subject).toMatchObject({
      text: { zh: '社会保障卡复印件不用带，出示电子证照就行。请带户口簿复印件、申请表。' },
      before: { zh: '户口簿复印件不用带，窗口会替您查。社会保障卡复印件不用带，出示电子证照就行。请带申请表。' },
    })
    expect(threads).toContainEqual({ from: 'certificate-free', to: 'say:materials', state: 'changed' })
    expect(threads.filter(thread => thread.to === 'say:city-wide')).toEqual([
      { from: 'city-wide', to: 'say:city-wide', state: 'in-force' },
    ])
  })
})

describe('事项的一生', () => {
  it('授权、开始、成为免证办、到期、不再免证办，一个不少', () => {
    expect(lifeOf(item, [aGrant()]).map(({ day: on, kind }) => `${on} ${kind}`)).toEqual([
      '2026-10-30 granted',
      '2026-11-01 began',
      '2026-11-01 became-certificate-free',
      '2027-10-31 ends',
      '2027-11-01 ceased-certificate-free',
    ])
  })
  it('撤回那天就不再是免证办', () => {
    const kinds = lifeOf(item, [revoked]).filter(event => event.day === day)
    expect(kinds.map(({ kind }) => kind)).toEqual(['revoked', 'ceased-certificate-free'])
  })
})

it('没有材料的事项，说不用带', () => {
  const bare = truthOf(aPublishedItem(), grantsInForce([], day), undefined)
  expect(sayMaterials(bare).zh).toBe('不用带材料。')
})

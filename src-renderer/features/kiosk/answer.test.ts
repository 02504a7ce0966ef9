import { describe, expect, it } from 'vitest'
import type { AnswerEvent } from '#contract/assistant.ts'
import type { ItemGuide } from '#contract/guide.ts'
import { changedSentences, itemOf, newAnswer, saysTheSame, withEvent } from './answer.ts'
import { cardOf, listText } from './card.ts'
import { nextTicket, ticketNumber } from './ticket.ts'

const guide: ItemGuide = {
  itemId: 'item-1',
  itemCode: '440511016000',
  name: '高龄津贴申领',
  departmentName: '区民政局',
  version: 1,
  materials: [
    { name: '申请表', needed: true, copies: 2 },
    {
      name: '户口簿',
      needed: false,
      waivedBy: { mode: 'data-share', providerName: '公安分局', grantNumber: 'GX-2026-0001' },
    },
    {
      name: '社保卡',
      needed: false,
      waivedBy: { mode: 'data-share', providerName: '人社局', grantNumber: 'GX-2026-0002' },
    },
    { name: '委托书', needed: false, waivedBy: { mode: 'notify-and-commit' } },
  ],
  certificateFree: { status: 'full', waived: 2, total: 2 },
  cityWide: { status: 'anywhere' },
  windows: [{ name: '本厅 12 号窗', address: '榕荫路 1 号' }],
  fee: '不收费',
  asOf: '2026-11-24T02:00:00.000Z',
}

const events: AnswerEvent[] = [
  { kind: 'status', status: 'finding', sessionId: 's-1' },
  { kind: 'band', band: 'answer', language: 'yue', rule: 'item' },
  { kind: 'citations', citations: [{ number: 1, kind: 'item', id: 'item-1', label: '办事指南', text: '申请材料' }] },
  { kind: 'notice', code: 'LLM_FAILED', text: '模型没有答上来' },
  { kind: 'notice', code: 'EXCERPT', text: '只收录了节选' },
  { kind: 'sentence', index: 0, text: '请带申请表。', citationNumbers: [1], role: 'stated', aloud: true },
  { kind: 'done', mode: 'offline', milliseconds: 3 },
]

describe('屏幕上的回答 the answer on the screen', () => {
  const answer = events.reduce(withEvent, newAnswer('要带什么', 'zh'))

  it('is put together from its stream, in the language it was asked in', () => {
    expect(answer).toMatchObject({ sessionId: 's-1', band: 'answer', language: 'yue', done: true })
    expect(itemOf(answer.citations)).toBe('item-1')
  })

  it('tells the citizen what a source lacks, and not how a model failed', () => {
    expect(answer.notices).toEqual(['只收录了节选'])
  })

  it('an item named only by its entry on the negative list still has its card', () => {
    expect(
      itemOf([{ number: 1, kind: 'negative-list-entry', id: 'entry-2', itemId: 'item-9', label: '', text: '' }]),
    ).toBe('item-9')
    expect(itemOf([{ number: 1, kind: 'article', id: 'a-1', label: '', text: '' }])).toBeUndefined()
  })

  it('reading the same guide a moment later is no change; one paper more is', () => {
    const before = { ...answer, guide }
    expect(saysTheSame(before, { ...answer, guide: { ...guide, asOf: '2026-11-24T02:00:01.000Z' } })).toBe(true)
    const needed = guide.materials.map(material => ({ ...material, needed: true }))
    expect(saysTheSame(before, { ...answer, guide: { ...guide, materials: needed } })).toBe(false)
  })

  it('after a change only the changed sentence is said', () => {
    const said = (text: string, aloud = true) => ({ text, aloud, citationNumbers: [] })
    const before = [said('请带申请表。'), said('户口簿不用带。')]
    const after = [said('请带申请表、户口簿。'), said('户口簿不用带。'), said('另有一条。', false)]
    expect(changedSentences(before, after)).toEqual([said('请带申请表、户口簿。')])
  })
})

describe('卡片 the card', () => {
  const card = cardOf(guide)

  it('says first what to bring, then what not, each with its reason and grant', () => {
    expect(card.bring).toEqual([{ name: '申请表', copies: 2 }])
    expect(card.spared).toEqual([
      {
        mode: 'data-share',
        names: ['户口簿', '社保卡'],
        providers: ['公安分局', '人社局'],
        grantNumbers: ['GX-2026-0001', 'GX-2026-0002'],
      },
      { mode: 'notify-and-commit', names: ['委托书'], providers: [], grantNumbers: [] },
    ])
  })

  it('no paper is on both sides, and none is lost', () => {
    const shown = [...card.bring.map(({ name }) => name), ...card.spared.flatMap(({ names }) => names)]
    expect(shown.toSorted()).toEqual(guide.materials.map(({ name }) => name).toSorted())
  })

  it('an item that lists no materials promises nothing about them', () => {
    const bare = cardOf({ ...guide, materials: [] })
    expect(bare.listsMaterials).toBe(false)
    const words = { bring: '要带：', spared: '不用带：', nothing: '什么都不用带', day: '2026-11-24 的指南' }
    expect(listText(bare, words)).not.toContain('什么都不用带')
    expect(listText(card, words)).toBe(
      '高龄津贴申领\n要带：申请表×2\n不用带：户口簿、社保卡、委托书\n本厅 12 号窗 榕荫路 1 号\n2026-11-24 的指南',
    )
  })

  it('the list that a phone takes along always fits its code', () => {
    const many = {
      ...guide,
      materials: Array.from({ length: 80 }, (_, n) => ({ name: `第${n}份很长的材料`, needed: true })),
    }
    const words = { bring: '要带：', spared: '', nothing: '', day: '' }
    expect(new TextEncoder().encode(listText(cardOf(many), words)).length).toBeLessThanOrEqual(420)
  })
})

describe('取号 a number for a person', () => {
  it('counts within the day and begins again the next', () => {
    const first = nextTicket(undefined, '2026-11-24')
    const second = nextTicket(first, '2026-11-24')
    expect([first, second, nextTicket(second, '2026-11-25')].map(ticketNumber)).toEqual(['A001', 'A002', 'A001'])
  })
})

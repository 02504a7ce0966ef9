import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFinder } from '#domain/knowledge/index.ts'
import { loadLexicons } from '#domain/knowledge/find/load-lexicons.ts'
import { topicalGroups } from './ask-back.ts'
import { aGuide } from './fixtures.ts'
import { aspectsAsked, answerFromGuide } from './item-answer.ts'
import { createItemFinder } from './match-item.ts'

/** Only the reading of questions is needed here: no texts. */
const finder = createFinder({ laws: [], entries: [] }, loadLexicons().lexicons)

describe('事项的回答', () => {
  it('要带的说要带，免交的说不用带，并引出那份授权', () => {
    const answer = answerFromGuide(aGuide(), ['materials'])
    expect(answer.sentences.map(s => s.text)).toEqual([
      '办理“摊位证核发”，请带：居民身份证。',
      '健康证明不用带，由区卫生健康局通过数据共享核验。',
    ])
    const grant = answer.citations.find(c => c.kind === 'grant')
    expect(grant).toMatchObject({ id: 'g-1', label: '共享授权 云数授〔2026〕7号（健康证明）' })
    expect(answer.sentences[1]?.citationNumbers).toEqual([grant?.number])
  })

  it('授权撤销以后，同一个问题说要带', () => {
    const revoked = aGuide({ materials: aGuide().materials.map(({ name }) => ({ name, needed: true })) })
    const answer = answerFromGuide(revoked, ['materials'])
    expect(answer.sentences.map(s => s.text)).toEqual(['办理“摊位证核发”，请带：居民身份证、健康证明。'])
    expect(answer.citations.every(c => c.kind === 'item')).toBe(true)
  })

  it('在负面清单上的事项说明原因和依据', () => {
    const listed = aGuide({
      cityWide: {
        status: 'listed',
        reason: '需要现场勘验',
        basis: '《云台区便民摊点管理办法》第四条',
        insteadDo: '可以先网上预约',
      },
    })
    const answer = answerFromGuide(listed, ['where'])
    expect(answer.sentences.map(s => s.text).join('')).toContain('需要现场勘验')
    expect(answer.citations[0]).toMatchObject({ kind: 'negative-list-entry' })
    expect(answer.citations[0]?.text).toContain('第四条')
  })

  it('每一句都有出处，出处都在列表里', () => {
    const material = fc.record({ name: fc.constantFrom('身份证', '照片', '合同'), needed: fc.boolean() })
    fc.assert(
      fc.property(fc.array(material, { maxLength: 6 }), fc.boolean(), (materials, anywhere) => {
        const guide = aGuide({ materials, cityWide: { status: anywhere ? 'anywhere' : 'listed' } })
        const { sentences, citations } = answerFromGuide(guide, ['materials', 'where', 'time', 'fee', 'visits'])
        const numbers = citations.map(c => c.number)
        expect(sentences.every(s => s.citationNumbers.length > 0)).toBe(true)
        expect(sentences.flatMap(s => s.citationNumbers).every(n => numbers.includes(n))).toBe(true)
        // A paper that must be brought is never said to be unnecessary.
        const free = sentences.filter(s => s.text.endsWith('不用带。')).map(s => s.text)
        for (const m of materials.filter(x => x.needed && !materials.some(y => y.name === x.name && !y.needed)))
          expect(free.some(t => t.startsWith(m.name))).toBe(false)
      }),
    )
  })

  it('听得出问的是哪一方面', () => {
    expect(aspectsAsked('摊位证要带什么材料')).toContain('materials')
    expect(aspectsAsked('摊位证在哪里办')).toEqual(['where'])
    expect(aspectsAsked('摊位证是什么')).toEqual([])
  })
})

describe('问题说的是哪个事项', () => {
  const names = ['居住证办理', '食品经营许可核发', '食品经营许可变更', '户口登记', '取水许可证注销', '养蜂证申领']
  const items = createItemFinder(async () =>
    names.map((name, i) => ({
      itemCode: `YT-${i}`,
      name,
      departmentName: '区政务局',
      aliases: name === '养蜂证申领' ? ['蜜蜂证'] : [],
    })),
  )
  const named = async (asked: string): Promise<string | undefined> => {
    const question = finder.analyse(asked)
    const groups = topicalGroups(question, finder.search(question))
    return (await items.find({ wording: question.wording, groups }, 3))[0]?.item.name
  }
  it.each([
    ['居住证怎么办?', '居住证办理'],
    ['办居住证多少天能拿到?', '居住证办理'],
    ['食品经营许可证要带什么材料?', '食品经营许可核发'],
    ['食品经营许可变更要带什么?', '食品经营许可变更'],
    ['蜜蜂证在哪里办?', '养蜂证申领'],
    ['结婚登记还要带户口本吗?', undefined],
    ['行政许可要收费吗?', undefined],
    ['要带什么材料?', undefined],
  ])('%s → %s', async (asked, name) => expect(await named(asked)).toBe(name))

  it('问处罚和有效期的，不拿办事指南来答', () => {
    expect(aspectsAsked('把居住证借给别人会罚多少钱')).toEqual([])
    expect(aspectsAsked('身份证有效期多久')).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatingGuide, stallRules } from '../fixtures.ts'
import { corpusOf } from '../measure.ts'
import { parsePolicy } from '../parse-policy.ts'
import { detectLanguage } from './language.ts'
import { parseLexicon } from './lexicon.ts'
import { loadLexicons } from './load-lexicons.ts'
import { normalise } from './normalise.ts'
import { PhraseTable } from './phrase-table.ts'
import { createFinder } from './search.ts'
import { foldedKey } from './sound-key.ts'

const policies = [stallRules, heatingGuide].map(text => {
  const result = parsePolicy('x.md', text)
  if (!result.ok) throw new Error(result.violation.found)
  return result.policy
})
const { lexicons, faults } = loadLexicons()
const finder = createFinder(corpusOf(policies), lexicons)
const first = (asked: string): string | undefined => finder.search(finder.analyse(asked)).found[0]?.entry.id

describe('找条文', () => {
  it.each([
    ['摊位证要带什么材料?', 'yuntai-stall-2024#第四条'],
    ['摊位证多少天能办好?', 'yuntai-stall-2024#第四条'],
    ['摊位证丢了怎么办?', 'yuntai-stall-2024#第五条'],
    ['把摊位证借给别人会罚多少钱?', 'yuntai-stall-2024#第六条'],
    ['什么人可以申领摊位证?', 'yuntai-stall-2024#第三条'],
    ['什么是便民摊点?', 'yuntai-stall-2024#第二条'],
    ['我爷爷78岁一个人住,取暖补贴多少钱?', 'yuntai-heating#补贴标准'],
    ['取暖补贴可以替我妈申请吗?', 'yuntai-heating#申请方式'],
    ['取暖补帖多少钱', 'yuntai-heating#补贴标准'],
    ['我唔见咗摊位证点算?', 'yuntai-stall-2024#第五条'],
    ['How much is the fine for lending a 摊位证?', 'yuntai-stall-2024#第六条'],
  ])('%s → %s', (asked, id) => expect(first(asked)).toBe(id))

  it('听错的字改回来，并说明改了什么', () => {
    expect(finder.analyse('取暖补帖多少钱').repairs).toEqual([{ heard: '补帖', meant: '补贴' }])
    expect(finder.analyse('取暖补贴多少钱').repairs).toEqual([])
  })

  it('问题里没有一个词在条文中，什么也找不到', () => {
    expect(finder.search(finder.analyse('zzz qqq')).found).toEqual([])
  })

  it('任何问题都有结果或没有结果，不会中断，分数由大到小', () => {
    const piece = fc.constantFrom(
      '摊位',
      '证',
      '取暖',
      '？',
      ' ',
      '几天',
      '嘅',
      'fine',
      '80岁',
      '。',
      '𠮷',
      '补',
      '\u0000',
      '「',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
        const { found } = finder.search(finder.analyse(pieces.join('')))
        expect(found.every((f, i) => i === 0 || f.score <= (found[i - 1]?.score ?? 0))).toBe(true)
        expect(found.every(f => Number.isFinite(f.score))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('一份政策拿走以后，它的条文不再出现', () => {
    const without = createFinder(corpusOf(policies.slice(1)), lexicons)
    const ids = without.search(without.analyse('摊位证丢了怎么办?')).found.map(f => f.entry.id)
    expect(ids.filter(id => id.startsWith('yuntai-stall'))).toEqual([])
  })
})

describe('规范写法', () => {
  it('繁体、全角、大写和中文数字归到一种写法', () => {
    expect(normalise('身份證（ＡＢＣ）二十個工作日')).toBe('身份证(abc)20个工作日')
  })
  it('再规范一次不变', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'證件二十三年第条ＡbＣ（） 零千百个月：。') }), text => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
    )
  })
  it.each([
    ['居住证怎么办', 'zh'],
    ['居住證點樣辦', 'yue'],
    ['我想攞居住证', 'yue'],
    ['How do I renew a 居住证?', 'en'],
  ])('“%s”是 %s', (text, language) => expect(detectLanguage(text)).toBe(language))
})

describe('词典', () => {
  it('随程序的三个词典没有写坏的行', () => {
    expect(faults).toEqual([])
    expect(lexicons.zh.forms.size).toBeGreaterThan(1000)
  })

  it('写坏的行指出行号和原因，其余照常使用', () => {
    const parsed = parseLexicon('# 主题\n丢了|不见了\t遗失 补领\n没有制表符\nre:(\t遗失\n空\t \n')
    expect(parsed.faults.map(f => [f.line, f.reason])).toEqual([
      [3, 'no-tab'],
      [4, 'bad-pattern'],
      [5, 'empty'],
    ])
    expect(parsed.lexicon.forms.get('不见了')).toEqual(['遗失', '补领'])
  })

  it('最长的说法先取，不重叠', () => {
    const table = new PhraseTable<number>()
    for (const [phrase, n] of [
      ['居住', 1],
      ['居住证', 2],
      ['证明', 3],
    ] as const)
      table.set(phrase, n)
    expect(table.cover('居住证明').map(m => m.phrase)).toEqual(['居住证'])
  })

  it('平翘舌、前后鼻音和鼻边音听起来一样', () => {
    expect(foldedKey(['zhang', 'lin'])).toBe(foldedKey(['zan', 'ning']))
    expect(foldedKey(['hua'])).toBe(foldedKey(['ha']))
    expect(foldedKey(['jin'])).not.toBe(foldedKey(['qin']))
  })
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardinal, mandarinNumerals } from './numbers-zh.ts'
import { readAloud, type ReadingLanguage } from './read-aloud.ts'
import { writtenRange, type SpokenText } from './spoken-text.ts'

const cases = readFileSync(new URL('cases.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => line.split('\t') as [ReadingLanguage, string, string])

describe('怎么写，怎么读', () => {
  it('对照表至少三百行，三种语言都有', () => {
    expect(cases.length).toBeGreaterThanOrEqual(300)
    expect(new Set(cases.map(([language]) => language))).toEqual(new Set(['cmn', 'yue', 'en']))
  })

  it.each(cases)('%s：%s → %s', (language, written, spoken) => {
    expect(readAloud(written, language).text).toBe(spoken)
  })
})

describe('念到哪里，字幕就亮到哪里', () => {
  const lit = (spoken: SpokenText, word: string): string => {
    const start = spoken.text.indexOf(word)
    const { from, to } = writtenRange(spoken, start, start + word.length)
    return spoken.written.slice(from, to)
  }

  it('念年份的任何一个字，亮的都是那四位数字', () => {
    const spoken = readAloud('自2025年9月起', 'cmn')
    expect(lit(spoken, '零二')).toBe('2025')
    expect(lit(spoken, '起')).toBe('起')
    expect(lit(spoken, '年九')).toBe('年9')
  })

  it('书名号、引用号不念，也不亮', () => {
    const spoken = readAloud('依据《条例》[1]办理', 'cmn')
    expect(lit(spoken, '条例')).toBe('条例')
    expect(lit(spoken, '办理')).toBe('办理')
  })

  it('全角数字按原样亮', () => {
    expect(lit(readAloud('共１２项', 'cmn'), '十二')).toBe('１２')
  })
})

describe('任何文字', () => {
  const language = fc.constantFrom<ReadingLanguage>('cmn', 'yue', 'en')
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '2026',
          '年',
          '-',
          '/',
          '%',
          '12',
          '条',
          '《',
          '）',
          ':',
          '￥',
          '.',
          '[1]',
          '第',
          'A',
          '。',
          ' ',
        ),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
    )
    .map(parts => parts.join(''))

  it('念的每一段都对得回写的一段，不漏、不叠', () => {
    fc.assert(
      fc.property(text, language, (written, spokenIn) => {
        const spoken = readAloud(written, spokenIn)
        let [start, from] = [0, 0]
        for (const piece of spoken.pieces) {
          expect([piece.start, piece.from]).toEqual([start, from])
          start = piece.end
          from = piece.to
        }
        expect([start, from]).toEqual([spoken.text.length, written.length])
      }),
    )
  })

  it('中文念出来的话里不剩阿拉伯数字', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('cmn' as const, 'yue' as const), (written, spokenIn) => {
        const { text: said } = readAloud(written, spokenIn)
        expect(said).not.toMatch(/[0-9]/)
      }),
    )
  })

  it('已经念成字的话，再念一遍不变', () => {
    for (const [spokenIn, , said] of cases) expect(readAloud(said, spokenIn).text).toBe(said)
  })
})

it('中文数目读回来还是那个数', () => {
  const values: Record<string, number> = { 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
  const places: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 }
  const readBack = (words: string): number => {
    let [total, group, digit] = [0, 0, 0]
    for (const word of words) {
      if (word === '亿' || word === '万') {
        const scale = word === '亿' ? 1e8 : 1e4
        total = word === '亿' ? (total + group + digit) * scale : total + (group + digit) * scale
        group = digit = 0
      } else if (word in places) {
        group += (digit === 0 ? 1 : digit) * (places[word] ?? 0)
        digit = 0
      } else digit = values[word] ?? Number.NaN
    }
    return total + group + digit
  }
  fc.assert(
    fc.property(fc.oneof(fc.nat(99_999), fc.nat({ max: 999_999_999_999 })), value => {
      expect(readBack(cardinal(String(value), mandarinNumerals))).toBe(value)
    }),
  )
})

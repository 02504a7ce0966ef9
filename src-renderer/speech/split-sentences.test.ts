import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SentenceSplitter, splitSentences, type SentencePiece } from './split-sentences.ts'

const texts = (pieces: readonly SentencePiece[]): string[] => pieces.map(piece => piece.text)

/** Feeds a text a few characters at a time, `msPerStep` apart. */
function stream(text: string, step: number, msPerStep: number): { piece: SentencePiece; atMs: number }[] {
  const splitter = new SentenceSplitter()
  const given: { piece: SentencePiece; atMs: number }[] = []
  let now = 0
  for (let at = 0; at < text.length; at += step) {
    for (const piece of splitter.push(text.slice(at, at + step), now)) given.push({ piece, atMs: now })
    now += msPerStep
  }
  for (const piece of splitter.flush(now)) given.push({ piece, atMs: now })
  return given
}

describe('断句', () => {
  it('一句一段，后引号跟着前一句', () => {
    expect(texts(splitSentences('他说：“请带身份证原件。”然后到二号窗口办理就可以了。谢谢您来办事。'))).toEqual([
      '他说：“请带身份证原件。”',
      '然后到二号窗口办理就可以了。',
      '谢谢您来办事。',
    ])
  })

  it('第一段够八个字就在逗号处先说，后面要够二十四个字', () => {
    const sentence = '请先到二号窗口取一个号，然后坐下等候叫号。'
    expect(texts(splitSentences(sentence + sentence))).toEqual([
      '请先到二号窗口取一个号，',
      '然后坐下等候叫号。请先到二号窗口取一个号，然后坐下等候叫号。',
    ])
  })

  it.each([
    ['小数点', '今年全区的网办率达到了98.5%以上的水平'],
    ['千位逗号', '今年一共办理了各类事项1,234,567件次之多'],
    ['时刻的冒号', '大厅的办公时间是从早上9:30开始直到下午'],
    ['括号里的逗号', '请您带上本人的身份证（原件，复印件）和照片'],
    ['缩写的点', 'Please ask Mr. Wang at window No. 3 today'],
    ['顿号', '请带身份证、户口簿、结婚证、出生证和照片'],
    ['网址', '详情请查看大厅的网页https://a.example.cn:80/b?c=1,2'],
  ])('不在%s处断开', (_name, text) => {
    expect(texts(splitSentences(`${text}。`))).toEqual([`${text}。`])
  })

  it('没有停顿的长文，六十个字以内也要断', () => {
    for (const piece of splitSentences('办事指南'.repeat(60))) expect(piece.text.length).toBeLessThanOrEqual(61)
  })
})

describe('边收边断', () => {
  it('98. 后面可能还有数字，先不断', () => {
    const splitter = new SentenceSplitter()
    expect(splitter.push('The online rate of this district is 98.', 0)).toEqual([])
    expect(texts(splitter.push('5 percent. ', 10))).toEqual(['The online rate of this district is 98.5 percent.'])
  })

  it('七百毫秒还没有一处停顿，就在虚词后面先说', () => {
    const splitter = new SentenceSplitter()
    splitter.push('申请高龄津贴需要的材料一共有三样包括', 0)
    expect(splitter.tick(600)).toEqual([])
    expect(texts(splitter.tick(700))).toEqual(['申请高龄津贴需要的'])
  })

  it('每秒二十个词元时，第一段话一秒之内就有', () => {
    const answer = '您好，申请高龄津贴要带身份证和银行卡，其他材料由系统核验。请到二号窗口办理。'
    const first = stream(answer, 2, 50)[0]
    expect(first?.atMs).toBeLessThanOrEqual(1_000)
  })

  it('收得快慢、每次多少，都不丢一个字', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '您好',
            '，',
            '。',
            '98.5',
            '“',
            '”',
            '（',
            '）',
            '\n',
            'Mr. Wang ',
            '1,234',
            '…',
            'https://a.b/c',
          ),
          fc.string({ unit: 'grapheme', maxLength: 6 }),
        ),
      )
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), fc.nat(400), (whole, step, ms) => {
        const pieces = stream(whole, step, ms).map(({ piece }) => piece)
        expect(texts(pieces).join('')).toBe(whole)
        let from = 0
        for (const piece of pieces) {
          expect(piece.from).toBe(from)
          expect(piece.text).not.toBe('')
          from += piece.text.length
        }
      }),
    )
  })
})

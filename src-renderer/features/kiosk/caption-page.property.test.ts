import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kioskCaption } from '#speech/caption.ts'
import { captionPage, noCaption, phraseAround, withSentence } from './caption-page.ts'

const sentences = [
  ['办理“高龄津贴申领”，请带：申请表。', [1]],
  ['户口簿复印件不用带，由市公安局澄湾分局通过数据共享核验。', [2]],
  ['这项不收费。', [1]],
] as const
const caption = sentences.reduce((all, [text, numbers]) => withSentence(all, text, numbers), noCaption)
const order = { said: 0, now: 1, later: 2 } as const

describe('字幕 the caption band', () => {
  it('shows the word that is heard, in at most two lines, with everything before it said and everything after it to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: caption.text.length - 2 }), from => {
        const lines = captionPage(caption, { from, to: from + 1 }, kioskCaption)
        expect(lines.length).toBeLessThanOrEqual(2)
        const parts = lines.flat()
        const ranks = parts.map(({ heard }) => order[heard])
        expect(ranks).toEqual(ranks.toSorted())
        const now = parts.filter(({ heard }) => heard === 'now').map(({ text }) => text)
        expect(now.join('').replaceAll(/\s/g, '')).toContain(caption.text[from]?.trim() ?? '')
      }),
    )
  })

  it('the number of a citation stands after its sentence and nowhere else', () => {
    const numbers = sentences.flatMap(([text], at) => {
      const from = caption.text.indexOf(text)
      const page = captionPage(caption, { from, to: from + 1 }, { charactersPerLine: 80, lines: 3 })
      return page.flat().filter(part => part.numbers.length > 0 && part.text.endsWith('。'))[at]?.numbers ?? []
    })
    expect(numbers).toEqual([1, 2, 1])
  })

  it('before the first word all is to come, after the last all is said', () => {
    expect(
      captionPage(caption, undefined, kioskCaption)
        .flat()
        .every(({ heard }) => heard === 'later'),
    ).toBe(true)
    expect(
      captionPage(caption, 'end', kioskCaption)
        .flat()
        .every(({ heard }) => heard === 'said'),
    ).toBe(true)
    expect(captionPage(noCaption, 'end', kioskCaption)).toEqual([])
  })

  it('the phrase that is underlined reaches from stop to stop', () => {
    const text = '证件都不用带，窗口会查。别的区也行。'
    const { from, to } = phraseAround(text, { from: 8, to: 9 })
    expect(text.slice(from, to)).toBe('窗口会查。')
  })
})

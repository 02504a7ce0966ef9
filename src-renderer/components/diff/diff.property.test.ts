import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords } from './diff.props.ts'

const textOf = (parts: readonly { text: string; kind: string }[], without: string): string =>
  parts
    .filter(part => part.kind !== without)
    .map(part => part.text)
    .join('')
const words = fc
  .array(
    fc.constantFrom('材料', '由', '窗口', '收复印件', '一份', '查询核验', '，', '市民', '不用带', '5', '个工作日'),
    { maxLength: 14 },
  )
  .map(list => list.join(''))

describe('改动', () => {
  it('what is not added reads as before, what is not removed reads as after', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const diff = diffWords(before, after)
        if (diff.whole) return
        expect(textOf(diff.parts, 'added')).toBe(before)
        expect(textOf(diff.parts, 'removed')).toBe(after)
      }),
    )
  })
  it('one changed word is shown as that word', () => {
    const diff = diffWords('材料由窗口收复印件一份，市民不用带', '材料由窗口查询核验，市民不用带')
    expect(diff.whole).toBe(false)
    if (!diff.whole) expect(diff.parts[0]).toEqual({ text: '材料由窗口', kind: 'same' })
  })
  it('a sentence that is a different one stands in two rows', () => {
    expect(diffWords('身份证、户口簿都不用带，窗口会替您查。', '请准备两寸照片三张和健康证明原件。').whole).toBe(true)
  })
})

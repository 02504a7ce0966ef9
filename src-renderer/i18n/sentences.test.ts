import { describe, expect, it } from 'vitest'
import { sentencesOf, type Sentences } from './index.ts'

function flat(part: Sentences, before = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value] as const] : [...flat(value, `${before}${key}.`)],
    ),
  )
}
const chinese = flat(sentencesOf('zh-CN'))
const english = flat(sentencesOf('en'))
const factsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

describe('sentences', () => {
  it('every key exists in both languages', () => {
    expect([...english.keys()].filter(key => !chinese.has(key))).toEqual([])
    expect([...chinese.keys()].filter(key => !english.has(key))).toEqual([])
  })

  it('a sentence and its translation never name a fact the other lacks', () => {
    const differing = [...chinese].filter(([key, text]) => {
      const other = new Set(factsOf(english.get(key) ?? ''))
      return factsOf(text).some(fact => !other.has(fact)) && !allowedToDiffer.has(key)
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  it('汉字旁边没有半角的逗号、冒号、括号、问号和感叹号', () => {
    const wrong = [...chinese].filter(([, text]) => /[\p{Script=Han}][,:;!?()]|[,:;!?()][\p{Script=Han}]/u.test(text))
    expect(wrong).toEqual([])
  })

  it('界面上没有感叹号，也没有“成功”“失败”单独作答', () => {
    const wrong = [...chinese].filter(([, text]) => /[!！]/.test(text) || /^(操作)?(成功|失败)[。.]?$/.test(text))
    expect(wrong).toEqual([])
  })
})

/** Keys whose languages need different facts, with the reason: none so far. */
const allowedToDiffer = new Set<string>()

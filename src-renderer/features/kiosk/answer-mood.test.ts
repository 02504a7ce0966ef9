import { describe, expect, it } from 'vitest'
import { moodOf, type Felt } from './answer-mood.ts'

const answer = (part: Partial<Felt>): Felt => ({ band: undefined, rule: undefined, guide: undefined, ...part })
const guide: NonNullable<Felt['guide']> = { certificateFree: { status: 'partial', waived: 1, total: 2 }, visitCount: 1 }

describe('她的脸随着回答', () => {
  it('帮不上忙，面带歉意', () => {
    expect(moodOf(answer({ band: 'refuse' }))).toBe('regretful')
    expect(moodOf(answer({ band: 'safety', rule: 'own-case' }))).toBe('regretful')
  })

  it.each(['emergency', 'lost-child', 'insult'])('%s：不笑', rule => {
    expect(moodOf(answer({ band: 'safety', rule }))).toBe('serious')
  })

  it.each<[string, Partial<typeof guide>]>([
    ['一个证明也不用带', { certificateFree: { status: 'full', waived: 2, total: 2 } }],
    ['一趟也不用跑', { visitCount: 0 }],
    ['进了零跑动', { zeroVisit: ['special-groups'] }],
  ])('%s，是好消息', (_name, better) => {
    expect(moodOf(answer({ band: 'answer', guide: { ...guide, ...better } }))).toBe('glad')
  })

  it('平常的回答，还没有回答，没有证明可免，都是平常的脸', () => {
    expect(moodOf(answer({ band: 'answer', guide }))).toBe('calm')
    expect(moodOf(answer({ band: 'answer' }))).toBe('calm')
    expect(moodOf(answer({ band: 'maybe', guide: { ...guide, visitCount: 0 } }))).toBe('calm')
    const nothingToWaive: typeof guide = { ...guide, certificateFree: { status: 'full', waived: 0, total: 0 } }
    expect(moodOf(answer({ band: 'answer', guide: nothingToWaive }))).toBe('calm')
    expect(moodOf(answer({}))).toBe('calm')
  })
})

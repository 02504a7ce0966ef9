import { expect, it } from 'vitest'
import { newAnswer, type Answer } from './answer.ts'
import { heardPart } from './heard-part.ts'

const said = (text: string, ...citationNumbers: number[]) => ({ text, citationNumbers, aloud: true })
const cited = (number: number) => ({ number, kind: 'article' as const, id: `a${number}`, label: '', text: '' })
const answer: Answer = {
  ...newAnswer('高龄津贴怎么领', 'zh'),
  sentences: [said('先到街道申请。', 1), said('每月发一次。', 2), { ...said('附则', 3), aloud: false }],
  citations: [cited(1), cited(2), cited(3)],
}

it.each([
  [0, [], []],
  [3, ['先到街道申请。'], [1]],
  [7, ['先到街道申请。'], [1]],
  [8, ['先到街道申请。', '每月发一次。'], [1, 2]],
])('听到第 %i 个字被打断：只留听到的句子和它们的出处', (heard, sentences, numbers) => {
  const left = heardPart(answer, heard)
  expect(left.sentences.filter(({ aloud }) => aloud).map(({ text }) => text)).toEqual(sentences)
  expect(left.citations.filter(({ number }) => number !== 3).map(({ number }) => number)).toEqual(numbers)
  expect(left.done).toBe(true)
})

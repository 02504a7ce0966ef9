import { describe, expect, it } from 'vitest'
import type { AnswerEvent } from '#contract/assistant.ts'
import { newTrial, placeOf, withTrialEvent } from './trial.ts'

const events: readonly AnswerEvent[] = [
  { kind: 'status', status: 'finding', sessionId: 's1' },
  { kind: 'band', band: 'answer', language: 'zh' },
  {
    kind: 'citations',
    citations: [{ number: 1, kind: 'article', id: 'a9', label: '居住证办法 第九条', text: '原文' }],
  },
  { kind: 'sentence', index: 0, text: '先说结论。', citationNumbers: [], role: 'frame', aloud: true },
  { kind: 'sentence', index: 1, text: '带身份证。', citationNumbers: [1], role: 'stated', aloud: true },
  { kind: 'notice', code: 'LLM_FAILED', text: '接口没有回应，用了本机的回答。' },
  { kind: 'done', mode: 'offline', milliseconds: 42 },
]

describe('试一问', () => {
  it('the answer keeps its sentences in the order they came, each with its numbers', () => {
    const trial = events.reduce(withTrialEvent, newTrial('居住证要带什么'))
    expect(trial.sentences.map(({ text, citationNumbers }) => [text, citationNumbers])).toEqual([
      ['先说结论。', []],
      ['带身份证。', [1]],
    ])
    expect(trial).toMatchObject({
      question: '居住证要带什么',
      sessionId: 's1',
      band: 'answer',
      done: { mode: 'offline' },
    })
  })
  it('staff are told that the model did not answer, which a citizen is not', () => {
    expect(events.reduce(withTrialEvent, newTrial('问')).notices).toEqual(['接口没有回应，用了本机的回答。'])
  })
  it('until its last event the answer counts as still coming', () => {
    expect(events.slice(0, -1).reduce(withTrialEvent, newTrial('问')).done).toBeUndefined()
  })
  it('a citation opens the article in its policy, the item, the grant, or the negative list', () => {
    const policyOf = new Map([['a9', 'p1']])
    expect(placeOf({ kind: 'article', id: 'a9' }, policyOf)).toBe('/knowledge/p1#a9')
    expect(placeOf({ kind: 'item', id: 'i1' }, policyOf)).toBe('/items/i1')
    expect(placeOf({ kind: 'grant', id: 'g1' }, policyOf)).toBe('/sharing/grants/g1')
    expect(placeOf({ kind: 'negative-list-entry', id: 'i1' }, policyOf)).toBe('/negative-list')
  })
  it('an article whose policy is not known yet is no link to anywhere', () => {
    expect(placeOf({ kind: 'article', id: 'a9' }, new Map())).toBeUndefined()
  })
})

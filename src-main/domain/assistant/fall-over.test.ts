import { describe, expect, it } from 'vitest'
import { scriptedLlm, type ScriptStep } from '#adapters/llm-scripted.ts'
import { DailyBudget, fallOver } from './fall-over.ts'
import { LlmError, type Llm } from './ports.ts'

const request = { question: '问', language: 'zh' as const, passages: [], signal: new AbortController().signal }
async function heard(model: Llm): Promise<string> {
  let text = ''
  try {
    for await (const piece of model.stream(request)) text += piece
  } catch (error) {
    if (!(error instanceof LlmError)) throw error
    return `${text}×${error.reason}`
  }
  return text
}
/** A model that counts how often it was asked. */
function model(...steps: ScriptStep[]): Llm & { asked: () => number } {
  let times = 0
  const inner = scriptedLlm(() => {
    times += 1
    return steps
  })
  return { ...inner, asked: () => times }
}

describe('一个模型不行，换下一个', () => {
  it('第一个开口之前失败，由下一个回答；歇一分钟内不再去问它', async () => {
    let clock = 0
    const broken = model({ fail: 'unreachable' })
    const both = fallOver([broken, model('好。')], () => clock)
    expect(await heard(both)).toBe('好。')
    expect(await heard(both)).toBe('好。')
    expect(broken.asked()).toBe(1)
    clock = 60_000
    await heard(both)
    expect(broken.asked()).toBe(2)
  })
  it('说到一半断了，谁也不接着说', async () => {
    const second = model('另一句。')
    expect(await heard(fallOver([model('半句', { fail: 'cut-off' }), second], () => 0))).toBe('半句×cut-off')
    expect(second.asked()).toBe(0)
  })
  it('都不行，说的是最后一个的原因；都在歇，也还是再试', async () => {
    const all = fallOver([model({ fail: 'refused' }), model({ fail: 'too-slow' })], () => 0)
    expect(await heard(all)).toBe('×too-slow')
    expect(await heard(all)).toBe('×too-slow')
  })
  it('一天的次数用完就不再问模型，第二天又有', () => {
    const budget = new DailyBudget()
    expect([1, 2, 3].map(() => budget.take('2026-11-24', 2))).toEqual([true, true, false])
    expect(budget.take('2026-11-25', 2)).toBe(true)
    expect(Array.from({ length: 50 }, () => budget.take('2026-11-26', 0))).not.toContain(false)
  })
})

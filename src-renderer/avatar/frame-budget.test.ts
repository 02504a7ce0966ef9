import { describe, expect, it } from 'vitest'
import { createFrameBudget, qualities } from './frame-budget.ts'

function live(budget: ReturnType<typeof createFrameBudget>, frames: number, costMs: (level: number) => number): number {
  let changes = 0
  for (let frame = 0; frame < frames; frame++) if (budget.note(costMs(budget.level))) changes++
  return changes
}

describe('画面预算', () => {
  it('画得慢就先去掉描边，再降分辨率，直到跟得上', () => {
    const budget = createFrameBudget(true)
    live(budget, 600, level => [90, 44, 32, 20, 12, 8][level] ?? 5)
    expect(budget.level).toBe(3)
    expect(qualities[budget.level]?.outline).toBe(false)
  })

  it('显卡够快，一直用最细的画面', () => {
    const budget = createFrameBudget(false)
    expect(live(budget, 2000, () => 4)).toBe(0)
    expect(budget.level).toBe(0)
  })

  it('偶尔一帧很慢，不降画质', () => {
    const budget = createFrameBudget(false)
    let frame = 0
    expect(live(budget, 2400, () => (++frame % 24 === 0 ? 400 : 5))).toBe(0)
  })

  it('不会没完没了地升降', () => {
    const budget = createFrameBudget(true)
    // Just too slow at one step, far too idle at the next: the case that would swing for ever.
    expect(live(budget, 200_000, level => (level <= 2 ? 35 : 5))).toBeLessThanOrEqual(8)
  })
})

import { describe, expect, it } from 'vitest'
import { createFrameBudget, qualities } from './frame-budget.ts'

function live(budget: ReturnType<typeof createFrameBudget>, frames: number, costMs: (level: number) => number): number {
  let changes = 0
  for (let frame = 0; frame < frames; frame++) if (budget.note(costMs(budget.level))) changes++
  return changes
}

describe('画面预算', () => {
  it('画得慢就先去掉描边，再去掉边缘光，再降分辨率，直到跟得上', () => {
    const budget = createFrameBudget(false)
    const seen: number[] = []
    live(budget, 600, level => {
      if (seen.at(-1) !== level) seen.push(level)
      return [140, 120, 88, 64, 45, 34][level] ?? 33
    })
    expect(seen).toEqual([0, 1, 2, 3, 4, 5])
    expect(qualities[2]).toMatchObject({ outline: false, plain: false })
    expect(qualities[3]).toMatchObject({ outline: false, plain: true })
  })

  it('没有显卡的电脑，一开始就用省的画法', () => {
    expect(qualities[createFrameBudget(true).level]).toEqual({ pixelRatio: 0.75, outline: false, plain: true })
  })

  it('显卡够快，一直用最细的画面', () => {
    const budget = createFrameBudget(false)
    expect(live(budget, 2000, () => 16.7)).toBe(0)
    expect(budget.level).toBe(0)
  })

  it('偶尔一帧很慢，不降画质', () => {
    const budget = createFrameBudget(false)
    let frame = 0
    expect(live(budget, 2400, () => (++frame % 24 === 0 ? 400 : 17))).toBe(0)
  })

  it('降了画质也没有变快，就退回去，不白白变模糊', () => {
    const budget = createFrameBudget(true)
    const start = budget.level
    live(budget, 4000, level => 80 - level)
    expect(budget.level).toBe(start)
  })

  it('不会没完没了地升降', () => {
    const budget = createFrameBudget(true)
    // Just too slow at one step, far too idle at the next: the case that would swing for ever.
    expect(live(budget, 200_000, level => (level <= 3 ? 45 : 33))).toBeLessThanOrEqual(7)
  })
})

import { describe, expect, it } from 'vitest'
import { judgeEcho } from './judge-echo.ts'

const frames = (seconds: number, likely: number, db: number) =>
  Array.from({ length: Math.round(seconds / 0.032) }, () => ({ likely, db }))

describe('说话打断之前先试一遍', () => {
  it('回声小：通过，记下回声的响度', () => {
    const found = judgeEcho(frames(3, 0, -62), frames(9, 0.99, -44))
    expect(found).toMatchObject({ passed: true, echoDb: -44, roomDb: -62, falseStarts: 0 })
  })
  it('后半段忽然响起来：误判，不通过', () => {
    const found = judgeEcho(frames(3, 0, -62), [...frames(5, 0.99, -44), ...frames(4, 0.99, -30)])
    expect(found.falseStarts).toBeGreaterThan(0)
    expect(found.passed).toBe(false)
  })
  it('音箱太响，来人盖不过去：不通过；没有放出声音也不通过', () => {
    expect(judgeEcho(frames(3, 0, -62), frames(9, 0.99, -12)).passed).toBe(false)
    expect(judgeEcho(frames(3, 0, -62), []).passed).toBe(false)
  })
  it('话筒被关掉，一点声音也没有：不通过', () => {
    expect(judgeEcho(frames(3, 0, -100), frames(9, 0, -100)).passed).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { usualSeconds } from './usual-seconds.ts'

describe('一句话大约念多久', () => {
  it('每秒四个字左右，标点不算', () => {
    expect(usualSeconds('填一张表，当场就能办好。')).toBeCloseTo(10 / 4.2, 5)
  })
  it('数字逐个算，外文一个词算两个音', () => {
    expect(usualSeconds('12345')).toBeCloseTo(5 / 4.2, 5)
    expect(usualSeconds('用 APP 办')).toBeCloseTo(4 / 4.2, 5)
  })
  it('空句子不占时间', () => {
    expect(usualSeconds('')).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framePerson, type BodyHeights } from './framing.ts'

const xiaozheng: BodyHeights = { top: 1.6425, eyes: 1.488, hips: 0.87, knees: 0.462 }
const head = (xiaozheng.top - xiaozheng.eyes) * 1.62

describe('取景', () => {
  it.each([
    ['竖屏大厅，问答', 1080, 672],
    ['竖屏大厅，欢迎', 1080, 995],
    ['横屏大厅左半', 820, 800],
    ['整屏竖屏', 1080, 1920],
    ['办公电脑', 1440, 900],
    ['播报影片', 1920, 1080],
  ])('%s：眼睛在画面高度的三到四成，头高不小于 230 像素，画到大腿中部以上', (_name, width, height) => {
    const framing = framePerson(width, height, xiaozheng, 'centre')
    expect(framing.eyesFromTop / height).toBeGreaterThanOrEqual(0.3)
    expect(framing.eyesFromTop / height).toBeLessThanOrEqual(0.4)
    const headPixels = head / framing.metresPerPixel
    expect(headPixels).toBeGreaterThanOrEqual(230)
    if (height <= 1100) expect(headPixels).toBeLessThanOrEqual(330)
    const cut = xiaozheng.eyes - (height - framing.eyesFromTop) * framing.metresPerPixel
    expect(cut).toBeGreaterThanOrEqual((xiaozheng.hips + xiaozheng.knees) / 2 - 1e-9)
  })

  it('不会正好切在胯关节或膝关节上，头发也不出画面', () => {
    const size = fc.integer({ min: 120, max: 2400 })
    fc.assert(
      fc.property(
        size,
        size,
        fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
        (width, height, standing) => {
          const framing = framePerson(width, height, xiaozheng, standing)
          const cut = xiaozheng.eyes - (height - framing.eyesFromTop) * framing.metresPerPixel
          expect(Math.abs(cut - xiaozheng.hips)).toBeGreaterThan(0.03)
          expect(cut).toBeGreaterThan(xiaozheng.knees + 0.1)
          const hair = framing.eyesFromTop - (xiaozheng.top - xiaozheng.eyes) / framing.metresPerPixel
          expect(hair).toBeGreaterThanOrEqual(0)
          const elbow = Math.min(0.25 / framing.metresPerPixel, width / 2) - 1
          expect(framing.middleFromLeft).toBeGreaterThanOrEqual(elbow)
          expect(width - framing.middleFromLeft).toBeGreaterThanOrEqual(elbow)
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOTIONS } from '#avatars/foundry/gestures.ts'
import { gestureOf } from './sentence-gesture.ts'

const rest = [0.99, 0] as const

describe('一句话配什么动作', () => {
  it.each([
    ['您好，欢迎来到政务服务中心。', 'greet'],
    ['很抱歉，这件事目前不能在网上办。', 'apologise'],
    ['請您慢走，再會。', 'farewell'],
    ['先取号，分三步办。', 'count'],
    ['First fill in the form, second hand it in.', 'count'],
    ['咨询台在二楼。', 'point-up'],
    ['窗口在您的右手边，右侧第三个。', 'point-left'],
    ['Sorry, this is not possible today.', 'apologise'],
  ])('%s → %s', (sentence, motion) => {
    expect(gestureOf(sentence, { index: 0 }, rest)).toBe(motion)
  })

  it('卡片在哪边，手就指向哪边；卡片在下面，手不指', () => {
    expect(gestureOf('时限写在屏幕上。', { index: 1, card: 'left' }, rest)).toBe('present')
    expect(gestureOf('时限写在屏幕上。', { index: 1, card: 'right' }, rest)).toBe('point-right')
    expect(gestureOf('时限写在屏幕上。', { index: 1, card: 'below' }, rest)).toBeUndefined()
  })

  it('平常的话，有时讲解，有时手不动；很短的话不抬手', () => {
    expect(gestureOf('这件事可以在网上办，不用带证明。', { index: 0 }, [0.1, 0.2])).toBe('explain')
    expect(gestureOf('这件事可以在网上办，不用带证明。', { index: 0 }, [0.1, 0.7])).toBe('explain-one')
    expect(gestureOf('这件事可以在网上办，不用带证明。', { index: 2 }, [0.9, 0.2])).toBeUndefined()
    expect(gestureOf('可以。', { index: 0 }, [0, 0])).toBeUndefined()
  })

  it('无论说什么，要的都是她会的动作', () => {
    const known = new Set(MOTIONS.map(motion => motion.name))
    const chance = fc.double({ min: 0, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(9), chance, chance, (sentence, index, a, b) => {
        const motion = gestureOf(sentence, { index, card: 'left' }, [a, b])
        expect(motion === undefined || known.has(motion)).toBe(true)
      }),
    )
  })
})

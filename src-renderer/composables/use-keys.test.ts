import { describe, expect, it, vi } from 'vitest'
import { capsOf, isComposing, mayFire } from './use-keys.ts'

/** A key press as the browser reports it; only what the rules read. */
function press(facts: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return { isComposing: false, keyCode: 74, defaultPrevented: false, target: null, ...facts } as KeyboardEvent
}

describe('keys', () => {
  it('a letter typed while an input method is composing is never a command', () => {
    expect(isComposing({ isComposing: true, keyCode: 74 })).toBe(true)
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
    expect(mayFire(press({ isComposing: true }), {})).toBe(false)
    expect(mayFire(press({ keyCode: 229 }), { inFields: true })).toBe(false)
  })

  it.each(['text', 'search', 'password', 'date', ''])('a letter in a field of type “%s” is text', type => {
    const target = { tagName: 'INPUT', type } as unknown as EventTarget
    expect(mayFire(press({ target }), {})).toBe(false)
    expect(mayFire(press({ target }), { inFields: true })).toBe(true)
  })

  it('a check box takes no text, so keys work beside it', () => {
    expect(mayFire(press({ target: { tagName: 'INPUT', type: 'checkbox' } as unknown as EventTarget }), {})).toBe(true)
  })

  it('a key that another part has taken does not fire twice', () => {
    expect(mayFire(press({ defaultPrevented: true }), {})).toBe(false)
  })

  it('a binding that does not apply now stays silent, and is asked only then', () => {
    const when = vi.fn(() => false)
    expect(mayFire(press(), { when })).toBe(false)
    expect(when).toHaveBeenCalledOnce()
    expect(mayFire(press(), { when: () => true })).toBe(true)
  })

  it.each([
    ['$mod+k', ['Ctrl', 'K']],
    ['g c', ['G', 'C']],
    ['(\\?)', ['?']],
    ['ArrowLeft', ['←']],
    ['$mod+Enter', ['Ctrl↵']],
    ['Space', ['空格']],
  ])('%s is printed as its caps', (keys, caps) => {
    expect(capsOf(keys)).toEqual(caps)
  })
})

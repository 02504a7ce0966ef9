import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOwnEcho } from './own-echo.ts'
import { frameSamples, frameSeconds } from './microphone-frames.ts'
import { gateLimits, SpeechGate, type GateEvent } from './speech-gate.ts'

const frame = (value = 0): Float32Array => new Float32Array(frameSamples).fill(value)
const framesOf = (seconds: number): number => Math.round(seconds / frameSeconds)

function run(
  gate: SpeechGate,
  spans: readonly (readonly [seconds: number, probability: number, hostHeard?: boolean])[],
) {
  const events: { kind: GateEvent['kind']; at: number; seconds: number }[] = []
  let at = 0
  for (const [seconds, probability, hostHeard] of spans) {
    for (let n = 0; n < framesOf(seconds); n++) {
      at += frameSeconds
      const event = gate.push(frame(), probability, hostHeard)
      if (event)
        events.push({ kind: event.kind, at, seconds: event.kind === 'ended' ? event.sound.length / 16_000 : 0 })
    }
  }
  return events
}

describe('什么时候有人在说', () => {
  it('开口两帧就知道，停下七百毫秒算说完，开口前的四百毫秒留着', () => {
    const [began, ended] = run(new SpeechGate(), [
      [1, 0.05],
      [1.5, 0.95],
      [1, 0.05],
    ])
    expect(began?.kind).toBe('began')
    expect((began?.at ?? 0) - 1).toBeLessThanOrEqual(0.1)
    expect(ended?.kind).toBe('ended')
    expect(ended?.seconds).toBeGreaterThan(1.5 + gateLimits.preRollSeconds)
    expect((ended?.at ?? 0) - 2.5).toBeLessThanOrEqual(0.75)
  })

  it('咳一声不算，八秒没人说就不等了', () => {
    expect(
      run(new SpeechGate(), [
        [0.5, 0],
        [0.1, 0.9],
        [8.9, 0],
      ]).map(({ kind }) => kind),
    ).toEqual(['began', 'nobody', 'patience-over'])
  })

  it('她自己在说的时候什么也不听，说完还等四分之一秒', () => {
    expect(
      run(new SpeechGate(), [
        [3, 0.99, true],
        [0.24, 0.99],
      ]),
    ).toEqual([])
    expect(
      run(new SpeechGate(), [
        [3, 0.99, true],
        [0.5, 0.99],
      ]).map(({ kind }) => kind),
    ).toEqual(['began'])
  })

  it('说个没完，十五秒为限', () => {
    const [, ended] = run(new SpeechGate(), [[20, 0.9]])
    expect(ended?.kind).toBe('ended')
    expect(ended?.seconds).toBeLessThanOrEqual(gateLimits.longestSeconds + 0.05)
  })

  it('不论声音怎么来，一开一合，录音都在限度之内', () => {
    const span = fc.tuple(
      fc.double({ min: 0.03, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), spans => {
        let open = false
        for (const { kind, seconds } of run(new SpeechGate(), spans)) {
          if (kind === 'began') {
            open = true
          } else if (kind === 'ended' || kind === 'nobody') {
            expect(open).toBe(true)
            open = false
            expect(seconds).toBeLessThanOrEqual(gateLimits.longestSeconds + 0.05)
          } else expect(open && kind === 'patience-over').toBe(false)
          // She began to speak: whatever was open is dropped without a result, and begins anew.
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('自己的话传回来，不当成问题', () => {
  const said = ['高龄津贴从年满八十周岁的当月起算，每月发放一次。', '您好，想办什么事？']
  it.each([
    ['高龄津贴从年满八十周岁的当月起算', true],
    ['高龄津贴重年满八十周岁当月起算每月发放一次', true],
    ['您好想办什么事', true],
    ['居住证到期了去哪里签注', false],
    ['高龄津贴怎么领', false],
    ['好的', false],
    ['', false],
  ])('%s → %s', (heard, echo) => {
    expect(isOwnEcho(heard, said)).toBe(echo)
  })
})

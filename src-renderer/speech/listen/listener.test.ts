import { afterEach, describe, expect, it } from 'vitest'
import { Listener, base64Of, type HeardOutcome, type ListenerState } from './listener.ts'
import { frameSamples, frameSeconds } from './microphone-frames.ts'
import { NoMicrophone, troubleOf } from './microphone.ts'
import { byLoudness } from './speech-likelihood.ts'

/** A microphone that a test speaks into, and a recogniser that answers from a list. */
function hall(script: (string | Error)[], { host = () => false, said = [] as string[], refuse = false } = {}) {
  const outcomes: HeardOutcome[] = []
  const states: ListenerState[] = []
  let push: (frame: Float32Array) => void = () => undefined
  let lose: () => void = () => undefined
  let open = 0
  const asked: { seconds: number; interim: boolean }[] = []
  const listener = new Listener({
    likelihood: () => Promise.resolve({ ...byLoudness(), of: (frame: Float32Array) => (frame[0] ?? 0) * 2 }),
    recognise: async ({ samples, interim }) => {
      asked.push({ seconds: Buffer.from(samples, 'base64').length / 2 / 16_000, interim })
      const next = interim ? '我想' : script.shift()
      await Promise.resolve()
      if (next instanceof Error) throw next
      return next ?? ''
    },
    language: () => 'yue',
    hostHeard: host,
    saidLately: () => said,
    onState: state => states.push(state),
    onLevel: () => undefined,
    onOutcome: outcome => outcomes.push(outcome),
    microphone: async (onFrame, onLost) => {
      if (refuse) throw new NoMicrophone('refused')
      push = onFrame
      lose = onLost
      open += 1
      return await Promise.resolve({ close: () => void (open -= 1) })
    },
  })
  const hear = async (seconds: number, level: number) => {
    for (let n = 0; n < Math.round(seconds / frameSeconds); n++) {
      push(new Float32Array(frameSamples).fill(level))
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { listener, outcomes, states, asked, hear, lose: () => lose(), openMicrophones: () => open }
}

describe('听一个人说', () => {
  let last: ReturnType<typeof hall> | undefined
  const at = (...parts: Parameters<typeof hall>) => (last = hall(...parts))
  afterEach(() => {
    last?.listener.close()
    // However it went, no microphone stays open.
    expect(last?.openMicrophones()).toBe(0)
  })

  it('开口、说完、得到文字；说的时候先给出一部分', async () => {
    const { listener, outcomes, states, asked, hear } = at(['我想攞高齡津貼'])
    await listener.open()
    await hear(0.5, 0)
    await hear(2, 0.45)
    await hear(1, 0)
    expect(outcomes[0]).toEqual({ kind: 'interim', text: '我想' })
    expect(outcomes.filter(({ kind }) => kind !== 'interim')).toEqual([{ kind: 'text', text: '我想攞高齡津貼' }])
    expect(states).toEqual(['opening', 'waiting', 'hearing', 'recognising', 'closed'])
    expect(asked.at(-1)?.seconds).toBeGreaterThan(2.4)
  })

  it('按“说完了”不必等停顿；没有说过就是没有听到', async () => {
    const { listener, outcomes, hear } = at(['搬屋'])
    await listener.open()
    await hear(0.6, 0.45)
    listener.finish()
    await hear(0.1, 0)
    expect(outcomes.at(-1)).toEqual({ kind: 'text', text: '搬屋' })
    await listener.open()
    listener.finish()
    expect(outcomes.at(-1)).toEqual({ kind: 'nothing' })
  })

  it('听到的是她自己刚说的话：不当成问题', async () => {
    const { listener, outcomes, hear } = at(['高龄津贴每月发放一次'], { said: ['高龄津贴，每月发放一次。'] })
    await listener.open()
    await hear(1, 0.45)
    await hear(1, 0)
    expect(outcomes.at(-1)).toEqual({ kind: 'echo' })
  })

  it('识别服务断了、话筒不许用、用到一半拔掉，各说各的原因', async () => {
    const gone = new Error('连不上')
    const first = at([gone])
    await first.listener.open()
    await first.hear(1, 0.45)
    await first.hear(1, 0)
    expect(first.outcomes.at(-1)).toEqual({ kind: 'failed', reason: gone })
    const refused = at([], { refuse: true })
    await refused.listener.open()
    expect(refused.outcomes).toEqual([{ kind: 'microphone', trouble: 'refused' }])
    const lost = at(['x'])
    await lost.listener.open()
    lost.lose()
    expect(lost.outcomes).toEqual([{ kind: 'microphone', trouble: 'lost' }])
    expect(lost.listener.state).toBe('closed')
  })

  it.each([
    ['NotFoundError', 'none'],
    ['NotAllowedError', 'refused'],
    ['NotReadableError', 'busy'],
    ['SecurityError', 'insecure'],
  ])('浏览器说 %s → %s', (name, trouble) => {
    expect(troubleOf(new DOMException('', name))).toBe(trouble)
  })

  it('样本按十六位小端送出', () => {
    expect([...Buffer.from(base64Of(Float32Array.from([0, 1, -1])), 'base64')]).toEqual([0, 0, 0xff, 0x7f, 1, 0x80])
  })
})

import { describe, expect, it } from 'vitest'
import { shareMicrophone } from './shared-microphone.ts'

function studio() {
  let push: (frame: Float32Array) => void = () => undefined
  let lose: () => void = () => undefined
  const counts = { opened: 0, closed: 0 }
  const open = shareMicrophone(3, (onFrame, onLost) => {
    counts.opened += 1
    push = onFrame
    lose = onLost
    return Promise.resolve({ close: () => void (counts.closed += 1) })
  })
  return { open, counts, say: (value: number) => push(Float32Array.of(value)), lose: () => lose() }
}
const into = (heard: number[]) => (frame: Float32Array) => void heard.push(frame[0] ?? 0)

describe('两处一起用一支话筒', () => {
  it('只开一次；后来的先听到刚才那几句；都走了才关', async () => {
    const { open, counts, say } = studio()
    const [first, second]: [number[], number[]] = [[], []]
    const a = await open(into(first), () => undefined)
    for (const value of [1, 2, 3, 4]) say(value)
    const b = await open(into(second), () => undefined)
    a.close()
    say(5)
    expect(first).toEqual([1, 2, 3, 4])
    expect(second).toEqual([2, 3, 4, 5])
    expect(counts).toEqual({ opened: 1, closed: 0 })
    b.close()
    b.close()
    await Promise.resolve()
    expect(counts).toEqual({ opened: 1, closed: 1 })
    await open(into(first), () => undefined)
    expect(counts.opened).toBe(2)
  })

  it('话筒拔了，两处都知道', async () => {
    const { open, lose } = studio()
    const told: string[] = []
    await open(
      () => undefined,
      () => told.push('a'),
    )
    await open(
      () => undefined,
      () => told.push('b'),
    )
    lose()
    expect(told).toEqual(['a', 'b'])
  })

  it('打不开的话筒，下一次重新开', async () => {
    let tries = 0
    const open = shareMicrophone(3, () => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('busy')) : Promise.resolve({ close: () => undefined })
    })
    await expect(
      open(
        () => undefined,
        () => undefined,
      ),
    ).rejects.toThrow('busy')
    await open(
      () => undefined,
      () => undefined,
    )
    expect(tries).toBe(2)
  })
})

import { describe, expect, it } from 'vitest'
import { AudioOutTwin } from './audio-out-twin.ts'
import { Playback } from './playback.ts'
import type { SentenceSound } from './sound.ts'
import { SpeechQueue, type QueueState } from './speech-queue.ts'

/** A queue with a maker whose sounds come when the test says so, on a clock that the test moves. */
function hall({ ahead }: { ahead?: number } = {}) {
  const out = new AudioOutTwin()
  out.currentTime = 1
  const makers = new Map<string, { done: (seconds: number) => void; fail: () => void; signal: AbortSignal }>()
  const heard: string[] = []
  const silent: string[] = []
  const states: QueueState[] = []
  const queue = new SpeechQueue<string>({
    make: (sentence, signal) =>
      new Promise<SentenceSound>((resolve, reject) => {
        makers.set(sentence, {
          signal,
          done: seconds =>
            resolve({
              samples: new Float32Array(Math.round(seconds * 100)),
              sampleRateHz: 100,
              durationSeconds: seconds,
              events: [],
            }),
          fail: () => reject(new Error('没有声音')),
        })
      }),
    playback: new Playback(out.asAudioOut()),
    writtenOf: sentence => sentence,
    onHeard: sentence => heard.push(sentence),
    onSilent: sentence => silent.push(sentence),
    onState: state => states.push(state),
    ...(ahead === undefined ? {} : { ahead }),
  })
  const frames = async (seconds: number) => {
    let last
    for (let frame = 0; frame < Math.round(seconds * 60); frame += 1) {
      out.pass(1 / 60)
      await Promise.resolve()
      last = queue.update(out.nowMs)
    }
    return last
  }
  return { out, queue, makers, heard, silent, states, frames }
}

describe('说话的次序', () => {
  it('后一句先做好，也等前一句先说', async () => {
    const { queue, makers, heard, frames } = hall()
    queue.say('第一句。')
    queue.say('第二句。')
    queue.finish()
    makers.get('第二句。')?.done(0.5)
    await frames(0.5)
    expect(heard).toEqual([])
    makers.get('第一句。')?.done(0.5)
    await frames(2)
    expect(heard).toEqual(['第一句。', '第二句。'])
    expect(queue.state).toBe('idle')
  })

  it('说着这一句，只做后面两句', async () => {
    const { queue, makers, frames } = hall()
    for (const sentence of ['一。', '二。', '三。', '四。', '五。']) queue.say(sentence)
    expect([...makers.keys()]).toEqual(['一。', '二。'])
    makers.get('一。')?.done(3)
    await frames(1)
    expect([...makers.keys()]).toEqual(['一。', '二。', '三。'])
  })

  it('听到第几秒，嘴就在第几秒', async () => {
    const { queue, makers, frames } = hall()
    queue.say('一。')
    makers.get('一。')?.done(3)
    const now = await frames(1)
    expect(now?.sentence).toBe('一。')
    // Handed over in 30 ms after the first frame, heard 40 ms later.
    expect(now?.heardSeconds).toBeGreaterThan(0.88)
    expect(now?.heardSeconds).toBeLessThan(1)
    expect((now?.mouthSeconds ?? 0) - (now?.heardSeconds ?? 0)).toBeCloseTo(1 / 60)
  })

  it('下一句没做好，就作思考的样子，做好了接着说', async () => {
    const { queue, makers, states, heard, frames } = hall()
    queue.say('一。')
    queue.say('二。')
    makers.get('一。')?.done(0.5)
    await frames(1.5)
    expect(queue.state).toBe('thinking')
    makers.get('二。')?.done(0.5)
    await frames(0.3)
    expect(states).toEqual(['thinking', 'speaking', 'thinking', 'speaking'])
    expect(heard).toEqual(['一。', '二。'])
  })

  it('做不出声音的一句，字幕留够读的时间，后面照说', async () => {
    const { queue, makers, silent, heard, frames } = hall()
    queue.say('请带身份证到二号窗口。')
    queue.say('谢谢。')
    queue.finish()
    makers.get('请带身份证到二号窗口。')?.fail()
    makers.get('谢谢。')?.done(0.5)
    const shown = await frames(1)
    expect(silent).toEqual(['请带身份证到二号窗口。'])
    expect(shown).toMatchObject({ sentence: '请带身份证到二号窗口。', sound: undefined })
    await frames(0.5)
    expect(heard).toEqual(['请带身份证到二号窗口。'])
    await frames(1.5)
    expect(heard).toEqual(['请带身份证到二号窗口。', '谢谢。'])
    expect(queue.state).toBe('idle')
  })
})

describe('叫停', () => {
  it('下一帧就没有声音、没有口型，做到一半的也停', async () => {
    const { out, queue, makers, frames } = hall()
    queue.say('一。')
    queue.say('二。')
    makers.get('一。')?.done(3)
    await frames(1)
    queue.cancel()
    expect(makers.get('二。')?.signal.aborted).toBe(true)
    expect(await frames(1 / 60)).toBeUndefined()
    expect(queue.state).toBe('idle')
    for (const played of out.played)
      expect((played.stoppedAt ?? Infinity) - out.currentTime).toBeLessThanOrEqual(1 / 60)
  })

  it('叫停之后才做好的，不会再冒出来；新的话照常说', async () => {
    const { queue, makers, heard, frames } = hall()
    queue.say('旧的。')
    queue.cancel()
    queue.say('新的。')
    queue.finish()
    makers.get('旧的。')?.done(1)
    makers.get('新的。')?.done(0.5)
    await frames(1)
    expect(heard).toEqual(['新的。'])
    expect(queue.state).toBe('idle')
  })
})

import { describe, expect, it } from 'vitest'
import { AudioOutTwin } from './audio-out-twin.ts'
import { HeardClock } from './heard-clock.ts'
import { Playback } from './playback.ts'
import { pauseAfter, samplesOf, soundOf, type SentenceSound } from './sound.ts'

const sound = (seconds: number): SentenceSound => ({
  samples: new Float32Array(Math.round(seconds * 22_050)),
  sampleRateHz: 22_050,
  durationSeconds: seconds,
  events: [],
})

describe('听到的时刻', () => {
  it('时间戳抖动十毫秒，听到的时刻误差不超过五毫秒', () => {
    const out = new AudioOutTwin()
    out.currentTime = 5
    const clock = new HeardClock(out)
    for (let frame = 0; frame < 200; frame += 1) {
      out.jitterSeconds = frame === 0 ? 0 : ((frame * 7) % 5) * 0.004 - 0.008
      out.pass(1 / 60)
      expect(Math.abs(clock.heardSeconds(out.nowMs) - (out.currentTime - out.outputLatency))).toBeLessThanOrEqual(0.005)
    }
  })

  it('跳一下不信，连着三下才信；从不倒退', () => {
    const out = new AudioOutTwin()
    out.currentTime = 5
    const clock = new HeardClock(out)
    const errors: number[] = []
    let last = 0
    for (let frame = 0; frame < 12; frame += 1) {
      out.jitterSeconds = frame === 3 || frame >= 6 ? 0.1 : 0
      out.pass(1 / 60)
      const heard = clock.heardSeconds(out.nowMs)
      expect(heard).toBeGreaterThanOrEqual(last)
      last = heard
      errors.push(Math.round((heard - (out.currentTime - out.outputLatency)) * 1000))
    }
    expect(errors).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 100, 100, 100, 100])
  })

  it('暂停时停住，恢复后接着走', () => {
    const out = new AudioOutTwin()
    out.currentTime = 5
    const clock = new HeardClock(out)
    out.pass(1)
    const before = clock.heardSeconds(out.nowMs)
    out.state = 'suspended'
    out.pass(30)
    expect(clock.heardSeconds(out.nowMs)).toBe(before)
    out.state = 'running'
    out.pass(0.5)
    expect(clock.heardSeconds(out.nowMs)).toBeCloseTo(before + 0.5, 3)
  })

  it('没有时间戳的浏览器，用当前时刻减去延迟', () => {
    const out = new AudioOutTwin()
    out.currentTime = 5
    const clock = new HeardClock({ state: 'running', currentTime: 5, outputLatency: 0.04 })
    expect(clock.heardSeconds(1_000)).toBeCloseTo(4.96)
  })
})

describe('排上时间轴', () => {
  it('一句接一句，中间是该有的停顿，采样率保持原样', () => {
    const out = new AudioOutTwin()
    const playback = new Playback(out.asAudioOut())
    const first = playback.schedule(sound(1), 0.18)
    const second = playback.schedule(sound(2), 0)
    expect(second.startsAt - first.endsAt).toBeCloseTo(0.18)
    expect(out.played.map(played => [played.seconds, played.sampleRateHz])).toEqual([
      [1, 22_050],
      [2, 22_050],
    ])
    expect(playback.bufferedSeconds).toBeCloseTo(3.21)
  })

  it('来晚了的一句，现在就放，不拉长也不赶', () => {
    const out = new AudioOutTwin()
    const playback = new Playback(out.asAudioOut())
    playback.schedule(sound(1), 0)
    out.pass(5)
    const late = playback.schedule(sound(1), 0)
    expect(late.startsAt).toBeCloseTo(5.03)
    expect(late.endsAt - late.startsAt).toBe(1)
  })

  it('叫停，一帧之内全部静下来', () => {
    const out = new AudioOutTwin()
    const playback = new Playback(out.asAudioOut())
    playback.schedule(sound(1), 0)
    playback.schedule(sound(1), 0)
    out.pass(0.5)
    playback.stop()
    for (const played of out.played) expect(played.stoppedAt).toBeLessThanOrEqual(0.5 + 1 / 60)
    expect(playback.schedule(sound(1), 0).startsAt).toBeCloseTo(0.53)
  })

  it('嘴比声音早一帧，迟到的音箱可以调', () => {
    const out = new AudioOutTwin()
    out.currentTime = 5
    const playback = new Playback(out.asAudioOut())
    expect(playback.mouthSeconds(out.nowMs) - playback.heardSeconds(out.nowMs)).toBeCloseTo(1 / 60)
    playback.mouthDelayMs = 400
    expect(playback.mouthSeconds(out.nowMs) - playback.heardSeconds(out.nowMs)).toBeCloseTo(1 / 60 - 0.15)
  })
})

describe('声音的两头', () => {
  const chunk = (values: number[], events: { type: 'sentence'; atSeconds: number }[] = []) => ({
    index: 0,
    text: '您好',
    sampleRateHz: 10_000,
    samples: Buffer.from(Int16Array.from(values).buffer).toString('base64'),
    durationSeconds: values.length / 10_000,
    events,
    voice: 'voice-pack' as const,
  })

  it('多余的静音剪到六十毫秒，事件跟着移', () => {
    const silence = new Array<number>(3_000).fill(0)
    const loud = new Array<number>(5_000).fill(12_000)
    const { durationSeconds, events } = soundOf(
      chunk([...silence, ...loud, ...silence], [{ type: 'sentence', atSeconds: 0.3 }]),
    )
    expect(durationSeconds).toBeCloseTo(0.62, 3)
    expect(events[0]?.atSeconds).toBeCloseTo(0.06, 3)
  })

  it('十六位的数换成小数，正负不错', () => {
    const samples = samplesOf(Buffer.from(Int16Array.from([0, 16_384, -32_768]).buffer).toString('base64'))
    expect([...samples]).toEqual([0, 0.5, -1])
  })

  it.each([
    ['请坐。', 0.18],
    ['他说：“请坐。”', 0.18],
    ['您好，', 0.09],
    ['您好', 0.04],
  ])('%s 之后停 %s 秒', (written, seconds) => {
    expect(pauseAfter(written)).toBe(seconds)
  })
})

import { describe, expect, it } from 'vitest'
import { createExpressionMixer } from './expression-mixer.ts'
import { createMouth } from './mouth.ts'
import type { VisemeTrack } from './lip-sync/viseme-track.ts'

const maPa: VisemeTrack = {
  durationSeconds: 0.8,
  source: 'events',
  segments: [
    { t0: 0, t1: 0.08, viseme: 'PP', weight: 1 },
    { t0: 0.08, t1: 0.4, viseme: 'aa', weight: 1 },
    { t0: 0.4, t1: 0.48, viseme: 'PP', weight: 1 },
    { t0: 0.48, t1: 0.8, viseme: 'aa', weight: 1 },
  ],
}

function aMouth(): { mouth: ReturnType<typeof createMouth>; shown: Map<string, number>; frame: () => void } {
  const shown = new Map<string, number>()
  const mixer = createExpressionMixer({
    rulesOf: () => ({ isBinary: false, overrideMouth: 'none', overrideBlink: 'none' }),
    setValue: (name, weight) => void shown.set(name, weight),
  })
  const mouth = createMouth(mixer)
  const frame = (): void => {
    mouth.update(1 / 60)
    mixer.update(1 / 60)
  }
  return { mouth, shown, frame }
}

describe('嘴', () => {
  it('跟着听到的声音走：元音张开，b 合上，说完回到静止', () => {
    const { mouth, shown, frame } = aMouth()
    let heard = -0.1
    mouth.say(maPa, () => heard)
    const at = (seconds: number): number => {
      heard = seconds
      for (let n = 0; n < 6; n++) frame()
      return mouth.opening()
    }
    expect(at(0.25)).toBeGreaterThan(0.7)
    expect(mouth.visemeNow()).toBe('aa')
    expect(at(0.44)).toBeLessThan(0.1)
    expect(mouth.visemeNow()).toBe('PP')
    expect(shown.get('PP')).toBeGreaterThan(0.9)
    expect(at(0.65)).toBeGreaterThan(0.7)
    expect(at(2)).toBe(0)
    expect(mouth.speaking).toBe(false)
    expect(mouth.visemeNow()).toBe('sil')
  })

  it('声音停住，嘴也停住；时钟坏了，嘴不乱动', () => {
    const { mouth, frame } = aMouth()
    let heard = 0.25
    mouth.say(maPa, () => heard)
    for (let n = 0; n < 10; n++) frame()
    const before = mouth.opening()
    for (let n = 0; n < 100; n++) frame()
    expect(mouth.opening()).toBe(before)
    heard = Number.NaN
    frame()
    expect(mouth.opening()).toBe(before)
  })

  it('被打断后，60 毫秒之内合上；打断以后还能再说', () => {
    const { mouth, frame } = aMouth()
    mouth.say(maPa, () => 0.25)
    for (let n = 0; n < 10; n++) frame()
    mouth.stop()
    for (let n = 0; n < 4; n++) frame()
    expect(mouth.opening()).toBe(0)
    mouth.say(maPa, () => 0.25)
    for (let n = 0; n < 10; n++) frame()
    expect(mouth.opening()).toBeGreaterThan(0.7)
  })

  it('一段接一段，嘴形不跳', () => {
    const { mouth, frame } = aMouth()
    mouth.say(maPa, () => 0.25)
    for (let n = 0; n < 10; n++) frame()
    let before = mouth.opening()
    mouth.say({ durationSeconds: 1, segments: [], source: 'events' }, () => 0)
    for (let n = 0; n < 6; n++) {
      frame()
      expect(Math.abs(mouth.opening() - before)).toBeLessThan(0.5)
      before = mouth.opening()
    }
    expect(before).toBe(0)
  })
})

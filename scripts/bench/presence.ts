import type { Body } from '#avatar/body.ts'
import { createGaze } from '#avatar/gaze.ts'
import { presenceStates } from '#avatar/presence.ts'
import { createRandom } from '#avatar/random.ts'
import { blinkTimes, bodyWithMotions, nearestRepeat, watch } from '#tests/helpers/watched-body.ts'
import { collectGarbage } from './collect-garbage.ts'
import { quantile, type Figure } from './figure.ts'

const minutes = 5
const rates = [15, 30, 60] as const

/** She speaks in sentences of three seconds with a second between them, as far as her body can tell. */
function speechFor(body: Body): (second: number) => void {
  const shapes = ['aa', 'oh', 'ih', 'PP', 'ee'] as const
  const segments = Array.from({ length: 15 }, (_unused, at) => ({
    t0: at * 0.2,
    t1: at * 0.2 + 0.2,
    viseme: shapes[at % 5] ?? 'aa',
    weight: 1,
  }))
  let said = 0
  let now = 0
  return second => {
    now = second
    if (second < said * 4) return
    const begins = said++ * 4
    body.mouth.say({ durationSeconds: 3, segments, source: 'events' }, () => now - begins)
    body.presence.accompany('这件事可以在网上办，不用带证明，也不用跑一趟。', { index: said % 3 })
  }
}

async function blinks(): Promise<Figure[]> {
  const perMinute: number[] = []
  let doubles = 0
  let all = 0
  for (const state of presenceStates) {
    for (const fps of rates) {
      const body = await bodyWithMotions(3)
      body.presence.set(state)
      body.reset()
      const speak = state === 'speaking' ? speechFor(body) : () => undefined
      const times = blinkTimes(watch(body, minutes * 60, fps, speak), fps)
      perMinute.push(times.length / minutes)
      all += times.length
      doubles += times.filter((time, at) => time - (times[at - 1] ?? -9) < 0.7).length
    }
  }
  return [
    {
      name: 'blinks a minute, least of all states and frame rates',
      value: Math.min(...perMinute),
      unit: '',
      goal: '≥ 12',
    },
    {
      name: 'blinks a minute, most of all states and frame rates',
      value: Math.max(...perMinute),
      unit: '',
      goal: '≤ 20',
    },
    { name: 'share of double blinks', value: doubles / all, unit: '', goal: '' },
  ]
}

function eyes(): Figure[] {
  const intervals: number[] = []
  let longest = 0
  const arrivals: number[] = []
  for (const fps of rates) {
    let last = 0
    let now = 0
    const gaze = createGaze(createRandom(7), () => {
      if (now > 0) intervals.push(now - last)
      last = now
    })
    gaze.setManner({ contactShare: 0.85, away: 'around' })
    let since = 0
    for (; now < minutes * 60; now += 1 / fps) {
      gaze.update(1 / fps)
      since = gaze.contact ? since + 1 / fps : 0
      longest = Math.max(longest, since)
    }
    for (let seed = 0; seed < 60; seed++) {
      const other = createGaze(createRandom(seed), () => undefined)
      other.setManner({ contactShare: 1, away: 'around' })
      for (let frame = 0; frame < fps; frame++) other.update(1 / fps)
      const [yaw, pitch] = [((seed * 13) % 60) - 30, ((seed * 7) % 24) - 12]
      other.aimAt(yaw, pitch)
      let seconds = 0
      while (
        seconds < 2 &&
        Math.hypot(other.headYaw + other.eyeYaw - yaw, other.headPitch + other.eyePitch - pitch) > 5
      ) {
        other.update(1 / fps)
        seconds += 1 / fps
      }
      arrivals.push(seconds * 1000)
    }
  }
  return [
    { name: 'median time between two eye movements', value: quantile(intervals, 0.5), unit: 's', goal: '' },
    { name: 'longest unbroken look at the visitor', value: longest, unit: 's', goal: '≤ 10' },
    { name: 'eyes within 5° of a new visitor, p95', value: quantile(arrivals, 0.95), unit: 'ms', goal: '≤ 400' },
  ]
}

async function repeats(): Promise<Figure[]> {
  let nearest = Infinity
  for (const fps of rates) {
    const body = await bodyWithMotions(11)
    body.reset()
    nearest = Math.min(nearest, nearestRepeat(watch(body, 90, fps), fps))
  }
  return [
    { name: 'nearest repeat of two seconds of idling within 30 s', value: nearest, unit: '° a joint', goal: '≥ 0.1' },
  ]
}

async function thinking(): Promise<Figure[]> {
  const delays: number[] = []
  for (const fps of rates) {
    for (let seed = 1; seed <= 20; seed++) {
      const body = await bodyWithMotions(seed)
      body.presence.set('listening')
      body.reset()
      const start = watch(body, 3, fps).at(-1)
      body.presence.set('thinking')
      const looks = watch(body, 1, fps)
      const seen = looks.findIndex(
        look => Math.hypot(look.yaw - (start?.yaw ?? 0), look.pitch - (start?.pitch ?? 0)) > 5,
      )
      delays.push(((seen < 0 ? fps : seen + 1) / fps) * 1000)
    }
  }
  return [
    {
      name: 'question end to the eyes of somebody who thinks, p95',
      value: quantile(delays, 0.95),
      unit: 'ms',
      goal: '≤ 150',
    },
  ]
}

async function cost(): Promise<Figure[]> {
  const body = await bodyWithMotions(5)
  body.presence.set('idle')
  body.reset()
  for (let frame = 0; frame < 6_000; frame++) body.step(1 / 60)
  const samples: number[] = []
  for (let frame = 0; frame < 3_000; frame++) {
    const started = performance.now()
    body.step(1 / 60)
    samples.push(performance.now() - started)
  }
  const frames = 2_000
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  for (let frame = 0; frame < frames; frame++) body.step(1 / 60)
  const bytes = (process.memoryUsage().heapUsed - before) / frames
  return [
    {
      name: 'JavaScript a frame for body, face and lips, p95',
      value: quantile(samples, 0.95),
      unit: 'ms',
      goal: '≤ 2',
    },
    { name: 'bytes allocated a frame in steady state', value: Math.max(0, bytes), unit: '', goal: '≤ 0' },
  ]
}

/** Whether she looks alive, in numbers: the same at 15, 30 and 60 frames a second, from the seed alone. */
export async function measurePresence(): Promise<Figure[]> {
  return [...(await blinks()), ...eyes(), ...(await thinking()), ...(await repeats()), ...(await cost())]
}

import type { Breath } from './breath.ts'
import type { Emotion, ExpressionMixer } from './expression-mixer.ts'
import type { Gaze, GazeManner } from './gaze.ts'
import type { Gestures } from './gesture.ts'
import type { Random } from './random.ts'

/** What a visitor can see her doing. The page sets it; she does not guess it. */
export const presenceStates = ['idle', 'greeting', 'listening', 'thinking', 'speaking'] as const
export type PresenceState = (typeof presenceStates)[number]

interface Bearing {
  readonly gaze: GazeManner
  readonly mood: Emotion | null
  readonly moodWeight: number
  readonly breathDepth: number
  /** First one the avatar has. */
  readonly stances: readonly string[]
  /** Played once on entering, the first one the avatar has. */
  readonly opening: readonly string[]
}

const clasp = ['idle_clasp', 'idle-clasp', 'idle'] as const
const explain = ['explain', ...clasp] as const

/** Eye contact: idle 0.2 and speaking 0.5 from TalkingHead; somebody who listens looks at you. */
const bearings: Record<PresenceState, Bearing> = {
  idle: {
    gaze: { contactShare: 0.2, away: 'around' },
    mood: 'relaxed',
    moodWeight: 0.3,
    breathDepth: 1,
    stances: clasp,
    opening: [],
  },
  greeting: {
    gaze: { contactShare: 1, away: 'around' },
    mood: 'happy',
    moodWeight: 0.7,
    breathDepth: 1,
    stances: clasp,
    opening: ['greet_bow', 'greet-bow', 'greet', 'bow', 'wave'],
  },
  listening: {
    gaze: { contactShare: 0.85, away: 'around' },
    mood: 'relaxed',
    moodWeight: 0.35,
    breathDepth: 0.8,
    stances: ['listen', 'listening', ...clasp],
    opening: [],
  },
  thinking: {
    gaze: { contactShare: 0.1, away: 'up-side' },
    mood: null,
    moodWeight: 0,
    breathDepth: 0.8,
    stances: ['think', 'thinking', ...clasp],
    opening: [],
  },
  speaking: {
    gaze: { contactShare: 0.5, away: 'around' },
    mood: 'relaxed',
    moodWeight: 0.25,
    breathDepth: 1.3,
    stances: clasp,
    opening: [],
  },
}

export interface Presence {
  readonly state: PresenceState
  set(state: PresenceState): void
  update(deltaSeconds: number): void
  reset(): void
}

export interface PresenceParts {
  readonly gaze: Pick<Gaze, 'setManner'>
  readonly mixer: Pick<ExpressionMixer, 'setEmotion'>
  readonly breath: Pick<Breath, 'setDepth'>
  readonly gestures: Pick<Gestures, 'hold' | 'play' | 'release'>
}

/** The wide smile of a greeting settles into the service smile. */
const greetingSmileSeconds = 2.2

/** @param still  reduced motion: no opening gestures, no talking hands */
export function createPresence(random: Random, parts: PresenceParts, still: boolean): Presence {
  let state: PresenceState = 'idle'
  let since = 0
  let untilHands = 0
  let handsOut = false

  const enter = (next: PresenceState, withOpening: boolean): void => {
    state = next
    since = 0
    handsOut = false
    // She begins to speak with her hands together; the first explaining gesture comes after a breath.
    untilHands = random.between(0.6, 1.4)
    const bearing = bearings[next]
    parts.gaze.setManner(bearing.gaze)
    parts.mixer.setEmotion(bearing.mood, bearing.moodWeight)
    parts.breath.setDepth(bearing.breathDepth)
    parts.gestures.hold(bearing.stances)
    if (withOpening && !still) for (const name of bearing.opening) if (parts.gestures.play(name)) break
  }
  enter('idle', false)

  return {
    get state() {
      return state
    },
    set(next) {
      if (next !== state) enter(next, true)
    },
    update(deltaSeconds) {
      const before = since
      since += deltaSeconds
      if (state === 'greeting' && before < greetingSmileSeconds && since >= greetingSmileSeconds) {
        parts.mixer.setEmotion('relaxed', 0.35)
      }
      if (state !== 'speaking' || still) return
      untilHands -= deltaSeconds
      if (untilHands > 0) return
      handsOut = !handsOut
      untilHands = handsOut ? random.between(4.5, 7.5) : random.between(2.5, 5)
      parts.gestures.hold(handsOut ? explain : clasp)
    },
    reset() {
      random.reset()
      enter(state, false)
    },
  }
}

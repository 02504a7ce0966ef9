import type { Breath } from './breath.ts'
import type { Emotion, ExpressionMixer } from './expression-mixer.ts'
import type { Gaze, GazeManner } from './gaze.ts'
import type { Gestures } from './gesture.ts'
import type { Nod } from './nod.ts'
import type { Random } from './random.ts'
import { gestureOf, type SentenceContext } from './sentence-gesture.ts'

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
/** Stances of somebody who waits; she changes between them, so that no pose is seen twice within half a minute. */
const waiting = [clasp, ['idle-left', ...clasp], ['idle-right', ...clasp]] as const

/** What kind of answer she gives; her face follows. */
export const answerMoods = ['calm', 'glad', 'regretful', 'serious'] as const
export type AnswerMood = (typeof answerMoods)[number]
const faces: Record<AnswerMood, { readonly mood: Emotion | null; readonly weight: number }> = {
  calm: { mood: 'relaxed', weight: 0.25 },
  glad: { mood: 'happy', weight: 0.5 },
  regretful: { mood: 'sad', weight: 0.35 },
  serious: { mood: null, weight: 0 },
}

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
  /** The kind of the answer she gives from now on, until the next one. */
  setMood(mood: AnswerMood): void
  /** Moves her hands as the sentence that begins now asks for. */
  accompany(sentence: string, context: SentenceContext): void
  /** More motions have been read: the stance of the present state is taken up if it is among them. */
  settle(): void
  update(deltaSeconds: number): void
  reset(): void
}

export interface PresenceParts {
  readonly gaze: Pick<Gaze, 'setManner'>
  readonly mixer: Pick<ExpressionMixer, 'setEmotion'>
  readonly breath: Pick<Breath, 'setDepth'>
  readonly gestures: Pick<Gestures, 'hold' | 'play' | 'release' | 'busy'>
  readonly nod: Pick<Nod, 'begin'>
}

/** The wide smile of a greeting settles into the service smile. */
const greetingSmileSeconds = 2.2

/** Seconds between two nods of a listener, and between two changes of a waiting stance. */
const nodSeconds = [3.5, 8] as const
const stanceSeconds = [9, 19] as const

/** @param still  reduced motion: no gestures, no nods, one stance */
export function createPresence(random: Random, parts: PresenceParts, still: boolean): Presence {
  let state: PresenceState = 'idle'
  let mood: AnswerMood = 'calm'
  // Fields of one object are changed in place; a variable of a closure makes a new number with every write.
  const now = {
    since: 0,
    untilNod: 0,
    untilStance: 0,
  }
  let stance = 0

  const smile = (): void => {
    const bearing = bearings[state]
    const face = state === 'speaking' ? faces[mood] : { mood: bearing.mood, weight: bearing.moodWeight }
    parts.mixer.setEmotion(face.mood, face.weight)
  }
  const enter = (next: PresenceState, withOpening: boolean): void => {
    state = next
    now.since = 0
    now.untilNod = random.between(0.8, nodSeconds[0])
    now.untilStance = random.between(stanceSeconds[0], stanceSeconds[1])
    const bearing = bearings[next]
    parts.gaze.setManner(bearing.gaze)
    smile()
    parts.breath.setDepth(bearing.breathDepth)
    // A thought or an open ear is seen at once; a sentence already begun with the hands is finished with them.
    if (next === 'thinking' || next === 'listening') parts.gestures.release()
    parts.gestures.hold(bearing.stances)
    if (withOpening && !still) for (const name of bearing.opening) if (parts.gestures.play(name)) break
  }
  const changeStance = (deltaSeconds: number): void => {
    now.untilStance -= deltaSeconds
    if (now.untilStance > 0) return
    now.untilStance = random.between(stanceSeconds[0], stanceSeconds[1])
    stance = (stance + (random.next() < 0.5 ? 1 : 2)) % waiting.length
    parts.gestures.hold(waiting[stance] ?? clasp)
  }
  const nodNow = (deltaSeconds: number): void => {
    now.untilNod -= deltaSeconds
    if (now.untilNod > 0) return
    now.untilNod = random.between(nodSeconds[0], nodSeconds[1])
    parts.nod.begin(random.between(0.5, 1))
  }
  enter('idle', false)

  return {
    get state() {
      return state
    },
    set(next) {
      if (next !== state) enter(next, true)
    },
    setMood(next) {
      if (next === mood) return
      mood = next
      smile()
    },
    accompany(sentence, context) {
      const chance = [random.next(), random.next()] as const
      if (still || parts.gestures.busy) return
      const name = gestureOf(sentence, context, chance)
      if (name !== undefined) parts.gestures.play(name)
    },
    settle: () => parts.gestures.hold(bearings[state].stances),
    update(deltaSeconds) {
      const before = now.since
      now.since += deltaSeconds
      if (state === 'greeting' && before < greetingSmileSeconds && now.since >= greetingSmileSeconds) {
        parts.mixer.setEmotion('relaxed', 0.35)
      }
      if (still) return
      if (state === 'idle' || state === 'speaking') changeStance(deltaSeconds)
      else if (state === 'listening') nodNow(deltaSeconds)
    },
    reset() {
      random.reset()
      stance = 0
      enter(state, false)
    },
  }
}

/**
 * The mouth from the phonemes that the voice itself tells (the offline voice pack does).
 * A gap under 130 ms is the closure of the stop that follows it, not a rest; a longer one is a pause and the mouth rests.
 * Invariants of the track: viseme-track.ts.
 */
import type { SpeechEvent, SpokenLanguage } from '#contract/host.ts'
import { shapeOf } from './phoneme-shapes.ts'
import type { Viseme, VisemeSegment, VisemeTrack } from './viseme-track.ts'

const longestClosureSeconds = 0.13
/** Three frames at 60 per second and a little: a closure shorter than this is not seen. */
const shortestClosureSeconds = 0.06
/** How long the lips hold a stop that ends its syllable. */
const heldCodaSeconds = 0.08
/** Nothing shorter is kept of a vowel that gives way to a closure. */
const shortestSegmentSeconds = 0.008
/** Lips of a consonant made by the tongue, on their way to the vowel. */
const borrowedWeight = 0.4
const unstressedFactor = 0.8

interface Sound {
  readonly t0: number
  readonly t1: number
  readonly name: string
  readonly language: SpokenLanguage
}

interface Draft {
  t0: number
  t1: number
  viseme: Viseme
  weight: number
}

/**
 * @param events  of one chunk; words and sentences among them are passed over
 * @param durationSeconds  of the chunk's sound
 */
export function trackFromEvents(events: readonly SpeechEvent[], durationSeconds: number): VisemeTrack {
  const sounds = soundsOf(events, durationSeconds)
  const drafts: Draft[] = []
  sounds.forEach((sound, index) => {
    for (const draft of draftsOf(sounds, index, sound)) drafts.push(draft)
  })
  return { durationSeconds, segments: merged(widened(drafts, durationSeconds)), source: 'events' }
}

/** Phonemes with their ends; neighbouring gaps become one, and the marks of a change of language are none. */
function soundsOf(events: readonly SpeechEvent[], durationSeconds: number): Sound[] {
  const phonemes = events
    .filter(event => event.type === 'phoneme')
    .filter(event => !/^\(.*\)$/.test(event.name) && event.atSeconds < durationSeconds)
    .toSorted((a, b) => a.atSeconds - b.atSeconds)
  const sounds: Sound[] = []
  const first = phonemes[0]
  // The voice does not name the closure of a stop that opens the sound.
  if (first !== undefined && first.atSeconds > 0)
    sounds.push({ t0: 0, t1: first.atSeconds, name: '', language: first.language })
  phonemes.forEach((event, index) => {
    const next = phonemes[index + 1]
    const t1 = Math.min(next?.atSeconds ?? durationSeconds, durationSeconds)
    const t0 = Math.max(event.atSeconds, sounds.at(-1)?.t1 ?? 0)
    if (t1 <= t0) {
      // A stop that ends its syllable (sap6) has no length of its own: the lips are held in the gap after it.
      const nextSound = phonemes.slice(index + 1).find(later => later.name !== '')
      const held = Math.min(nextSound?.atSeconds ?? durationSeconds, durationSeconds, t0 + heldCodaSeconds)
      if (event.name !== '' && next?.name === '' && held > t0) {
        sounds.push({ t0, t1: held, name: event.name, language: event.language })
      }
      return
    }
    const last = sounds.at(-1)
    if (event.name === '' && last?.name === '') sounds[sounds.length - 1] = { ...last, t1 }
    else sounds.push({ t0, t1, name: event.name, language: event.language })
  })
  return sounds
}

function draftsOf(sounds: readonly Sound[], index: number, sound: Sound): Draft[] {
  const { t0, t1, name, language } = sound
  if (name === '') return gap(sounds, index, sound)
  const shape = shapeOf(language, name)
  if (shape.kind === 'closed') return [{ t0, t1, viseme: 'PP', weight: 1 }]
  if (shape.kind === 'teeth') return [{ t0, t1, viseme: 'FF', weight: 0.9 }]
  if (shape.kind === 'shape') return [{ t0, t1, viseme: shape.viseme, weight: shape.weight }]
  if (shape.kind === 'borrow') return borrowed(sounds, index, t0, t1)
  const stressed = name.includes('ˈ')
  let at = t0
  return shape.parts.map(part => {
    const from = at
    at += (t1 - t0) * part.share
    return {
      t0: from,
      t1: Math.min(at, t1),
      viseme: part.viseme,
      weight: part.weight * (stressed ? 1 : unstressedFactor),
    }
  })
}

function gap(sounds: readonly Sound[], index: number, { t0, t1 }: Sound): Draft[] {
  const next = sounds[index + 1]
  if (next === undefined || t1 - t0 >= longestClosureSeconds) return []
  const shape = shapeOf(next.language, next.name)
  if (shape.kind === 'closed') return [{ t0, t1, viseme: 'PP', weight: 1 }]
  if (shape.kind === 'teeth') return [{ t0, t1, viseme: 'FF', weight: 0.9 }]
  return borrowed(sounds, index, t0, t1)
}

/** The lips of the coming vowel; a nasal or stop that ends its syllable keeps the vowel before it. */
function borrowed(sounds: readonly Sound[], index: number, t0: number, t1: number): Draft[] {
  const weight = borrowedWeight
  for (let ahead = index + 1; ahead < sounds.length; ahead += 1) {
    const sound = sounds[ahead]
    if (sound === undefined || sound.name === '') break
    const shape = shapeOf(sound.language, sound.name)
    if (shape.kind === 'closed' || shape.kind === 'teeth') break
    if (shape.kind === 'shape') return [{ t0, t1, viseme: shape.viseme, weight }]
    const first = shape.kind === 'vowel' ? shape.parts[0] : undefined
    if (first !== undefined) return [{ t0, t1, viseme: first.viseme, weight }]
  }
  for (let back = index - 1; back >= 0; back -= 1) {
    const sound = sounds[back]
    if (sound === undefined) break
    if (sound.name === '') continue
    const shape = shapeOf(sound.language, sound.name)
    const last = shape.kind === 'vowel' ? shape.parts.at(-1) : undefined
    if (last !== undefined) return [{ t0, t1, viseme: last.viseme, weight }]
    if (shape.kind === 'closed' || shape.kind === 'teeth') break
  }
  return []
}

/** Closures too short to be seen grow on both sides, at the cost of their neighbours. */
function widened(drafts: Draft[], durationSeconds: number): Draft[] {
  const joined = merged(drafts).map(segment => ({ ...segment }))
  joined.forEach((draft, index) => {
    const lacking = shortestClosureSeconds - (draft.t1 - draft.t0)
    if ((draft.viseme !== 'PP' && draft.viseme !== 'FF') || lacking <= 0) return
    const [before, after] = [joined[index - 1], joined[index + 1]]
    const wantedStart = Math.max(0, draft.t0 - lacking / 2)
    draft.t0 = takeBack(before, wantedStart, draft.t0)
    const wantedEnd = Math.min(durationSeconds, draft.t0 + shortestClosureSeconds)
    draft.t1 = Math.max(draft.t1, takeForward(after, wantedEnd))
  })
  return joined
}

const lips = (draft: Draft): boolean => draft.viseme === 'PP' || draft.viseme === 'FF'

/** Where a closure may begin when the segment before it gives way. */
function takeBack(before: Draft | undefined, wanted: number, now: number): number {
  if (before === undefined || before.t1 <= wanted) return wanted
  if (lips(before)) return now
  const start = Math.min(now, Math.max(wanted, before.t0 + shortestSegmentSeconds))
  before.t1 = Math.min(before.t1, start)
  return start
}

/** Where a closure may end when the segment after it gives way. */
function takeForward(after: Draft | undefined, wanted: number): number {
  if (after === undefined || after.t0 >= wanted) return wanted
  if (lips(after)) return after.t0
  const end = Math.max(after.t0, Math.min(wanted, after.t1 - shortestSegmentSeconds))
  after.t0 = end
  return end
}

/** Neighbours of the same shape become one, with the stronger weight; empty segments go. */
function merged(drafts: readonly Draft[]): VisemeSegment[] {
  const segments: Draft[] = []
  for (const draft of drafts) {
    if (draft.t1 - draft.t0 <= 0) continue
    const last = segments.at(-1)
    if (last !== undefined && last.viseme === draft.viseme && draft.t0 - last.t1 < 1e-6) {
      last.t1 = draft.t1
      last.weight = Math.max(last.weight, draft.weight)
    } else segments.push({ ...draft })
  }
  return segments
}

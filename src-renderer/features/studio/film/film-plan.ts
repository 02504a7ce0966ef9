import { captionCues, filmCaption, type CaptionCue } from '#speech/caption.ts'
import type { PreparedSentence } from '#speech/prepare-sentence.ts'
import { pauseAfter, type SentenceSound } from '#speech/sound.ts'
import { wordTimes } from '#speech/word-times.ts'
import { trackFromEvents } from '#avatar/lip-sync/from-events.ts'
import type { VisemeTrack } from '#avatar/lip-sync/viseme-track.ts'

/** A sentence with the sound that was made of it and the gestures that its marks ask for. */
export interface VoicedSentence extends PreparedSentence {
  readonly written: string
  readonly gestures: readonly string[]
  readonly sound: SentenceSound
}

export interface PlannedSentence {
  readonly startSeconds: number
  readonly endSeconds: number
  readonly track: VisemeTrack
  /** As it stands in the script, without its marks. */
  readonly written: string
  readonly gestures: readonly string[]
  readonly sound: SentenceSound
}

/** The whole film on one clock: seconds from its first frame. */
export interface FilmPlan {
  readonly durationSeconds: number
  readonly sentences: readonly PlannedSentence[]
  readonly cues: readonly CaptionCue[]
}

/** Before the first word the label of generated content stands alone and she has time to look up. */
const leadSeconds = 0.6
/** After the last word she has time to come to rest. */
const tailSeconds = 1.2

/**
 * Puts sentences one after the other with the pauses of speech.
 * @param shortestSeconds  the film is at least so long, so that the label can stand for its full time
 */
export function planFilm(sentences: readonly VoicedSentence[], shortestSeconds: number): FilmPlan {
  let at = leadSeconds
  const planned: PlannedSentence[] = []
  const cues: CaptionCue[] = []
  for (const { written, spoken, sound, gestures } of sentences) {
    const endSeconds = at + sound.durationSeconds
    const track = trackFromEvents(sound.events, sound.durationSeconds)
    planned.push({ startSeconds: at, endSeconds, track, written, gestures, sound })
    const words = wordTimes(spoken, sound.events, sound.durationSeconds)
    for (const cue of captionCues(written, words, sound.durationSeconds, filmCaption)) {
      cues.push({ ...cue, startSeconds: cue.startSeconds + at, endSeconds: cue.endSeconds + at })
    }
    at = endSeconds + Math.max(pauseAfter(written), 0.25)
  }
  const spokenUntil = planned.at(-1)?.endSeconds ?? 0
  return { durationSeconds: Math.max(spokenUntil + tailSeconds, shortestSeconds), sentences: planned, cues }
}

/**
 * The mouth of one chunk of speech: which shape, from when to when, how strongly.
 *
 * Kept by every maker of a track (from-events.ts, an aligner, a loudness follower):
 *   1. segments are in order of t0 and do not overlap (t1 of one ≤ t0 of the next);
 *   2. 0 ≤ t0 < t1 ≤ durationSeconds;
 *   3. 0 < weight ≤ 1;
 *   4. what no segment covers is the mouth at rest.
 *
 * PP (b p m) means lips closed: all five VRM mouth shapes at 0. FF (f) means the lower lip at the teeth.
 */
export type Viseme = 'sil' | 'PP' | 'FF' | 'aa' | 'ih' | 'ou' | 'ee' | 'oh'

export interface VisemeSegment {
  /** Seconds from the start of the chunk. */
  readonly t0: number
  /** Seconds from the start of the chunk, after t0. */
  readonly t1: number
  readonly viseme: Viseme
  /** 0…1; how far the shape opens (or, for PP and FF, how firmly it closes). */
  readonly weight: number
}

export interface VisemeTrack {
  /** Seconds; the length of the sound the track belongs to. */
  readonly durationSeconds: number
  readonly segments: readonly VisemeSegment[]
  /** Where the times come from: the engine's phonemes, alignment of text and sound, or loudness alone. */
  readonly source: 'events' | 'alignment' | 'loudness'
}

/** A mouth at rest for as long as the sound lasts. */
export function restTrack(durationSeconds: number, source: VisemeTrack['source'] = 'events'): VisemeTrack {
  return { durationSeconds, segments: [], source }
}

/**
 * The segment that holds at a time of the chunk.
 * @param seconds  from the start of the chunk; times outside it answer undefined (rest)
 */
export function segmentAt(track: VisemeTrack, seconds: number): VisemeSegment | undefined {
  let low = 0
  let high = track.segments.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const segment = track.segments[middle]
    if (segment === undefined) return undefined
    if (seconds < segment.t0) high = middle - 1
    else if (seconds >= segment.t1) low = middle + 1
    else return segment
  }
  return undefined
}

/** What breaks the invariants of a track, one sentence each; empty when the track is sound. */
export function trackFaults(track: VisemeTrack): string[] {
  const faults: string[] = []
  let previousEnd = 0
  track.segments.forEach((segment, index) => {
    const name = `segment ${index} (${segment.viseme} ${segment.t0}–${segment.t1})`
    if (!(segment.t0 < segment.t1)) faults.push(`${name} has no length`)
    if (segment.t0 < previousEnd) faults.push(`${name} begins before the one before it ends`)
    if (segment.t0 < 0 || segment.t1 > track.durationSeconds) faults.push(`${name} lies outside the sound`)
    if (!(segment.weight > 0 && segment.weight <= 1)) faults.push(`${name} has weight ${segment.weight}`)
    previousEnd = segment.t1
  })
  return faults
}

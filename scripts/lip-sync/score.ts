import type { Viseme, VisemeTrack } from '#avatar/lip-sync/viseme-track.ts'
import { segmentAt } from '#avatar/lip-sync/viseme-track.ts'

/** How well a track fits the true one, over many sentences. */
export class TrackScore {
  #frames = 0
  #right = 0
  #closures = 0
  #seen = 0
  #claimed = 0
  #founded = 0
  readonly onsetsMs: number[] = []

  /** Frames at 60 a second; closures within 40 ms; onsets of segments that are found again. */
  add(truth: VisemeTrack, track: VisemeTrack): void {
    const frames = Math.floor(truth.durationSeconds * 60)
    for (let frame = 0; frame < frames; frame++) {
      const at = (frame + 0.5) / 60
      this.#frames += 1
      if (visemeAt(truth, at) === visemeAt(track, at)) this.#right += 1
    }
    const closures = (of: VisemeTrack) => of.segments.filter(({ viseme }) => viseme === 'PP')
    for (const closure of closures(truth)) {
      this.#closures += 1
      if (closures(track).some(other => near(closure, other))) this.#seen += 1
    }
    for (const closure of closures(track)) {
      this.#claimed += 1
      if (closures(truth).some(other => near(closure, other))) this.#founded += 1
    }
    for (const { t0, t1, viseme } of truth.segments) {
      const same = track.segments.filter(other => other.viseme === viseme && other.t0 < t1 + 0.1 && other.t1 > t0 - 0.1)
      const errors = same.map(other => Math.abs(other.t0 - t0) * 1000)
      if (errors.length > 0) this.onsetsMs.push(Math.min(...errors))
    }
  }

  get frameAccuracy(): number {
    return this.#right / this.#frames
  }
  get closuresSeen(): number {
    return this.#seen / this.#closures
  }
  get closuresPrecise(): number {
    return this.#founded / this.#claimed
  }
  /** @param share  0.5 the median */
  onsetMs(share: number): number {
    const sorted = [...this.onsetsMs].sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  }
}

function visemeAt(track: VisemeTrack, seconds: number): Viseme {
  return segmentAt(track, seconds)?.viseme ?? 'sil'
}

function near(a: { t0: number; t1: number }, b: { t0: number; t1: number }): boolean {
  return b.t0 < a.t1 + 0.04 && b.t1 > a.t0 - 0.04
}

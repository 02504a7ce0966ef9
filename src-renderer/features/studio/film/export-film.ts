import type { HostBody } from '#avatar/host-body.ts'
import { printSrt, printVtt } from '#speech/caption-files.ts'
import { createFilmEncoder, type GeneratedContentMark } from './encode-film.ts'
import { createOverlay } from './film-overlay.ts'
import type { FilmPlan, PlannedSentence } from './film-plan.ts'
import { filmFramesPerSecond, filmLabel, type FilmSize } from './film-size.ts'
import { mixFilmSound } from './film-sound.ts'
import type { OverlayColours } from './overlay-colours.ts'

export interface FilmOrder {
  readonly title: string
  readonly plan: FilmPlan
  readonly size: FilmSize
  readonly body: HostBody
  /** Captions burnt into the picture; the caption files are made in any case. */
  readonly captions: boolean
  readonly colours: OverlayColours
  readonly mark: GeneratedContentMark
  readonly signal: AbortSignal
  readonly onProgress: (done: { frames: number; ofFrames: number; secondsLeft: number }) => void
}

export interface FinishedFilm {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** SHA-256, hex: what approval binds. */
  readonly digest: string
  readonly srt: string
  readonly vtt: string
  readonly durationSeconds: number
  readonly label: { readonly seconds: number; readonly heightShare: number }
}

/**
 * Makes a film frame by frame, as slowly as the machine draws: no frame is lost, and the same script gives the same pictures.
 * @throws AbortError when the signal is given; nothing is left behind
 */
export async function exportFilm(order: FilmOrder): Promise<FinishedFilm> {
  const { plan, size, body, signal } = order
  body.stop()
  body.resize(size.width, size.height, 1)
  const encoder = await createFilmEncoder(size, { title: order.title, mark: order.mark })
  try {
    const overlay = createOverlay(plan, size, order)
    const frames = Math.ceil(plan.durationSeconds * filmFramesPerSecond)
    const bottomUp = new Uint8Array(size.width * size.height * 4)
    const pixels = new Uint8Array(bottomUp.length)
    const started = performance.now()
    let now = 0
    let speaking: PlannedSentence | undefined
    for (let index = 0; index < frames; index += 1) {
      signal.throwIfAborted()
      now = index / filmFramesPerSecond
      const next = plan.sentences.find(sentence => now >= sentence.startSeconds && now < sentence.endSeconds)
      if (next !== speaking) {
        if (next) {
          body.setState('speaking')
          body.say(next.track, () => now - next.startSeconds)
          next.gestures.forEach(gesture => body.gesture(gesture))
          // Marks decide; where the script has none, the sentence does.
          if (next.gestures.length === 0) body.accompany(next.written, { index: plan.sentences.indexOf(next) })
        } else body.stopSaying()
        speaking = next
      }
      body.renderFrame(now)
      body.readPixels(bottomUp)
      flipRows(bottomUp, pixels, size)
      overlay.blend(pixels, now)
      await encoder.addFrame(pixels, index)
      const perFrame = (performance.now() - started) / (index + 1)
      const secondsLeft = (perFrame * (frames - index - 1)) / 1_000
      order.onProgress({ frames: index + 1, ofFrames: frames, secondsLeft })
    }
    const bytes = await encoder.finish(await mixFilmSound(plan))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return {
      bytes,
      digest: Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join(''),
      srt: printSrt(plan.cues),
      vtt: printVtt(plan.cues),
      durationSeconds: plan.durationSeconds,
      label: { seconds: plan.durationSeconds, heightShare: filmLabel.restShare },
    }
  } catch (error) {
    await encoder.cancel().catch(() => undefined) // the first failure is the one to tell
    throw error
  } finally {
    body.stopSaying()
    body.setState('idle')
  }
}

/** WebGL's rows run from the bottom, a film's from the top. */
function flipRows(from: Uint8Array, to: Uint8Array, { width, height }: FilmSize): void {
  const stride = width * 4
  for (let row = 0; row < height; row += 1) {
    to.set(from.subarray((height - 1 - row) * stride, (height - row) * stride), row * stride)
  }
}

import { ref, shallowRef } from 'vue'
import type { Announcement } from '#contract/announcements.ts'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { download } from '#composables/download.ts'
import { createHostBody } from '#avatar/host-body.ts'
import { say } from '#i18n/index.ts'
import { FilmNotPossible } from './film/encode-film.ts'
import { exportFilm, type FinishedFilm } from './film/export-film.ts'
import { planFilm, type VoicedSentence } from './film/film-plan.ts'
import { filmLabel, filmSizes, type FilmSizeName } from './film/film-size.ts'
import { overlayColours } from './film/overlay-colours.ts'
import { chosenHost } from '#client/chosen-host.ts'

/** Exports one film with progress and a way to stop; the film is recorded with the announcement under its digest. */
export function useExport() {
  const progress = ref<{ frames: number; ofFrames: number; secondsLeft: number }>()
  const trouble = shallowRef<Explanation>()
  const finished = shallowRef<FinishedFilm & { readonly fileName: string }>()
  let cancelling: AbortController | undefined

  async function make(
    announcement: Announcement,
    voiceAll: () => Promise<VoicedSentence[]>,
    options: { size: FilmSizeName; captions: boolean },
  ): Promise<void> {
    cancelling = new AbortController()
    trouble.value = undefined
    finished.value = undefined
    progress.value = { frames: 0, ofFrames: 1, secondsLeft: 0 }
    // A film is always of the whole body, never of the light one.
    const { modelUrl, gestureUrls } = await chosenHost('film', announcement.id)
    const body = createHostBody({
      canvas: document.createElement('canvas'),
      modelUrl,
      gestureUrls,
      seed: 1,
      reducedMotion: false,
      smoothEdges: true,
    })
    try {
      await body.ready
      const film = await exportFilm({
        title: announcement.title,
        plan: planFilm(await voiceAll(), filmLabel.startSeconds),
        size: filmSizes[options.size],
        body,
        captions: options.captions,
        colours: overlayColours(document.documentElement),
        mark: { Label: '1', ContentProducer: '鹏政通', ProduceID: announcement.number },
        signal: cancelling.signal,
        onProgress: done => (progress.value = done),
      })
      const fileName = `${announcement.number}-${announcement.title.replace(/[\\/:*?"<>|\s]+/g, '-')}`
      finished.value = { ...film, fileName }
      save(film, fileName)
      await hub.announcements.recordFilm({
        id: announcement.id,
        revision: announcement.revision,
        film: {
          digest: film.digest,
          fileName: `${fileName}.mp4`,
          durationSeconds: film.durationSeconds,
          label: film.label,
        },
      })
    } catch (error) {
      if (!cancelling.signal.aborted) trouble.value = explanationOf(error)
    } finally {
      progress.value = undefined
      body.dispose()
    }
  }

  function save(film: FinishedFilm, fileName: string): void {
    download(`${fileName}.mp4`, film.bytes, 'video/mp4')
    download(`${fileName}.srt`, film.srt, 'application/x-subrip')
    download(`${fileName}.vtt`, film.vtt, 'text/vtt')
  }

  return { progress, trouble, finished, make, cancel: () => cancelling?.abort() }
}

function explanationOf(error: unknown): Explanation {
  if (error instanceof FilmNotPossible) {
    return { text: error.message, next: say('studio.notMade'), code: 'FILM_NOT_POSSIBLE' }
  }
  return explainError(error)
}

import { onMounted, onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { createHostBody, type HostBody, type HostPicture } from '#avatar/host-body.ts'
import { openLoudspeaker, type Loudspeaker } from '#speech/open-playback.ts'
import { chosenHost } from '#client/chosen-host.ts'
import type { FilmPlan } from './film/film-plan.ts'

/**
 * Her stage in the studio: plays a plan with sound and lips, and says where it is.
 * @param announcementId  whose host stands there
 */
export function useStage(canvas: Ref<HTMLCanvasElement | null>, box: Ref<HTMLElement | null>, announcementId: string) {
  const body = shallowRef<HostBody>()
  const kind = ref<HostBody['kind']>('loading')
  const picture = shallowRef<HostPicture>()
  const seconds = ref(0)
  const playing = ref(false)
  let loudspeaker: Loudspeaker | undefined
  let frame = 0

  function fit(): void {
    const size = box.value?.getBoundingClientRect()
    if (size && size.width > 0) body.value?.resize(size.width, size.height, Math.min(devicePixelRatio, 2))
  }

  function look(): void {
    kind.value = body.value?.kind ?? 'loading'
    picture.value = body.value?.picture
  }

  let gone = false
  const observer = new ResizeObserver(fit)
  onScopeDispose(() => {
    gone = true
    observer.disconnect()
  })
  onMounted(async () => {
    const files = await chosenHost('film', announcementId)
    if (gone || !canvas.value) return
    body.value = createHostBody({
      canvas: canvas.value,
      ...files,
      seed: 1,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      onChange: look,
    })
    void body.value.ready.then(look)
    fit()
    body.value.start()
    if (box.value) observer.observe(box.value)
  })

  function stop(): void {
    cancelAnimationFrame(frame)
    loudspeaker?.playback.stop()
    body.value?.stopSaying()
    body.value?.setState('idle')
    playing.value = false
  }

  /** Plays from the first sentence; the sound card's clock moves the playhead and the lips. */
  async function play(plan: FilmPlan): Promise<void> {
    stop()
    loudspeaker ??= openLoudspeaker()
    await loudspeaker.wake()
    const { playback } = loudspeaker
    const starts = plan.sentences.map((sentence, index) => {
      const next = plan.sentences[index + 1]
      const pause = next ? next.startSeconds - sentence.endSeconds : 0
      return playback.schedule(sentence.sound, pause).startsAt
    })
    const zero = (starts[0] ?? 0) - (plan.sentences[0]?.startSeconds ?? 0)
    let speaking = -1
    playing.value = true
    const step = (): void => {
      const now = performance.now()
      seconds.value = Math.max(0, playback.heardSeconds(now) - zero)
      const at = plan.sentences.findIndex(({ startSeconds, endSeconds }) => {
        return seconds.value >= startSeconds && seconds.value < endSeconds
      })
      const sentence = plan.sentences[at]
      if (at !== speaking && sentence) {
        body.value?.setState('speaking')
        body.value?.say(sentence.track, () => playback.mouthSeconds(performance.now()) - (starts[at] ?? 0))
        sentence.gestures.forEach(gesture => body.value?.gesture(gesture))
        if (sentence.gestures.length === 0) body.value?.accompany(sentence.written, { index: at })
      }
      speaking = at
      if (seconds.value >= plan.durationSeconds) stop()
      else frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
  }

  onScopeDispose(() => {
    stop()
    void loudspeaker?.close()
    body.value?.dispose()
  })
  return { kind, picture, seconds, playing, play, stop }
}

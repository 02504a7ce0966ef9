import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { createHostBody, type HostBody, type HostPicture } from '#avatar/host-body.ts'
import { chosenHost, type ChosenHost } from '#client/chosen-host.ts'

/** How often the page tells its document how far her mouth is open. */
const mouthEveryMs = 100

async function codeOf({ codeNumber, registerUrl }: ChosenHost): Promise<string | undefined> {
  if (codeNumber !== null) return codeNumber
  const answer = await fetch(registerUrl).catch(() => undefined)
  const avatar: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined
  if (typeof avatar !== 'object' || avatar === null || !('codeNumber' in avatar)) return undefined
  return String(avatar.codeNumber)
}

/** Her body on the stage of the hall screen; a picture where no body can be drawn. */
export function useBody(canvas: Ref<HTMLCanvasElement | null>, box: Ref<HTMLElement | null>) {
  const body = shallowRef<HostBody>()
  const picture = shallowRef<HostPicture>()
  const kind = ref<HostBody['kind']>('loading')
  const mouth = ref('0.00')
  /** 形象编号, shown with the label of what is made by a machine. */
  const codeNumber = ref<string>()
  /** Her picture, until her body has been read. */
  const waitingPicture = ref('')

  let dispose = (): void => undefined
  let gone = false
  onScopeDispose(() => {
    gone = true
    dispose()
  })
  let standing: Promise<void> | undefined

  async function comeIn(): Promise<void> {
    const files = await chosenHost('kiosk')
    // Her number is read beside her body: neither waits for the other.
    void codeOf(files).then(code => (codeNumber.value = code))
    if (gone || !canvas.value || !box.value) return
    waitingPicture.value = files.previewUrl
    const stage = box.value
    const made = createHostBody({
      canvas: canvas.value,
      ...files,
      seed: 1,
      reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
      onChange: () => {
        picture.value = body.value?.picture
        kind.value = body.value?.kind ?? 'loading'
      },
    })
    body.value = made
    // Layout sizes, not drawn ones: the whole screen may be shown smaller than it is.
    const fit = (): void => {
      if (stage.offsetWidth === 0) return
      const drawn = stage.getBoundingClientRect().width / stage.offsetWidth
      made.resize(stage.offsetWidth, stage.offsetHeight, Math.min(2, devicePixelRatio * drawn))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(stage)
    made.start()
    void made.ready.then(ready => {
      picture.value = ready.picture
      kind.value = made.kind
    })
    const timer = setInterval(() => (mouth.value = made.mouthOpening().toFixed(2)), mouthEveryMs)
    dispose = () => {
      clearInterval(timer)
      observer.disconnect()
      made.dispose()
    }
  }

  /** She comes once, when it is known whose screen this is: one screen may have a host of its own. */
  const stand = (): Promise<void> => (standing ??= comeIn())

  return { body, picture, kind, mouth, waitingPicture, codeNumber, stand }
}

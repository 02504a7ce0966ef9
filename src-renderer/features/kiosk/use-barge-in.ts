import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { BargeIn, levelDbOf } from '#speech/listen/barge-in.ts'
import { inOrder } from '#speech/listen/microphone-frames.ts'
import type { Microphone, openMicrophone } from '#speech/listen/microphone.ts'
import { openLikelihood, type SpeechLikelihood } from '#speech/listen/speech-likelihood.ts'

/** The listener joins the microphone within this time, and hears what was said before it came. */
const handOverMs = 1_000

export interface BargeInParts {
  /** She is being heard. */
  readonly speaking: Readonly<Ref<boolean>>
  /** This screen was tested, and somebody could be heard. */
  readonly allowed: () => { readonly echoDb: number } | undefined
  readonly microphone: typeof openMicrophone
  readonly duck: (on: boolean) => void
  readonly onInterrupted: () => void
}

/** Watches the microphone while she speaks; `open` says so, and the screen shows it. */
export function useBargeIn({ speaking, allowed, microphone, duck, onInterrupted }: BargeInParts) {
  const open = ref(false)
  let likelihood: Promise<SpeechLikelihood> | undefined
  let leave: () => void = () => undefined

  async function watchMicrophone(echoDb: number): Promise<void> {
    let over = false
    let opened: Microphone | undefined
    leave = () => {
      if (over) return
      over = true
      duck(false)
      open.value = false
      setTimeout(() => opened?.close(), handOverMs)
    }
    const ear = await (likelihood ??= openLikelihood())
    // Loudness alone cannot tell a visitor from a door; then a touch interrupts her.
    if (!ear.learned || over) return
    ear.reset()
    const gate = new BargeIn(echoDb)
    const hear = inOrder(async frame => {
      const likely = await ear.of(frame)
      if (over) return
      const act = gate.push(likely, levelDbOf(frame))
      if (act === 'duck') duck(true)
      else if (act === 'restore') duck(false)
      else if (act === 'stop') onInterrupted()
    })
    try {
      opened = await microphone(hear, () => leave())
    } catch {
      // No microphone: the touch is always there, and asking by voice says what is wrong with it.
      return
    }
    open.value = !over
    if (over) opened.close()
  }

  watch(speaking, on => {
    leave()
    const here = on ? allowed() : undefined
    if (here !== undefined) void watchMicrophone(here.echoDb)
  })
  onScopeDispose(() => leave())
  return {
    open,
    /** Reads the model before it is needed. */
    prepare: () => void (likelihood ??= openLikelihood()),
  }
}

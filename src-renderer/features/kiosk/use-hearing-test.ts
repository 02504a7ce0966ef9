import { onScopeDispose, ref, shallowRef } from 'vue'
import { hub } from '#client/hub.ts'
import { levelDbOf } from '#speech/listen/barge-in.ts'
import { judgeEcho, type EchoFound } from '#speech/listen/judge-echo.ts'
import { inOrder } from '#speech/listen/microphone-frames.ts'
import { NoMicrophone, openMicrophone, type MicrophoneTrouble } from '#speech/listen/microphone.ts'
import { SpeechGate } from '#speech/listen/speech-gate.ts'
import { openLikelihood } from '#speech/listen/speech-likelihood.ts'
import { openLoudspeaker, type Loudspeaker } from '#speech/open-playback.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'
import { soundOf } from '#speech/sound.ts'

/** Her three sentences are there within this time, or the test is given up. */
const speakLimitMs = 60_000
const roomSeconds = 3
/** The last of a room's answer. */
const tailSeconds = 0.3

type Frame = Parameters<typeof judgeEcho>[1][number]

/** The microphone of this screen, live; and the test that plays her voice and listens to what comes back. */
export function useHearingTest(words: () => readonly string[]) {
  const likely = ref(0)
  const levelDb = ref(-100)
  const speaking = ref(false)
  const learned = ref<boolean>()
  const open = ref(false)
  const testing = ref(false)
  const trouble = ref<MicrophoneTrouble | 'no-sound'>()
  const found = shallowRef<EchoFound>()
  const gate = new SpeechGate()
  /** From the wish to hear until the microphone is closed, however that comes about. */
  let sitting: { readonly gone: AbortController; readonly opened: Promise<void> } | undefined
  let loudspeaker: Loudspeaker | undefined
  let keep: Frame[] | undefined

  function start(): Promise<void> {
    if (sitting === undefined) {
      const gone = new AbortController()
      trouble.value = undefined
      sitting = { gone, opened: openTo(gone) }
    }
    return sitting.opened
  }

  async function openTo({ signal }: AbortController): Promise<void> {
    try {
      const ear = await openLikelihood()
      if (signal.aborted) return
      learned.value = ear.learned
      const microphone = await openMicrophone(
        inOrder(async frame => {
          const probability = await ear.of(frame)
          if (!signal.aborted) hear(frame, probability)
        }),
        () => stop('lost'),
      )
      // Who left while it was being opened is heard no more than who leaves later.
      if (signal.aborted) return microphone.close()
      signal.addEventListener('abort', () => microphone.close())
      open.value = true
    } catch (cause) {
      if (!signal.aborted) stop(cause instanceof NoMicrophone ? cause.trouble : 'busy')
    }
  }

  function hear(frame: Float32Array, probability: number): void {
    likely.value = probability
    levelDb.value = levelDbOf(frame)
    const event = gate.push(frame, probability)
    if (event !== undefined) speaking.value = event.kind === 'began'
    keep?.push({ likely: probability, db: levelDb.value })
  }

  function stop(why?: MicrophoneTrouble): void {
    sitting?.gone.abort()
    sitting = undefined
    open.value = speaking.value = false
    gate.reset()
    trouble.value = why
  }

  /**
   * Three seconds of the room, then about ten of her voice; `found` stays empty where it came to no end. The microphone is closed
   * again unless it was open before.
   * @throws what the hub threw
   */
  async function test(): Promise<void> {
    if (testing.value) return
    testing.value = true
    found.value = undefined
    const wasOpen = open.value
    await start()
    const signal = sitting?.gone.signal
    try {
      if (signal !== undefined) await tryOut(signal)
    } catch (cause) {
      // The microphone was closed or lost meanwhile: that is no fault of the hub.
      if (signal?.aborted !== true) throw cause
    } finally {
      testing.value = false
      keep = undefined
      loudspeaker?.playback.stop()
      const why = trouble.value
      if (!wasOpen) stop()
      trouble.value = why
    }
  }

  async function tryOut(signal: AbortSignal): Promise<void> {
    const room: Frame[] = (keep = [])
    await passed(roomSeconds, signal)
    if (signal.aborted) return
    keep = undefined
    loudspeaker ??= openLoudspeaker()
    if (!(await loudspeaker.wake())) {
      trouble.value = 'no-sound'
      return
    }
    const heard: Frame[] = []
    const limit = AbortSignal.any([signal, AbortSignal.timeout(speakLimitMs)])
    for (const text of words()) {
      const prepared = prepareSentence(text, 'cmn')
      if (prepared === undefined) continue
      const asked = { language: 'cmn' as const, rate: 1, pitch: 1, sentences: [prepared.sentence] }
      for await (const chunk of await hub.host.speak(asked, { signal: limit })) {
        if (signal.aborted) return
        loudspeaker.playback.schedule(soundOf(chunk), 0.1)
        keep = heard
      }
    }
    if (signal.aborted) return
    if (keep === undefined) throw new Error('no voice spoke')
    await passed(loudspeaker.playback.bufferedSeconds + tailSeconds, signal)
    if (!signal.aborted) found.value = judgeEcho(room, heard)
  }

  onScopeDispose(() => {
    stop()
    void loudspeaker?.close()
  })
  return { likely, levelDb, speaking, learned, open, testing, trouble, found, start, stop: () => stop(), test }
}

/** Resolves after so many seconds, or when nobody waits any more. */
function passed(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, seconds * 1000)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

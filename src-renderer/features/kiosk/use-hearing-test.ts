import { onScopeDispose, ref, shallowRef } from 'vue'
import { hub } from '#client/hub.ts'
import { levelDbOf } from '#speech/listen/barge-in.ts'
import { judgeEcho, type EchoFound } from '#speech/listen/judge-echo.ts'
import { NoMicrophone, openMicrophone, type Microphone } from '#speech/listen/microphone.ts'
import { SpeechGate } from '#speech/listen/speech-gate.ts'
import { openLikelihood, type SpeechLikelihood } from '#speech/listen/speech-likelihood.ts'
import { openLoudspeaker, type Loudspeaker } from '#speech/open-playback.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'
import { soundOf } from '#speech/sound.ts'

/** The microphone of this screen, live; and the test that plays her voice and listens to what comes back. */
export function useHearingTest(words: () => readonly string[]) {
  const likely = ref(0)
  const levelDb = ref(-100)
  const speaking = ref(false)
  const learned = ref<boolean>()
  const open = ref(false)
  const testing = ref(false)
  const trouble = ref('')
  const found = shallowRef<EchoFound>()
  const gate = new SpeechGate()
  let ear: SpeechLikelihood | undefined
  let microphone: Microphone | undefined
  let loudspeaker: Loudspeaker | undefined
  let keep: { likely: number; db: number }[] | undefined

  async function start(): Promise<void> {
    if (open.value) return
    trouble.value = ''
    try {
      ear = await openLikelihood()
      learned.value = ear.learned
      let queue = Promise.resolve()
      microphone = await openMicrophone(
        frame => (queue = queue.then(() => hear(frame))),
        () => stop('lost'),
      )
      open.value = true
    } catch (cause) {
      trouble.value = cause instanceof NoMicrophone ? cause.trouble : 'busy'
    }
  }

  async function hear(frame: Float32Array): Promise<void> {
    likely.value = (await ear?.of(frame)) ?? 0
    levelDb.value = levelDbOf(frame)
    const event = gate.push(frame, likely.value)
    if (event !== undefined) speaking.value = event.kind === 'began'
    keep?.push({ likely: likely.value, db: levelDb.value })
  }

  function stop(why = ''): void {
    microphone?.close()
    microphone = undefined
    open.value = speaking.value = false
    gate.reset()
    trouble.value = why
  }

  /** Three seconds of the room, then about ten of her voice. @throws what the hub threw */
  async function test(): Promise<void> {
    await start()
    if (!open.value) return
    testing.value = true
    found.value = undefined
    try {
      const room = await listenFor(3)
      loudspeaker ??= openLoudspeaker()
      await loudspeaker.wake()
      let end = 0
      for (const text of words()) {
        const prepared = prepareSentence(text, 'cmn')
        if (prepared === undefined) continue
        const chunks = await hub.host.speak({ language: 'cmn', rate: 1, pitch: 1, sentences: [prepared.sentence] })
        for await (const chunk of chunks) end = loudspeaker.playback.schedule(soundOf(chunk), 0.1).endsAt
      }
      if (end === 0) throw new Error('no voice spoke')
      const heard = await listenFor(loudspeaker.playback.bufferedSeconds + 0.3)
      found.value = judgeEcho(room, heard)
    } finally {
      testing.value = false
      loudspeaker?.playback.stop()
    }
  }

  async function listenFor(seconds: number): Promise<{ likely: number; db: number }[]> {
    const frames: { likely: number; db: number }[] = []
    keep = frames
    await new Promise(resolve => setTimeout(resolve, seconds * 1000))
    keep = undefined
    return frames
  }

  onScopeDispose(() => {
    stop()
    void loudspeaker?.close()
  })
  return { likely, levelDb, speaking, learned, open, testing, trouble, found, start, stop: () => stop(), test }
}

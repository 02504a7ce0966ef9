import { onScopeDispose, ref, shallowRef, type ShallowRef } from 'vue'
import type { HostBody } from '#avatar/host-body.ts'
import { onChange } from '#client/changes.ts'
import { trackFromEvents } from '#avatar/lip-sync/from-events.ts'
import { hub } from '#client/hub.ts'
import type { SpokenLanguage } from '#contract/host.ts'
import { officeWords, readable, type OfficeWord } from '#speech/office-words.ts'
import { openTimes } from '#speech/open-times.ts'
import { openLoudspeaker, type Loudspeaker } from '#speech/open-playback.ts'
import { Playback } from '#speech/playback.ts'
import { SpeakAnswer, type AnswerFrame } from '#speech/speak-answer.ts'
import { noCaption, withSentence, type CaptionPlace, type CaptionText } from './caption-page.ts'
import type { AnswerLanguage, SaidSentence } from './answer.ts'
import { createSilentOut } from './silent-out.ts'

const spoken: Record<AnswerLanguage, SpokenLanguage> = { zh: 'cmn', yue: 'yue', en: 'en' }
/** Reading pace of a sentence without sound, as the speech queue shows it. */
const readingCharactersPerSecond = 6
const slowRate = 0.75
/** So many of her last sentences are known when they come back through the microphone. */
const rememberedSentences = 8

export interface SpeechParts {
  readonly body: Readonly<ShallowRef<HostBody | undefined>>
  /** The last sentence was heard, or nothing was to be said. */
  readonly onSaid: () => void
}

/** Says sentences as they come, moves her lips, and knows where the listener is: the caption follows that, nothing else. */
export function useSpeech({ body, onSaid }: SpeechParts) {
  const caption = shallowRef<CaptionText>(noCaption)
  const place = shallowRef<CaptionPlace | 'end'>()
  const speaking = ref(false)
  /** No sound for the last sentence; the caption carries it alone. */
  const silent = ref(false)
  let loudspeaker: Loudspeaker | undefined
  let quiet: Playback | undefined
  let heard = false
  let speech: SpeakAnswer | undefined
  let words: readonly OfficeWord[] = officeWords
  const saidLately: string[] = []
  const times = openTimes()
  let mouth = { seconds: 0, atMs: 0 }

  /** Called from a touch or key: opens the loudspeaker where the machine has one. */
  async function wake(): Promise<void> {
    try {
      loudspeaker ??= openLoudspeaker()
      heard = await loudspeaker.wake()
    } catch {
      // No sound on this machine: captions go on by the reading clock, and the screen says so.
      heard = false
    }
  }

  /** The office's own readings go before the program's; a change is heard with the next sentence. */
  async function loadReadings(): Promise<void> {
    // Without them she reads as the program does; the next change asks again.
    const read = await hub.voice.readings().catch(() => undefined)
    if (read !== undefined) words = [...readable(read.words), ...officeWords]
  }
  const stopWatching = onChange(({ topic }) => {
    if (topic === 'settings') void loadReadings()
  })

  /** The last loudspeaker was taken away, or one came back: captions carry on, and the screen says so. */
  async function lookForLoudspeakers(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    silent.value = !devices.some(({ kind }) => kind === 'audiooutput')
  }
  const devices = navigator.mediaDevices as MediaDevices | undefined
  devices?.addEventListener('devicechange', lookForLoudspeakers)

  function cancel(): void {
    // Cut off is not said to its end: the old answer tells nothing any more.
    const last = speech
    speech = undefined
    last?.cancel()
    speaking.value = false
    body.value?.stopSaying()
  }

  /** A new answer begins; what was being said is silent within a frame. */
  function begin(language: AnswerLanguage, slow = false): void {
    cancel()
    caption.value = noCaption
    place.value = undefined
    const withSound = heard && loudspeaker !== undefined
    const playback = withSound && loudspeaker ? loudspeaker.playback : (quiet ??= new Playback(createSilentOut()))
    let begun = 0
    const mine = new SpeakAnswer({
      language: spoken[language],
      rate: slow ? slowRate : 1,
      playback,
      speak: async (request, signal) => {
        if (!withSound) throw new Error('no loudspeaker is open')
        return await hub.host.speak(request, { signal })
      },
      words,
      times: times.find,
      onHeard: ({ written }, sound) => {
        saidLately.push(written)
        if (saidLately.length > rememberedSentences) saidLately.shift()
        if (!sound) return
        silent.value = false
        const track = trackFromEvents(sound.events, sound.durationSeconds)
        body.value?.accompany(written, { index: begun++ })
        body.value?.say(track, () => mouth.seconds + (performance.now() - mouth.atMs) / 1000)
      },
      onSilent: () => (silent.value = true),
      onState: state => {
        if (speech !== mine) return
        if (state === 'idle') over()
        else body.value?.setState(state === 'speaking' ? 'speaking' : 'thinking')
        speaking.value = state === 'speaking'
      },
    })
    speech = mine
  }

  function over(): void {
    place.value = 'end'
    speaking.value = false
    body.value?.stopSaying()
    body.value?.setState('listening')
    onSaid()
  }

  function say({ text, citationNumbers }: SaidSentence): void {
    caption.value = withSentence(caption.value, text, citationNumbers)
    const now = performance.now()
    speech?.push(text, now)
    // The hub gives whole sentences: none waits for the next.
    speech?.endSentence(now)
  }

  function finish(): void {
    speech?.finish(performance.now())
    if (speech?.state === 'idle') over()
  }

  /** Shows sentences as already said: what stood there before somebody asked whether the visitor is still here. */
  function show(sentences: readonly SaidSentence[]): void {
    cancel()
    caption.value = sentences.reduce((all, s) => withSentence(all, s.text, s.citationNumbers), noCaption)
    place.value = 'end'
  }

  /** Turns her down while somebody may be interrupting; she goes on. */
  function duck(on: boolean): void {
    if (loudspeaker !== undefined) loudspeaker.playback.ducked = on
  }

  /** Nothing of what was said is left. */
  function forget(): void {
    cancel()
    caption.value = noCaption
    place.value = undefined
    silent.value = false
    saidLately.length = 0
    body.value?.setState('idle')
  }

  /** Whether the listener has not yet come to the end of this sentence. */
  function isUnsaid(text: string): boolean {
    if (place.value === 'end') return false
    const start = caption.value.text.indexOf(text)
    return start >= 0 && start + text.length > (place.value?.to ?? 0) + 2
  }

  function placeOf({ sentence, word, sound, heardSeconds }: AnswerFrame): CaptionPlace | undefined {
    if (word) return { from: sentence.from + word.from, to: sentence.from + word.to }
    if (sound) return { from: sentence.from, to: sentence.from + 1 }
    const read = Math.min(sentence.written.length - 1, Math.floor(heardSeconds * readingCharactersPerSecond))
    return { from: sentence.from + read, to: sentence.from + read + 1 }
  }

  let frame = requestAnimationFrame(function step() {
    frame = requestAnimationFrame(step)
    const now = performance.now()
    const at = speech?.frame(now)
    if (!at) return
    mouth = { seconds: at.mouthSeconds, atMs: now }
    const next = placeOf(at)
    const last = place.value
    if (last === 'end' || !next || (last?.from === next.from && last.to === next.to)) return
    place.value = next
  })
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    cancel()
    stopWatching()
    devices?.removeEventListener('devicechange', lookForLoudspeakers)
    times.close()
    void loudspeaker?.close()
  })

  return {
    caption,
    place,
    speaking,
    silent,
    wake,
    loadReadings,
    begin,
    say,
    finish,
    cancel,
    duck,
    show,
    forget,
    isUnsaid,
    /** Characters of what was pushed since `begin` that the visitor has heard. */
    heardUpTo: () => speech?.heardUpTo ?? 0,
    saidLately: (): readonly string[] => saidLately,
  }
}

import { onScopeDispose, ref } from 'vue'
import { explainError } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import type { SpokenLanguage } from '#contract/host.ts'
import { frameSeconds } from '#speech/listen/microphone-frames.ts'
import { shareMicrophone } from '#speech/listen/shared-microphone.ts'
import { gateLimits } from '#speech/listen/speech-gate.ts'
import { Listener, type HeardOutcome, type ListenerState } from '#speech/listen/listener.ts'
import { openLikelihood, type SpeechLikelihood } from '#speech/listen/speech-likelihood.ts'
import type { AnswerLanguage } from './answer.ts'
import { hearingHere } from './hearing-here.ts'
import { useBargeIn } from './use-barge-in.ts'
import type { useSpeech } from './use-speech.ts'
import type { Visitor } from './visitor.ts'

const spoken: Record<AnswerLanguage, SpokenLanguage> = { zh: 'cmn', yue: 'yue', en: 'en' }
/** What was recognised stands this long before it is asked: time to say that it is wrong. */
const confirmMs = 1_800
/** An interruption is known after three quarters of a second: so much of the question came before she stopped. */
const framesBeforeStop = 26

export interface ListeningParts {
  readonly visitor: Visitor
  readonly speech: ReturnType<typeof useSpeech>
  readonly onText: (text: string) => void
  readonly onNothing: () => void
  /** Somebody is speaking: nobody asks him whether he is still there. */
  readonly onLife: () => void
  /** He spoke while she spoke. */
  readonly onInterrupted: () => void
}

/** The ear of the hall screen: what it hears goes into `visitor`, what it does is always shown. */
export function useListening({ visitor, speech, onText, onNothing, onLife, onInterrupted }: ListeningParts) {
  const state = ref<ListenerState>('closed')
  const level = ref(0)
  /** The office has said by whom visitors are heard. */
  const ready = ref(false)
  let likelihood: Promise<SpeechLikelihood> | undefined
  let confirming: ReturnType<typeof setTimeout> | undefined
  const microphone = shareMicrophone(Math.ceil(gateLimits.preRollSeconds / frameSeconds) + framesBeforeStop)

  const listener = new Listener({
    likelihood: () => (likelihood ??= openLikelihood()),
    recognise: async (asked, signal) => (await hub.voice.recognise(asked, { signal })).text,
    language: () => spoken[visitor.language],
    hostHeard: () => speech.speaking.value,
    microphone,
    saidLately: speech.saidLately,
    onState: next => {
      state.value = next
      if (next === 'hearing') {
        onLife()
        // Opened by itself, it has waited beside the card; now he sees what is heard.
        visitor.panel = 'listening'
      }
      if (next === 'closed') level.value = 0
    },
    onLevel: next => (level.value = next),
    onOutcome: outcome,
  })

  function outcome(heard: HeardOutcome): void {
    // A microphone that opened by itself and heard nobody is no sign of life.
    if (heard.kind !== 'nothing' || visitor.panel === 'listening') onLife()
    if (heard.kind === 'interim') {
      visitor.interim = heard.text
      return
    }
    visitor.interim = ''
    if (heard.kind === 'text') {
      visitor.heard = heard.text
      confirming = setTimeout(() => onText(visitor.heard), confirmMs)
      return
    }
    if (heard.kind === 'failed') {
      const { text, next } = explainError(heard.reason)
      visitor.unheard = `${text}${next}`
    } else if (heard.kind === 'microphone') visitor.unheard = `microphone.${heard.trouble}`
    else visitor.unheard = heard.kind === 'echo' ? 'heardMyself' : 'heardNothing'
    onNothing()
  }

  function close(): void {
    clearTimeout(confirming)
    confirming = undefined
    listener.close()
  }

  async function lookWhetherReady(): Promise<void> {
    // A hub that cannot say is taken as one that cannot hear: typing is always there.
    ready.value = (await hub.voice.hearing().catch(() => ({ ready: false }))).ready
    if (ready.value && hearingHere().bargeIn) bargeIn.prepare()
  }

  const bargeIn = useBargeIn({
    speaking: speech.speaking,
    allowed() {
      const { bargeIn: wanted, echoDb } = hearingHere()
      return wanted && ready.value && echoDb !== undefined ? { echoDb } : undefined
    },
    microphone,
    duck: speech.duck,
    onInterrupted,
  })

  onScopeDispose(close)
  return {
    state,
    /** The microphone is open while she speaks. */
    alsoOpen: bargeIn.open,
    level,
    ready,
    lookWhetherReady,
    open(): void {
      Object.assign(visitor, { interim: '', heard: '', unheard: undefined })
      void listener.open()
    },
    finish: () => listener.finish(),
    close,
    /** The visitor touches what was heard: it is his to correct. */
    correct(): string {
      const { heard } = visitor
      close()
      visitor.heard = ''
      return heard
    },
  }
}

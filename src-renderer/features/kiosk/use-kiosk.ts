import { computed, onMounted, onScopeDispose, reactive, ref, shallowRef, type Ref } from 'vue'
import { setLocale } from '#i18n/index.ts'
import type { AnswerLanguage } from './answer.ts'
import { limitReached, noDialogue, stepDialogue, type DialogueAct, type DialogueEvent } from './dialogue.ts'
import { hearingHere } from './hearing-here.ts'
import { nextTicket, ticketNumber, type Tickets } from './ticket.ts'
import { useAnswer } from './use-answer.ts'
import { useBody } from './use-body.ts'
import { useListening } from './use-listening.ts'
import { useSpeech } from './use-speech.ts'
import { wordsIn } from './words.ts'
import { countdownLeft, noVisit, stepVisit, type VisitEvent } from './visit.ts'
import { newVisitor } from './visitor.ts'

const tickMs = 250
/** At the first greeting the label stands large for this long. */
const largeLabelMs = 2_000

/** The day in Asia/Shanghai, `YYYY-MM-DD`. */
const dayNow = (): string => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })

/** The hall screen: one visit after another, each forgotten before the next begins. */
export function useKiosk(canvas: Ref<HTMLCanvasElement | null>, box: Ref<HTMLElement | null>) {
  const visit = shallowRef(noVisit)
  const visitor = reactive(newVisitor())
  const nowMs = ref(performance.now())
  const largeLabel = ref(false)
  let tickets: Tickets | undefined
  let labelTimer: ReturnType<typeof setTimeout> | undefined

  const her = useBody(canvas, box)
  const { body } = her
  const dialogue = shallowRef(noDialogue)
  /** The microphone opens without covering the card. */
  let quietly = false
  const onSaid = (): void => {
    happen('answer-ends')
    send('said')
    listenByItself()
  }
  const speech = useSpeech({ body, onSaid })
  const answering = useAnswer({
    visitor,
    speech,
    body,
    onAnswered: () => {
      happen('answer-begins')
      send('answered')
    },
    onSaid,
  })
  const listening = useListening({
    visitor,
    speech,
    onText: text => {
      happen('heard')
      ask(text)
    },
    onNothing: () => happen('nothing-heard'),
    onLife: () => send('touch'),
    onInterrupted: () => happen('listen'),
  })

  /** One step of the dialogue, and what it asks of the page. */
  function happen(event: DialogueEvent): void {
    const { dialogue: next, acts } = stepDialogue(dialogue.value, event, performance.now())
    dialogue.value = next
    for (const act of acts) carryOut(act)
    if (next.state === 'interrupted' && acts.includes('fall-silent')) happen('silent')
    if (next.state === 'resetting' && acts.includes('forget')) happen('forgotten')
  }

  function carryOut(act: DialogueAct): void {
    if (act === 'open-microphone') {
      if (!quietly) visitor.panel = 'listening'
      quietly = false
      // Also a greeting: nobody is spoken to while he is asked to speak.
      speech.cancel()
      body.value?.setState('listening')
      listening.open()
    } else if (act === 'close-microphone') listening.close()
    else if (act === 'fall-silent') {
      answering.interrupt()
      send('said')
    }
  }

  /** Hands-free, where the office has it so: after she has spoken, the visitor may simply speak. */
  function listenByItself(): void {
    const { phase } = visit.value
    const free = dialogue.value.state === 'idle' && visitor.panel === 'none' && phase !== 'attract'
    if (!free || phase === 'countdown' || !listening.ready.value || !hearingHere().handsFree) return
    quietly = true
    happen('listen')
  }

  function ask(question: string): void {
    if (question.trim() === '') return
    happen('ask')
    send('ask')
    void answering.ask(question.trim())
  }

  function send(event: Exclude<VisitEvent['kind'], 'unhurried'>): void {
    apply({ kind: event, nowMs: performance.now() })
  }

  function apply(event: VisitEvent): void {
    const before = visit.value.phase
    const { visit: next, effects } = stepVisit(visit.value, event)
    visit.value = next
    if (effects.includes('greet')) greet(event.kind)
    if (effects.includes('greet') && event.kind !== 'ask') happen('approach')
    if (effects.includes('forget')) {
      happen('leave')
      forget()
    }
    if (before !== 'countdown' && next.phase === 'countdown') askWhetherHere()
    if (before === 'countdown' && next.phase === 'waiting') speech.show(visitor.answer?.sentences ?? [])
  }

  function greet(by: VisitEvent['kind']): void {
    largeLabel.value = true
    clearTimeout(labelTimer)
    labelTimer = setTimeout(() => (largeLabel.value = false), largeLabelMs)
    if (by === 'ask') return
    body.value?.setMood('glad')
    body.value?.setState('greeting')
    void speech.wake().then(() => {
      if (visit.value.phase !== 'greeted' || visitor.answer || dialogue.value.state === 'listening') return
      speech.begin(visitor.language)
      body.value?.setState('greeting')
      speech.say({ text: wordsIn(visitor.language)('greetingAloud'), citationNumbers: [], aloud: true })
      speech.finish()
    })
  }

  /** More than one sense is warned: a bar, words, and her voice. */
  function askWhetherHere(): void {
    body.value?.setMood('calm')
    speech.begin(visitor.language, visitor.slow)
    speech.say({ text: wordsIn(visitor.language)('stillThereAloud'), citationNumbers: [], aloud: true })
    speech.finish()
  }

  function forget(): void {
    answering.forget()
    speech.forget()
    body.value?.setMood('calm')
    Object.assign(visitor, newVisitor())
    setLocale('zh-CN')
    document.documentElement.lang = 'zh-CN'
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }

  function speakIn(language: AnswerLanguage): void {
    visitor.language = language
    setLocale(language === 'en' ? 'en' : 'zh-CN')
    document.documentElement.lang = { zh: 'zh-CN', yue: 'yue-Hans', en: 'en' }[language]
  }

  function callPerson(): void {
    if (visitor.ticket === undefined) {
      tickets = nextTicket(tickets, dayNow())
      visitor.ticket = ticketNumber(tickets)
    }
    happen('call-person')
    visitor.panel = 'ticket'
  }

  onMounted(() => {
    const timer = setInterval(() => {
      nowMs.value = performance.now()
      send('tick')
      if (limitReached(dialogue.value, nowMs.value)) happen('limit')
    }, tickMs)
    const leave = (): void => answering.forget()
    addEventListener('pagehide', leave)
    onScopeDispose(() => {
      clearInterval(timer)
      clearTimeout(labelTimer)
      removeEventListener('pagehide', leave)
    })
  })

  return {
    visit,
    visitor,
    largeLabel,
    left: computed(() => countdownLeft(visit.value, nowMs.value)),
    stage: her,
    speech,
    dialogue,
    listening,
    /** To be called once somebody is signed in. */
    begin() {
      answering.watchChanges()
      void speech.loadReadings()
      void listening.lookWhetherReady().then(() => {
        // 请讲 was touched before the screen was signed in.
        const waited = visitor.panel === 'listening' && dialogue.value.state !== 'listening'
        if (waited && listening.ready.value) happen('listen')
      })
    },
    touch: () => send('touch'),
    end: () => send('end'),
    repeat: answering.repeat,
    ask,
    /** 请讲: she falls silent if she speaks, and listens. */
    async listen() {
      visitor.panel = 'listening'
      void speech.wake()
      // Touched before the hub has said whether anybody hears.
      if (!listening.ready.value) await listening.lookWhetherReady()
      if (!listening.ready.value || visitor.panel !== 'listening') return
      if (dialogue.value.state === 'listening') listening.open()
      else happen('listen')
    },
    /** A touch on her while she speaks. */
    interrupt() {
      if (dialogue.value.state !== 'speaking') return
      answering.interrupt()
      onSaid()
    },
    correct() {
      visitor.draft = listening.correct()
      happen('nothing-heard')
      visitor.panel = 'typing'
    },
    setElder(on: boolean) {
      visitor.elder = on
      apply({ kind: 'unhurried', on, nowMs: performance.now() })
    },
    open(panel: (typeof visitor)['panel']) {
      if (visitor.panel === 'listening') happen('nothing-heard')
      if (visitor.panel === 'ticket' && panel === 'none') happen('taken-over')
      listening.close()
      visitor.panel = panel
      if (panel === 'typing') body.value?.setState('listening')
    },
    speakIn,
    callPerson,
  }
}
export type Kiosk = ReturnType<typeof useKiosk>

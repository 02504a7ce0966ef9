import { computed, onMounted, onScopeDispose, reactive, ref, shallowRef, type Ref } from 'vue'
import { setLocale } from '#i18n/index.ts'
import type { AnswerLanguage } from './answer.ts'
import { nextTicket, ticketNumber, type Tickets } from './ticket.ts'
import { useAnswer } from './use-answer.ts'
import { useBody } from './use-body.ts'
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

  const { body, picture, kind, mouth } = useBody(canvas, box)
  const speech = useSpeech({ body, onSaid: () => send('said') })
  const answering = useAnswer({
    visitor,
    speech,
    body,
    onAnswered: () => send('answered'),
    onSaid: () => send('said'),
  })

  function send(event: Exclude<VisitEvent['kind'], 'unhurried'>): void {
    apply({ kind: event, nowMs: performance.now() })
  }

  function apply(event: VisitEvent): void {
    const before = visit.value.phase
    const { visit: next, effects } = stepVisit(visit.value, event)
    visit.value = next
    if (effects.includes('greet')) greet(event.kind)
    if (effects.includes('forget')) forget()
    if (before !== 'countdown' && next.phase === 'countdown') askWhetherHere()
    if (before === 'countdown' && next.phase === 'waiting') speech.show(visitor.answer?.sentences ?? [])
  }

  function greet(by: VisitEvent['kind']): void {
    largeLabel.value = true
    clearTimeout(labelTimer)
    labelTimer = setTimeout(() => (largeLabel.value = false), largeLabelMs)
    if (by === 'ask') return
    body.value?.setState('greeting')
    void speech.wake().then(() => {
      if (visit.value.phase !== 'greeted' || visitor.answer) return
      speech.begin(visitor.language)
      body.value?.setState('greeting')
      speech.say({ text: wordsIn(visitor.language)('greetingAloud'), citationNumbers: [], aloud: true })
      speech.finish()
    })
  }

  /** More than one sense is warned: a bar, words, and her voice. */
  function askWhetherHere(): void {
    speech.begin(visitor.language, visitor.slow)
    speech.say({ text: wordsIn(visitor.language)('stillThereAloud'), citationNumbers: [], aloud: true })
    speech.finish()
  }

  function forget(): void {
    answering.forget()
    speech.forget()
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
    visitor.panel = 'ticket'
  }

  onMounted(() => {
    const timer = setInterval(() => {
      nowMs.value = performance.now()
      send('tick')
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
    stage: { body, picture, kind, mouth },
    speech,
    watchChanges: answering.watchChanges,
    touch: () => send('touch'),
    end: () => send('end'),
    repeat: answering.repeat,
    ask(question: string) {
      if (question.trim() === '') return
      send('ask')
      void answering.ask(question.trim())
    },
    setElder(on: boolean) {
      visitor.elder = on
      apply({ kind: 'unhurried', on, nowMs: performance.now() })
    },
    open(panel: (typeof visitor)['panel']) {
      visitor.panel = panel
      if (panel === 'typing') body.value?.setState('listening')
    },
    speakIn,
    callPerson,
  }
}
export type Kiosk = ReturnType<typeof useKiosk>

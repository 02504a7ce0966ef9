import { onScopeDispose, type ShallowRef } from 'vue'
import { onChange } from '#client/changes.ts'
import { explainError } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import type { HostBody } from '#avatar/host-body.ts'
import type { ChangeTopic } from '#contract/changes.ts'
import { moodOf } from './answer-mood.ts'
import { changedSentences, itemOf, newAnswer, saysTheSame, withEvent, type Answer } from './answer.ts'
import { heardPart } from './heard-part.ts'
import { createCardTurner } from './turn-card.ts'
import type { useSpeech } from './use-speech.ts'
import type { Visitor } from './visitor.ts'
import { wordsIn } from './words.ts'

/** Decisions whose change may turn an answer around. */
const behindAnswers: readonly ChangeTopic[] = ['sharing', 'catalog', 'negative-list', 'knowledge']

/** An answer that is later than this is announced, so that nobody wonders whether he was heard. */
const fillerAfterMs = 1_500
/** Notices of one decision come within a few milliseconds of each other. */
const gatherMs = 25

export interface AnswerParts {
  readonly visitor: Visitor
  readonly speech: ReturnType<typeof useSpeech>
  readonly body: Readonly<ShallowRef<HostBody | undefined>>
  /** The first sentence is there; an answer that changed is being said. */
  readonly onAnswered: () => void
  readonly onSaid: () => void
}

/** Asks, shows and says; asks the same again when a decision behind the answer changes. */
export function useAnswer({ visitor, speech, body, onAnswered, onSaid }: AnswerParts) {
  let running: AbortController | undefined
  let renewing: AbortController | undefined
  let stale = false
  const card = createCardTurner(visitor, body)
  let gathering: ReturnType<typeof setTimeout> | undefined
  let sessionId: string | undefined
  /** Characters of the filler that was said before the answer. */
  let before = 0

  /** The whole stream, one event at a time. @throws what the hub threw */
  async function run(answer: Answer, signal: AbortSignal, tell: (answer: Answer) => void): Promise<Answer> {
    const { question } = answer
    // In 普通话 the hub hears for itself whether the question was Cantonese or English.
    const language = visitor.language === 'zh' ? {} : { language: visitor.language }
    const session = sessionId === undefined ? {} : { sessionId }
    let guide: Promise<Answer['guide']> = Promise.resolve(undefined)
    const events = await hub.assistant.ask({ question, ...session, ...language }, { signal })
    for await (const event of events) {
      if (signal.aborted) return answer
      if (event.kind === 'status') sessionId = event.sessionId
      answer = withEvent(answer, event)
      if (event.kind === 'citations') guide = guideOf(answer, signal)
      if (event.kind !== 'done') tell(answer)
    }
    answer = { ...answer, guide: await guide }
    if (!signal.aborted) tell(answer)
    return answer
  }

  async function guideOf(answer: Answer, signal: AbortSignal): Promise<Answer['guide']> {
    const item = itemOf(answer.citations)
    if (item === undefined) return undefined
    // An item withdrawn a moment ago has no guide any more; the sentences and their sources still stand.
    return await hub.chain.guide({ item }, { signal }).catch(() => undefined)
  }

  async function ask(question: string): Promise<void> {
    stop()
    const mine = new AbortController()
    running = mine
    Object.assign(visitor, { panel: 'none', updated: false, trouble: undefined, draft: '' })
    visitor.answer = newAnswer(question, visitor.language)
    body.value?.setMood('calm')
    body.value?.setState('thinking')
    await speech.wake()
    if (mine.signal.aborted) return
    let begun = false
    let said = 0
    let filler = ''
    before = 0
    const asked = visitor.language
    const fillerTimer = setTimeout(() => {
      if (begun || mine.signal.aborted) return
      filler = wordsIn(asked)('fillerAloud')
      speech.begin(asked, visitor.slow)
      speech.say({ text: filler, citationNumbers: [], aloud: true })
    }, fillerAfterMs)
    try {
      await run(visitor.answer, mine.signal, answer => {
        visitor.answer = answer
        body.value?.setMood(moodOf(answer))
        if (answer.band === undefined) return
        // A filler in the language of the answer is said to its end; the answer follows it.
        if (!begun && (filler === '' || answer.language !== asked)) {
          filler = ''
          speech.begin(answer.language, visitor.slow)
        }
        begun = true
        before = filler.length
        for (const sentence of answer.sentences.slice(said)) if (sentence.aloud) speech.say(sentence)
        if (said === 0 && answer.sentences.length > 0) onAnswered()
        said = answer.sentences.length
        if (answer.done) speech.finish()
      })
    } catch (error) {
      if (mine.signal.aborted) return
      visitor.trouble = explainError(error)
      body.value?.setMood('regretful')
      speech.forget()
      onSaid()
    } finally {
      clearTimeout(fillerTimer)
      if (running === mine) running = undefined
    }
    // A decision changed while she answered.
    if (stale && !mine.signal.aborted) void renew()
  }

  /** She is interrupted: silent at once, and only what was heard of the answer stays. */
  function interrupt(): void {
    running?.abort()
    running = undefined
    renewing?.abort()
    const heard = Math.max(0, speech.heardUpTo() - before)
    speech.cancel()
    const { answer } = visitor
    if (answer === undefined || answer.done) return
    visitor.answer = heardPart(answer, heard)
    if (visitor.answer.sentences.length > 0) return
    // Nothing was heard: the next question does not follow on from an answer that nobody knows.
    const unheard = sessionId
    sessionId = undefined
    if (unheard !== undefined) void hub.assistant.forget({ sessionId: unheard }).catch(() => undefined)
  }

  /** A decision behind the answer changed: the card first, since it is one look at the hub; then the words. */
  function changed(): void {
    void card.turn()
    // One decision is told by several notices: the words are asked for once they have all come.
    clearTimeout(gathering)
    gathering = setTimeout(() => void renew(), gatherMs)
  }

  /** The same question again, in silence; what changed is shown at once and only that is said. */
  async function renew(): Promise<void> {
    const asked = visitor.answer
    if (!asked || asked.band === 'safety') return
    if (!asked.done || running) {
      stale = true
      return
    }
    stale = false
    renewing?.abort()
    const mine = new AbortController()
    renewing = mine
    try {
      const fresh = await run(newAnswer(asked.question, asked.language), mine.signal, () => undefined)
      const shown = visitor.answer
      if (mine.signal.aborted || shown?.question !== asked.question || saysTheSame(shown, fresh)) return
      const toSay = new Set(changedSentences(shown.sentences, fresh.sentences))
      for (const sentence of fresh.sentences) if (sentence.aloud && speech.isUnsaid(sentence.text)) toSay.add(sentence)
      Object.assign(visitor, { answer: fresh, updated: true })
      body.value?.setMood(moodOf(fresh))
      if (toSay.size > 0) tell(fresh.sentences.filter(sentence => toSay.has(sentence)))
      else speech.show(fresh.sentences.filter(({ aloud }) => aloud))
    } catch {
      // The line is down or the hub is busy: what stands there stays, and the next notice asks again.
    }
  }

  function tell(sentences: Answer['sentences']): void {
    speech.begin(visitor.answer?.language ?? visitor.language, visitor.slow)
    onAnswered()
    sentences.forEach(speech.say)
    speech.finish()
  }

  /** The whole answer once more, slower where the visitor wants it so. */
  function repeat(): void {
    const sentences = visitor.answer?.sentences.filter(({ aloud }) => aloud) ?? []
    if (sentences.length > 0) tell(sentences)
  }

  function stop(): void {
    running?.abort()
    running = undefined
    renewing?.abort()
    clearTimeout(gathering)
    stale = false
    speech.show([])
  }

  /** Ends the conversation at the hub too. Never throws: who has left does not wait. */
  function forget(): void {
    stop()
    const left = sessionId
    sessionId = undefined
    if (left !== undefined) void hub.assistant.forget({ sessionId: left }).catch(() => undefined)
  }

  let stopWatching: (() => void) | undefined
  /** To be called once somebody is signed in. */
  function watchChanges(): void {
    stopWatching ??= onChange(({ topic }) => {
      if (behindAnswers.includes(topic)) changed()
    })
  }
  onScopeDispose(() => {
    stopWatching?.()
    forget()
  })

  return { ask, repeat, interrupt, forget, watchChanges }
}

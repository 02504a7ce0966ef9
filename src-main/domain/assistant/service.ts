import type { AnswerEvent, AnswerMode, Ask, Citation } from '#contract/assistant.ts'
import { normalise } from '#domain/knowledge/index.ts'
import type { Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { answerFromGuide, aspectsAsked, itemAspects } from './item-answer.ts'
import { answerByModel } from './model-answer.ts'
import { askBackSentences, frames, notices, safetySentences, type AnswerLanguage } from './phrases.ts'
import { articlesBeside, type PolicyPlan } from './plan-answer.ts'
import type { FindItems, ItemMatch, Llm, ReadItemGuide } from './ports.ts'
import type { QuestionReading, ReadQuestion } from './read-question.ts'
import { resolveFollowUp } from './resolve-follow-up.ts'
import { safetyEnding } from './safety.ts'
import { Sessions } from './sessions.ts'

/** A second item this near to the first is offered beside it. */
const ITEM_NEAR = 0.8

export type AssistantParts = {
  read: ReadQuestion
  findItems: FindItems
  readGuide: ReadItemGuide
  /** The model in use now, or nothing where the assistant works offline. */
  model: () => Promise<Llm | undefined>
  clock: Clock
}
export type AssistantService = ReturnType<typeof createAssistantService>

export function createAssistantService(parts: AssistantParts) {
  const sessions = new Sessions(parts.clock)

  async function* ask(input: Ask, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const started = performance.now()
    const sessionId = input.sessionId ?? newId(parts.clock().getTime())
    yield { kind: 'status', status: 'finding', sessionId }
    let reading = await parts.read(input.question)
    const language = input.language ?? reading.language
    const rule = safetyEnding(reading.wording) ?? safetyEnding(normalise(input.question))
    let mode: AnswerMode = 'offline'
    const done = (): AnswerEvent => ({
      kind: 'done',
      mode,
      milliseconds: Math.round(performance.now() - started),
    })
    if (rule) {
      yield { kind: 'band', band: 'safety', language, rule }
      yield framed(0, safetySentences[rule][language])
      yield done()
      return
    }
    const before = sessions.before(sessionId)
    const resolved = resolveFollowUp(input.question, reading.topical.length > 0, before)
    if (resolved.usedBefore) reading = await parts.read(resolved.question)
    signal.throwIfAborted()
    yield { kind: 'status', status: 'composing', sessionId }
    if (reading.repairs.length > 0) {
      yield { kind: 'notice', code: 'HEARD_AS', text: notices.heardAs(reading.repairs) }
    }
    const items = await itemsNamed(reading)
    const topics = reading.topical.map(g => g.label)
    if (items[0]) {
      sessions.remember(sessionId, { question: resolved.question, topics: [items[0].item.name] })
      yield* itemEvents(reading, items, language)
      yield done()
      return
    }
    sessions.remember(sessionId, {
      question: resolved.question,
      topics: topics.length > 0 ? topics : (before?.topics ?? []),
    })
    const { plan } = reading
    const model = plan.band === 'answer' ? await parts.model() : undefined
    if (model) {
      const asked = { question: resolved.question, language, citations: plan.citations, signal }
      yield { kind: 'band', band: plan.band, language, score: plan.score }
      yield { kind: 'citations', citations: plan.citations }
      const outcome = yield* answerByModel(model, asked)
      if (outcome.supported > 0 && outcome.complete) mode = 'llm'
      else yield* sentencesOf(plan, language, outcome.supported)
      yield* warningsOf(plan.citations)
    } else yield* policyEvents(plan, language)
    yield done()
  }

  /** Items the question names, nearest first; empty where it asks about something else. */
  async function itemsNamed({ wording, topical }: QuestionReading): Promise<readonly ItemMatch[]> {
    if (aspectsAsked(wording).length === 0) return []
    const matches = await parts.findItems({ wording, groups: topical }, 4)
    const best = matches[0]
    if (!best) return []
    return matches.filter(m => m.score >= ITEM_NEAR * best.score)
  }

  async function* itemEvents(
    reading: QuestionReading,
    items: readonly ItemMatch[],
    language: AnswerLanguage,
  ): AsyncGenerator<AnswerEvent> {
    const named = items[0]
    // Read at the moment of asking: a grant revoked a second ago already counts.
    const guide = named && (await parts.readGuide(named.item.itemCode))
    if (!guide) {
      yield* policyEvents(reading.plan, language)
      return
    }
    const aspects = aspectsAsked(reading.wording)
    let answer = answerFromGuide(guide, aspects)
    if (answer.sentences.length === 0) answer = answerFromGuide(guide, itemAspects)
    const beside = articlesBeside(reading.plan, answer.citations.length + 1)
    yield { kind: 'band', band: answer.sentences.length > 0 ? 'answer' : 'maybe', language, rule: 'item' }
    yield { kind: 'citations', citations: [...answer.citations, ...beside] }
    for (const [index, { text, citationNumbers }] of answer.sentences.entries())
      yield { kind: 'sentence', index, text, citationNumbers, role: 'stated', aloud: true }
    if (answer.sentences.length === 0) yield framed(0, frames.maybe[language])
    const others = items
      .slice(1)
      .map(m => ({ label: m.item.name, question: `${m.item.name}要带什么材料？`, itemCode: m.item.itemCode }))
    if (others.length > 0) yield { kind: 'suggestions', suggestions: others }
    yield* warningsOf(beside)
  }

  return { ask, forget: (sessionId: string) => sessions.forget(sessionId) }
}

const framed = (index: number, text: string): AnswerEvent => ({
  kind: 'sentence',
  index,
  text,
  citationNumbers: [],
  role: 'frame',
  aloud: true,
})

function* policyEvents(plan: PolicyPlan, language: AnswerLanguage): Generator<AnswerEvent> {
  const rule = plan.askBack?.rule
  yield { kind: 'band', band: plan.band, language, score: plan.score, ...(rule === undefined ? {} : { rule }) }
  if (plan.citations.length > 0) yield { kind: 'citations', citations: plan.citations }
  if (plan.band === 'answer') yield* sentencesOf(plan, language, 0)
  else if (plan.askBack) yield framed(0, askBackSentences[plan.askBack.rule][language])
  else yield framed(0, plan.band === 'maybe' ? frames.maybe[language] : frames.refuse[language])
  if (plan.band === 'maybe' || plan.band === 'ask-back') {
    const suggestions = plan.related.map(r => ({ label: r.label, question: r.label, articleId: r.articleId }))
    if (suggestions.length > 0) yield { kind: 'suggestions', suggestions }
  }
  yield* warningsOf(plan.citations)
}

function* sentencesOf(plan: PolicyPlan, language: AnswerLanguage, from: number): Generator<AnswerEvent> {
  let index = from
  const lead = frames.quotedInChinese[language]
  if (lead !== '') yield framed(index++, lead)
  for (const { text, citationNumbers, aloud } of plan.sentences)
    yield { kind: 'sentence', index: index++, text, citationNumbers, role: 'quoted', aloud }
}

function* warningsOf(citations: readonly Citation[]): Generator<AnswerEvent> {
  for (const text of new Set(citations.flatMap(c => c.warning ?? [])))
    yield { kind: 'notice', code: text === notices.excerpt ? 'EXCERPT' : 'UNDATED_SOURCE', text }
}

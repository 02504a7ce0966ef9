import type { Cue, FindEntry, FindIndex, Question } from '#domain/knowledge/index.ts'
import {
  ageRangeHeld,
  asksDefinition,
  asksForList,
  bigramsOf,
  cueScore,
  cuesAsked,
  idfOf,
} from '#domain/knowledge/index.ts'
import { withoutInstructions } from './safety.ts'
import { firstClause, unitsOf, type Unit } from './read-units.ts'

/**
 * An answer quoted from one entry. Nothing is written that does not stand in the entry, except the count of a list that
 * was shortened. Limits are what a person can listen to.
 */
export const MAX_CHARACTERS = 200
export const MAX_SENTENCES = 3

/** Pieces in the order of the text. `complete` is false where a list was shortened. */
export type Quotation = { sentences: readonly string[]; complete: boolean }

export function quote(question: Question, entry: FindEntry, index: FindIndex, heading: string): Quotation {
  const units = unitsOf(entry).filter(u => withoutInstructions(u.text) !== '')
  const total = units.reduce((n, u) => n + u.text.length, 0)
  if (units.length === 0) return { sentences: [], complete: true }
  if (total <= MAX_CHARACTERS && units.length <= MAX_SENTENCES) return whole(units)
  const asked = cuesAsked(question.wording)
  const scores = units.map((unit, i) => scoreOf(unit, i, question, asked, index, heading))
  const best = indexOfMax(scores)
  const unit = units[best]
  if (!unit) return whole(units)
  if (unit.kind === 'lead' || (unit.kind === 'item' && asksForList(asked))) return listOf(units, scores, unit)
  if (unit.kind === 'item') return join([leadOf(units, unit), unit])
  return join(neighbours(units, scores, best, asked))
}

const whole = (units: readonly Unit[]): Quotation => ({ sentences: units.map(u => u.text), complete: true })
const join = (units: readonly (Unit | undefined)[]): Quotation => ({
  sentences: units.filter(u => u !== undefined).map(u => u.text),
  complete: true,
})

function scoreOf(
  unit: Unit,
  at: number,
  question: Question,
  asked: readonly Cue[],
  index: FindIndex,
  heading: string,
): number {
  let words = 0
  for (const group of question.groups) {
    let best = 0
    for (const term of group.terms)
      if (unit.normal.includes(term.text)) best = Math.max(best, term.weight * idfOf(index, term.text))
    words += group.weight * best
  }
  const pairs = new Set(bigramsOf(unit.normal))
  const shared = question.bigrams.filter(b => pairs.has(b)).length
  const cues = Math.min(cueScore(asked, question.wording, unit.normal, heading), 4)
  const numeric = asked.some(c => FIGURE_CUES.has(c.name)) && /\d/.test(unit.normal) ? 1.6 : 0
  const definition = asksDefinition(asked) && /是指|所称|模式/.test(unit.normal) ? 1.5 : 0
  const range = ageRangeHeld(question.wording, unit.normal) ? 2 : 0
  return words + 0.25 * shared + 1.2 * cues + numeric + definition + range + (at === 0 ? 0.6 : 0)
}

const FIGURE_CUES = new Set(['time', 'hours', 'working-days', 'days', 'months', 'years', 'percent', 'amount', 'age'])

const ANOTHER_ASPECT = 4

/** The best sentence with others nearly as good, then with what stands beside it in the same paragraph. */
function neighbours(units: readonly Unit[], scores: readonly number[], best: number, asked: readonly Cue[]): Unit[] {
  const chosen = new Set([best])
  const length = (): number => [...chosen].reduce((n, i) => n + (units[i]?.text.length ?? 0), 0)
  const room = (i: number): boolean =>
    chosen.size < MAX_SENTENCES && length() + (units[i]?.text.length ?? 0) <= MAX_CHARACTERS
  const top = scores[best] ?? 0
  // A question may ask two things (what to bring, how long): what no chosen sentence answers yet weighs more.
  const open = new Set(asked.filter(c => !c.gives.test(units[best]?.normal ?? '')))
  const gain = (i: number): number =>
    (scores[i] ?? 0) + ANOTHER_ASPECT * [...open].filter(c => c.gives.test(units[i]?.normal ?? '')).length
  for (;;) {
    const next = units
      .map((_, i) => i)
      .filter(i => !chosen.has(i) && units[i]?.kind === 'sentence' && gain(i) >= 0.35 * top && room(i))
      .reduce<number | undefined>((a, b) => (a === undefined || gain(b) > gain(a) ? b : a), undefined)
    if (next === undefined) break
    chosen.add(next)
    for (const cue of open) if (cue.gives.test(units[next]?.normal ?? '')) open.delete(cue)
  }
  for (const i of [best - 1, best + 1])
    if (units[i]?.paragraph === units[best]?.paragraph && units[i]?.kind === 'sentence' && !chosen.has(i) && room(i))
      chosen.add(i)
  return [...chosen].sort((a, b) => a - b).flatMap(i => units[i] ?? [])
}

const leadOf = (units: readonly Unit[], item: Unit): Unit | undefined =>
  units.find(u => u.kind === 'lead' && u.paragraph === item.paragraph)

/** A list is the answer: all of it, its first clauses, or its best items with the count, whichever fits. */
function listOf(units: readonly Unit[], scores: readonly number[], from: Unit): Quotation {
  const lead = units.find(u => u.kind === 'lead' && u.paragraph === from.paragraph)
  const at = units.map((u, i) => ({ u, i })).filter(({ u }) => u.kind === 'item' && u.paragraph === from.paragraph)
  const items = at.map(({ u, i }) => ({ text: u.text, score: scores[i] ?? 0 }))
  const leadText = lead ? [lead.text] : []
  const used = lead?.text.length ?? 0
  const size = (list: readonly string[]): number => used + list.reduce((n, t) => n + t.length, 0)
  const mean = items.reduce((n, i) => n + i.score, 0) / Math.max(1, items.length)
  const best = items.reduce((a, b) => (b.score > a.score ? b : a), items[0] ?? { text: '', score: 0 })
  const averageLength = size(items.map(i => i.text)) / Math.max(1, items.length)
  // A list of cases: the citizen is in one of them, the others would only confuse.
  if (averageLength > 38 && best.score > 1.25 * mean && from.kind === 'item')
    return { sentences: [...leadText, best.text], complete: true }
  const all = items.map(i => i.text)
  if (size(all) <= MAX_CHARACTERS) return { sentences: [...leadText, ...all], complete: true }
  const clauses = all.map(firstClause)
  if (size(clauses) <= MAX_CHARACTERS * 1.2) return { sentences: [...leadText, ...clauses], complete: false }
  const chosen = new Set<number>()
  for (const i of items.map((_, k) => k).sort((a, b) => (items[b]?.score ?? 0) - (items[a]?.score ?? 0))) {
    const next = [...chosen, i].map(k => clauses[k] ?? '')
    if (chosen.size > 0 && size(next) > MAX_CHARACTERS) break
    chosen.add(i)
  }
  const kept = [...chosen].sort((a, b) => a - b).flatMap(i => clauses[i] ?? [])
  return { sentences: [...leadText, ...kept, `（共${items.length}项）`], complete: false }
}

function indexOfMax(values: readonly number[]): number {
  let best = 0
  values.forEach((v, i) => {
    if (v > (values[best] ?? Number.NEGATIVE_INFINITY)) best = i
  })
  return best
}

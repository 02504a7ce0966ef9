import type { FindIndex } from './build-index.ts'
import { contrast } from './contrast.ts'
import type { FindEntry } from './corpus.ts'
import { asksDefinition, asksForList, asksForPenalty, cueScore, cuesAsked, opposes } from './cues.ts'
import type { FirstStage } from './first-stage.ts'
import { idfInLaw, idfOf, LITTLE_SAID } from './first-stage.ts'
import type { Group, Question } from './group.ts'
import { groupInText, passagesOf } from './passages.ts'
import { documentFrequency, rarity } from './postings.ts'

/** Why an entry stands where it stands; every figure is a part of the score, in its unit. */
export type HitParts = {
  first: number
  floor: number
  passage: number
  cues: number
  contrast: number
  coverage: number
  prior: number
  /** Whether the article is of the kind that is asked for: how many concepts it holds, where, and whether it punishes. */
  kind: number
}
export type Hit = { entry: number; score: number; parts: HitParts; matched: readonly string[] }

/** Second stage: the candidates of the first are read closely, passage by passage. */
export function secondStage(index: FindIndex, question: Question, first: FirstStage): Hit[] {
  const { groups } = question
  const { said } = first
  // Long questions earn more from words; the scale keeps their cues audible.
  const scale = Math.sqrt(12 / Math.max(LITTLE_SAID, said))
  const asked = cuesAsked(question.wording)
  const idf = new Map<string, number>()
  for (const g of groups) for (const t of g.terms) idf.set(t.text, idfOf(index, t.text))
  const wantsList = asksForList(asked)
  const wantsMeaning = asksDefinition(asked)
  const wantsPenalty = asksForPenalty(asked)
  const hits = first.candidates.map(candidate => {
    const entry = index.corpus.entries[candidate.entry]
    if (!entry) throw new RangeError(`entry ${candidate.entry} is not in the index`)
    const text = index.texts[candidate.entry] ?? ''
    const title = index.titles[entry.law] ?? ''
    const heading = index.headings[candidate.entry] ?? ''
    let passage = 0
    let cues = 0
    let against = 0
    let best = Number.NEGATIVE_INFINITY
    // A section of a short guide is read under its title: it does not repeat what the guide is about.
    const under = index.guides.has(entry.law) ? ` ${heading} ${title}` : ''
    for (const p of passagesOf(entry)) {
      const read = p.normal + under
      const overlap = groups.reduce((s, g) => s + g.weight * bestIdf(g, read, idf), 0)
      const lengthened = 1 + 0.12 * Math.log(1 + p.normal.length / 60)
      const points = {
        words: (0.9 * scale * overlap) / lengthened,
        cues:
          1.8 * Math.min(cueScore(asked, question.wording, p.normal, heading), 6) +
          (wantsMeaning && defines(groups, p.normal) ? DEFINED : 0),
        against:
          1.5 * contrast(question.meaning, title, p.normal) +
          (wantsList && p.lead !== '' ? OPPOSED * opposes(question.wording, p.lead) : 0),
      }
      // Who asks for a list asks about what introduces it.
      if (wantsList && p.lead !== '')
        points.words += LEAD * scale * groups.reduce((s, g) => s + g.weight * bestIdf(g, p.lead, idf), 0)
      const total = points.words + points.cues - points.against
      if (total > best) [best, passage, cues, against] = [total, points.words, points.cues, points.against]
    }
    const held = groups.map(g => Math.max(groupInText(g, text), groupInText(g, title)))
    const covered = groups.reduce((s, g, i) => s + (held[i] ? g.weight * (first.groupRarity[i] ?? 0) : 0), 0)
    const parts: HitParts = {
      first: scale * candidate.first,
      floor: scale * titleFloor(index, candidate.entry, groups, text),
      passage,
      cues,
      contrast: -against,
      coverage: said === 0 ? 0 : (2 * covered) / said,
      prior: 1.5 * (index.priors[candidate.entry] ?? 0),
      kind:
        CONCEPTS * (held.filter(h => h > 0).length / Math.max(1, groups.length)) +
        TITLE * (first.titleScores[entry.law] ?? 0) +
        (said === 0 ? 0 : (OPENING * openingOf(entry, groups, first)) / said) -
        (!wantsPenalty && index.punishing[candidate.entry] === true ? PUNISHES : 0),
    }
    const score = Object.values(parts).reduce((a, b) => a + b, 0)
    return { entry: candidate.entry, score, parts, matched: groups.filter((_, i) => held[i]).map(g => g.label) }
  })
  return hits.sort((a, b) => b.score - a.score || a.entry - b.entry)
}

/** Fitted on 440 questions over forty laws and kept by cross-validation over laws: +1.5 points of hit@1. */
const CONCEPTS = 4
const TITLE = 0.5
const OPENING = 1.5
const PUNISHES = 3.5
const OPENING_CHARACTERS = 30

/** Rarity of the concepts that stand in the opening words of an article: what it begins with is what it is about. */
function openingOf(entry: FindEntry, groups: readonly Group[], first: FirstStage): number {
  const opening = (passagesOf(entry)[0]?.normal ?? '').slice(0, OPENING_CHARACTERS)
  return groups.reduce((s, g, i) => s + (groupInText(g, opening) > 0 ? g.weight * (first.groupRarity[i] ?? 0) : 0), 0)
}

const LEAD = 0.3
const OPPOSED = 2.5
const DEFINED = 4

/** 本法所称老年人是指…: the passage says what one of the question's concepts means. */
function defines(groups: readonly Group[], passage: string): boolean {
  if (!/所称|是指/.test(passage)) return false
  return groups.some(g =>
    g.terms.some(
      t =>
        t.weight >= 0.7 &&
        (passage.includes(`所称${t.text}`) || new RegExp(`${escaped(t.text)}[,，]?是指`).test(passage)),
    ),
  )
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function bestIdf(group: Group, text: string, idf: ReadonlyMap<string, number>): number {
  let best = 0
  for (const term of group.terms) {
    const value = term.weight * (idf.get(term.text) ?? 0)
    if (value > best && text.includes(term.text)) best = value
  }
  return best
}

/**
 * What a group would earn if the words of the title stood in the entry too: a section "津贴标准" does not repeat the
 * name of the benefit. For short guides the same, weaker, with the words of the sibling sections.
 */
function titleFloor(index: FindIndex, entry: number, groups: readonly Group[], text: string): number {
  const law = index.lawOf[entry] ?? 0
  const from = index.lawStart[law] ?? 0
  const to = index.lawStart[law + 1] ?? 0
  const title = index.titleTerms[law]
  const isGuide = index.guides.has(law)
  let floor = 0
  for (const group of groups) {
    let best = 0
    for (const term of group.terms) {
      if (text.includes(term.text)) {
        best = 0
        break
      }
      const df = documentFrequency(index.words, term.text)
      if (title?.has(term.text) === true) {
        const idf = df > 0 ? idfInLaw(index, law, 1, df) : rarity(index.background.entries, 0)
        best = Math.max(best, 0.8 * term.weight * idf)
      } else if (isGuide && df > 0 && siblingHolds(index, from, to, term.text))
        best = Math.max(best, 0.6 * term.weight * idfInLaw(index, law, 1, df))
    }
    floor += group.weight * best
  }
  return floor
}

function siblingHolds(index: FindIndex, from: number, to: number, term: string): boolean {
  for (let i = from; i < to; i += 1) if (index.texts[i]?.includes(term) === true) return true
  return false
}

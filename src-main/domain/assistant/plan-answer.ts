import type { AnswerBand, Citation } from '#contract/assistant.ts'
import type { CitableArticle, FoundEntry, KnowledgeInForce, Question, SearchResult } from '#domain/knowledge/index.ts'
import { normalise } from '#domain/knowledge/index.ts'
import { needsAskingBack, type AskBack } from './ask-back.ts'
import { quote } from './compose.ts'
import { bandOf, confidence, featuresOf } from './confidence.ts'
import { notices } from './phrases.ts'

/** What is to be said to a policy question, before anybody says it. Pure: the same question and texts give the same plan. */
export type PlannedSentence = { text: string; citationNumbers: number[]; aloud: boolean }
export type PolicyPlan = {
  band: Extract<AnswerBand, 'answer' | 'maybe' | 'refuse' | 'ask-back'>
  score: number
  askBack: AskBack | undefined
  citations: Citation[]
  sentences: PlannedSentence[]
  related: { label: string; articleId: string }[]
}

/** Entries this near to the best are cited beside it. */
const NEAR = 0.85
const MOST_CITATIONS = 3

export function planPolicyAnswer(question: Question, known: KnowledgeInForce, found?: SearchResult): PolicyPlan {
  const { finder, articles } = known
  const result = found ?? finder.search(question)
  const features = featuresOf(question, result, finder.index)
  const score = confidence(features)
  const top = result.found[0]
  const related = result.found.slice(0, 3).map(f => ({ label: labelOf(f), articleId: f.entry.id }))
  const askBack = needsAskingBack(question, result, finder.index, bandOf(score) === 'answer')
  const nothing = { score, askBack: undefined, citations: [], sentences: [], related }
  if (askBack) return { ...nothing, band: 'ask-back', askBack }
  const band = top ? bandOf(score) : 'refuse'
  if (!top || band === 'refuse') return { ...nothing, band: 'refuse', related: [] }
  const cited = result.found.slice(0, MOST_CITATIONS).filter(f => f.score >= NEAR * top.score)
  const shown = band === 'maybe' ? result.found.slice(0, MOST_CITATIONS) : cited
  const citations = shown.map((f, i) => citationOf(f, i + 1, articles.get(f.entry.id)))
  if (band === 'maybe') return { ...nothing, band, citations }
  const sentences = cited.flatMap((f, i): PlannedSentence[] => {
    const quoted = quote(question, f.entry, finder.index, headingOf(f))
    return quoted.sentences.map(text => ({ text, citationNumbers: [i + 1], aloud: i === 0 }))
  })
  return { ...nothing, band, citations, sentences }
}

/** Articles to set beside an item's answer: the best ones, only where they are sure enough to be cited. */
export function articlesBeside(plan: PolicyPlan, firstNumber: number): Citation[] {
  if (plan.band !== 'answer') return []
  return plan.citations.slice(0, 2).map((c, i) => ({ ...c, number: firstNumber + i }))
}

const headingOf = (f: FoundEntry): string => (f.entry.numbered ? '' : normalise(f.entry.heading))
const labelOf = (f: FoundEntry): string => `${f.law.title} ${f.entry.heading}`

function citationOf(f: FoundEntry, number: number, citable: CitableArticle | undefined): Citation {
  const text = f.entry.paragraphs
    .flatMap(p => [p.text, ...p.items])
    .filter(line => line !== '')
    .join('\n')
  const effectiveFrom = citable?.policy.effectiveOn
  const warning =
    citable && effectiveFrom === undefined
      ? notices.undated
      : citable?.policy.completeness === 'excerpt'
        ? notices.excerpt
        : undefined
  return {
    number,
    kind: 'article',
    id: f.entry.id,
    label: labelOf(f),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    text,
    ...(warning === undefined ? {} : { warning }),
  }
}

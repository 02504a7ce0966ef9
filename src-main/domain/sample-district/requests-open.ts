import { shanghaiDate } from '#kernel/clock.ts'
import type { SharingRequest } from '#domain/sharing/index.ts'
import type { Ask } from './asks.ts'
import { objections, refusals, returnReasons, supplementQuestions } from './request-words.ts'
import { contactOf, contentOf, type RequestFacts, type Told } from './request-content.ts'

/** How long ago, in working days, each step was taken; requests end where the steps end. */
interface OpenStory {
  readonly begun: number
  readonly submitted?: number
  readonly checked?: number
  readonly then?: { readonly kind: 'ask' | 'refuse' | 'return' | 'approve-first'; readonly ago: number }
  readonly supplemented?: number
  readonly objected?: number
  readonly upheld?: number
  readonly mediationAsked?: number
}

/**
 * Two drafts, four with the platform, six with the provider (two overdue, two in their last hours), two waiting for a
 * supplement, one for a second person, one sent back, two refused, one objected to, one with the platform to mediate.
 */
const stories: readonly OpenStory[] = [
  { begun: 0 },
  { begun: 9, submitted: 8, checked: 6, then: { kind: 'approve-first', ago: 1 } },
  { begun: 9 },
  { begun: 1, submitted: 0 },
  { begun: 1, submitted: 1 },
  { begun: 3, submitted: 2 },
  { begun: 6, submitted: 5 },
  { begun: 17, submitted: 16, checked: 14 },
  { begun: 14, submitted: 13, checked: 12 },
  { begun: 12, submitted: 12, checked: 10 },
  { begun: 13, submitted: 12, checked: 10 },
  { begun: 10, submitted: 9, checked: 8 },
  { begun: 8, submitted: 7, checked: 6, then: { kind: 'ask', ago: 5 }, supplemented: 2 },
  { begun: 9, submitted: 8, checked: 7, then: { kind: 'ask', ago: 4 } },
  { begun: 24, submitted: 23, checked: 22, then: { kind: 'refuse', ago: 15 }, objected: 3 },
  { begun: 20, submitted: 19, checked: 18, then: { kind: 'ask', ago: 14 } },
  { begun: 5, submitted: 4, then: { kind: 'return', ago: 3 } },
  {
    begun: 40,
    submitted: 39,
    checked: 38,
    then: { kind: 'refuse', ago: 30 },
    objected: 22,
    upheld: 12,
    mediationAsked: 4,
  },
  { begun: 31, submitted: 30, checked: 29, then: { kind: 'refuse', ago: 23 } },
  { begun: 58, submitted: 57, checked: 56, then: { kind: 'refuse', ago: 50 } },
]

/** Requests on their way, timed so that their clocks look as they would on the day of loading. */
export function tellOpenRequests(facts: RequestFacts, asks: readonly Ask[]): Told[] {
  const { writer, people, time } = facts
  // A clock that runs ten working days is told with limits in days; unconditional shares are answered within one.
  const conditional = asks.filter(({ resource }) => resource.sharing.type === 'conditional')
  // After closing time today's deadline is over: then what is due tomorrow is in its last hours.
  const late = time.now >= time.at(shanghaiDate(time.now), '16:30')
  const ago = (days: number, timeOfDay: string) => {
    const count = late && days === 10 ? 9 : days
    const at = time.at(time.workingDays(time.today, -count), timeOfDay)
    // Nothing happens after the moment of loading.
    return at < time.now ? at : new Date(time.now.getTime() - (24 * 60 - Number(timeOfDay.slice(0, 2)) * 60) * 1_000)
  }
  return stories.map((story, index) => {
    const ask = conditional[index]
    if (!ask) throw new Error('too few open asks in the sample district')
    const period = { from: time.ahead(7), until: time.monthEndAhead(370 + (index % 4) * 30) }
    const content = contentOf(ask, index, period, contactOf(people, ask.requesterId))
    const started = { resource: ask.resource, requesterId: ask.requesterId, content }
    let request: SharingRequest = writer.begin(started, ago(story.begun, '08:50'))
    if (story.submitted !== undefined) request = writer.submit(request, ago(story.submitted, '09:25'))
    if (story.checked !== undefined) request = writer.pass(request, ago(story.checked, '10:40'))
    if (story.then) {
      const at = ago(story.then.ago, '11:15')
      const words = (list: readonly string[]) => list[index % list.length] ?? ''
      if (story.then.kind === 'ask') request = writer.askSupplement(request, at, words(supplementQuestions))
      else if (story.then.kind === 'approve-first') request = writer.approveFirst(request, at)
      else if (story.then.kind === 'return') request = writer.sendBack(request, at, words(returnReasons))
      else request = writer.refuse(request, at, refusals[index % 2] ?? { legalBasis: '', reason: '' })
    }
    if (story.supplemented !== undefined) request = writer.supplement(request, ago(story.supplemented, '14:30'))
    const { why, stays } = objections
    if (story.objected !== undefined) request = writer.object(request, ago(story.objected, '15:05'), why)
    if (story.upheld !== undefined) request = writer.uphold(request, ago(story.upheld, '10:20'), stays)
    if (story.mediationAsked !== undefined)
      request = writer.askMediation(request, ago(story.mediationAsked, '09:50'), why)
    return { request }
  })
}

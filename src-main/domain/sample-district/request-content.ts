import type { RequestContent } from '#contract/sharing-model.ts'
import type { SharingRequest, StoredGrant } from '#domain/sharing/index.ts'
import type { SamplePeople } from './accounts.ts'
import type { Ask } from './asks.ts'
import { dutyOf, purposeOf, rowSliceOf } from './request-words.ts'
import type { RequestWriter } from './request-writer.ts'
import type { SampleTime } from './time.ts'

export interface Told {
  readonly request: SharingRequest
  readonly grant?: StoredGrant
}

/** What the requester writes. Every third asks for one field more than its items need. */
export function contentOf(
  ask: Ask,
  index: number,
  period: { from: string; until: string },
  contact: string,
): RequestContent {
  const needed = [...new Set(ask.serves.flatMap(serve => serve.fields))]
  const beyond = ask.resource.fields.map(({ name }) => name).filter(name => !needed.includes(name))
  return {
    resourceId: ask.resource.id,
    purpose: purposeOf(ask),
    legalBasis: dutyOf(index),
    serves: [...ask.serves],
    fields: index % 3 === 1 ? [...needed, ...beyond.slice(0, 1)] : needed,
    rowSlice: rowSliceOf(index),
    mode: index % 5 === 4 ? 'compare' : 'query',
    period,
    securityContact: contact,
  }
}

export interface RequestFacts {
  readonly writer: RequestWriter
  readonly people: SamplePeople
  readonly time: SampleTime
}

export function contactOf(people: SamplePeople, departmentId: string): string {
  return `${people.of('clerk', departmentId).name}，0755-8899${departmentId.slice(-2).padStart(4, '1')}`
}

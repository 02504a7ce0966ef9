import { decideRevoke, decideSuspend, type StoredGrant } from '#domain/sharing/index.ts'
import type { Ask } from './asks.ts'
import { contactOf, contentOf, type RequestFacts, type Told } from './request-content.ts'
import { nameless } from './request-writer.ts'
import { tellOpenRequests } from './requests-open.ts'

/** Carries an ask from its draft to its grant, so that it is approved on `day`. */
function grantOn(
  facts: RequestFacts,
  ask: Ask,
  index: number,
  day: string,
  until: string,
  from?: string,
): Required<Told> {
  const { writer, people, time } = facts
  const slow = ask.resource.sharing.type === 'unconditional' ? 1 : 2 + (index % 6)
  const checked = time.workingDays(day, -slow)
  const sent = time.workingDays(checked, -1)
  const content = contentOf(ask, index, { from: from ?? sent, until }, contactOf(people, ask.requesterId))
  let request = writer.begin({ resource: ask.resource, requesterId: ask.requesterId, content }, time.at(sent, '09:40'))
  request = writer.submit(request, time.at(sent, '10:15'))
  request = writer.pass(request, time.at(checked, '15:20'))
  return writer.approve(request, time.at(day, '16:10'), { until, index })
}

/** Days left of the grants that end within a month; everybody is to see them coming. */
const endingSoon = [6, 13, 21, 28]

/** The shares that carry the certificate-free items, decided between September 2025 and November 2026. */
function tellGranted(facts: RequestFacts, asks: readonly Ask[]): Told[] {
  const { time } = facts
  // The two large ones of the civil affairs bureau came together and freed its allowances.
  const together = 2
  return asks.map((ask, index) => {
    if (index < together) return grantOn(facts, ask, 3, time.past('2026-03-12'), time.monthEndAhead(120))
    const turn = ((index - together) * 11) % (asks.length - together)
    const days = Math.round(turn * 12.5)
    const told = new Date(Date.UTC(2025, 8, 15 + days)).toISOString().slice(0, 10)
    const day = time.workingDays(time.past(told), 0)
    const soon = endingSoon[turn - 6]
    const until = soon === undefined ? time.monthEndAhead(60 + ((turn * 41) % 480)) : time.ahead(soon)
    return grantOn(facts, ask, index, day, until)
  })
}

/** Grants that carry nothing today: still to come, suspended, taken back, run out. */
function tellNotInForce(facts: RequestFacts, asks: readonly Ask[]): Told[] {
  const { people, time } = facts
  const [coming, suspended, revoked, expired] = asks
  if (!coming || !suspended || !revoked || !expired) throw new Error('too few open asks in the sample district')
  const deedOn = (grant: StoredGrant, day: string) => ({
    by: people.of('provider', grant.providerId),
    asPlatform: false,
    at: time.at(day, '11:05').toISOString(),
    day,
  })
  const planned = grantOn(facts, coming, 2, time.workingDays(time.today, -2), time.monthEndAhead(372), time.ahead(7))
  const halted = grantOn(facts, suspended, 5, time.past('2026-05-20'), time.monthEndAhead(180))
  const back = grantOn(facts, revoked, 8, time.past('2025-11-19'), time.monthEndAhead(90))
  const over = grantOn(facts, expired, 9, time.past('2025-09-24'), time.past('2026-09-30'))
  const halt = decideSuspend(
    nameless(halted.grant),
    deedOn(halted.grant, time.past('2026-11-16')),
    '接口返回的数据有误，校核期间暂停',
  )
  const taken = decideRevoke(
    nameless(back.grant),
    deedOn(back.grant, time.past('2026-09-10')),
    '所列事项已经合并，用途不再存在',
  )
  if (!halt.ok || !taken.ok) throw new Error('the sample district tells what the rules of grants refuse')
  return [
    planned,
    { ...halted, grant: { ...halted.grant, ...halt.value, revision: 2 } },
    { ...back, grant: { ...back.grant, ...taken.value, revision: 2 } },
    over,
  ]
}

/**
 * The district's sharing requests in every state, in the order of their making, with their numbers.
 * @param granted  asks whose grants carry the certificate-free items
 * @param open  asks that nothing rests on
 */
export function tellRequests(facts: RequestFacts, granted: readonly Ask[], open: readonly Ask[]) {
  const carrying = tellGranted(facts, granted)
  const told = [
    ...carrying,
    ...tellNotInForce(facts, open.slice(0, 4)),
    ...tellOpenRequests(facts, open.slice(4)),
  ].sort((a, b) => a.request.createdAt.getTime() - b.request.createdAt.getTime())
  // The share of the household register for the old-age allowance has the number that everybody remembers.
  const remembered = told.findIndex(one => one === carrying[0])
  const numbered = told.map(({ request, grant }, index) => {
    const serial = 317 + (index - remembered) * 3
    const number = `GX-${request.createdAt.toISOString().slice(0, 4)}-${String(serial).padStart(4, '0')}`
    return { request: { ...request, number }, ...(grant ? { grant: { ...grant, number } } : {}) }
  })
  return {
    requests: numbered.map(({ request }) => request),
    grants: numbered.flatMap(({ grant }) => (grant ? [grant] : [])),
  }
}

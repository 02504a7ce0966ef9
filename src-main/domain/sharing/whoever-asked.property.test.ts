import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as dispute from './dispute-rules.ts'
import { aField, aRequest, aResource } from './fixtures.ts'
import { stateOf, type Person, type RequestEvent, type SharingRequest } from './model.ts'
import * as rules from './rules.ts'

/** Five people, some of whom sit in both departments' files: whatever they try in whatever order, the rules hold. */
const departments = ['civil-affairs', 'police', 'data-bureau'] as const
const people: Person[] = ['a', 'b', 'c', 'd', 'e'].map(id => ({ accountId: id, name: id, departmentId: 'police' }))
const resource = aResource({ fields: [aField('姓名'), aField('核验结果', { sensitivityLevel: 4 })] })
const content = { ...aRequest().content, fields: ['姓名', '核验结果'], serves: [] as never[] }
const full = { ...content, serves: [{ itemId: 'i', materialId: 'm', fields: ['姓名'] }] }

type Attempt = (request: SharingRequest, deed: rules.Deed) => { ok: boolean; value?: unknown }
const attempts: Attempt[] = [
  (request, deed) => rules.decideSubmit(request, deed),
  (request, deed) => rules.decidePassCheck(request, deed, {}),
  (request, deed) => rules.decideReturn(request, deed, '改'),
  (request, deed) => rules.decideAskSupplement(request, deed, '缺'),
  (request, deed) => rules.decideSupplement(request, deed, { answer: '补' }),
  (request, deed) =>
    rules.decideApprove(request, deed, { fields: content.fields, until: '2027-10-31', grantId: 'g', twoPersonFrom: 4 }),
  (request, deed) => {
    const confirmed = dispute.decideConfirm(request, deed, 'g')
    return confirmed.ok ? { ok: true, value: confirmed.value.event } : confirmed
  },
  (request, deed) => dispute.decideSendBack(request, deed, '退'),
  (request, deed) => rules.decideRefuse(request, deed, { legalBasis: '依据', reason: '理由' }),
  (request, deed) => dispute.decideObject(request, deed, { reason: '异议' }),
  (request, deed) => dispute.decideAnswerObjection(request, deed, { reopen: true, reason: '答' }),
  (request, deed) => dispute.decideAnswerObjection(request, deed, { reopen: false, reason: '答' }),
  (request, deed) => dispute.decideAskMediation(request, deed, { reason: '协调' }),
  (request, deed) => dispute.decideMediate(request, deed, { outcome: 'share', reason: '协调' }),
  (request, deed) => dispute.decideMediate(request, deed, { outcome: 'uphold', reason: '协调' }),
]
const fitting: Readonly<Record<number, string>> = {
  0: 'civil-affairs',
  4: 'civil-affairs',
  9: 'civil-affairs',
  12: 'civil-affairs',
}
const asking = ['submitted', 'supplemented', 'objected', 'mediation-asked']
const deciding = [
  'platform-checked',
  'returned',
  'first-approved',
  'approved',
  'sent-back',
  'refused',
  'mediated-share',
]

describe('谁提的申请，谁就不能批，什么角色都一样', () => {
  it('随便谁、随便什么顺序去试，批的人里没有申请的人，最高一级总有两个人', () => {
    let granted = 0
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            attempt: fc.nat(attempts.length - 1),
            person: fc.nat(people.length - 1),
            // Mostly the department that may, so that walks get far; sometimes any.
            elsewhere: fc.option(fc.constantFrom(...departments), { freq: 4 }),
          }),
          { minLength: 30, maxLength: 90 },
        ),
        moves => {
          let request: SharingRequest = aRequest({ resource, content: full, createdBy: people[0] as Person })
          moves.forEach(({ attempt, person, elsewhere }, index) => {
            const one = { ...(people[person] as Person), departmentId: elsewhere ?? fitting[attempt] ?? 'police' }
            const at = new Date(Date.parse('2026-11-10T01:00:00Z') + index * 60_000).toISOString()
            const tried = attempts[attempt]?.(request, { by: one, at })
            if (tried?.ok) request = { ...request, events: [...request.events, tried.value as RequestEvent] }
          })
          for (const [place, event] of request.events.entries()) {
            if (!deciding.includes(event.step)) continue
            const before = request.events.slice(0, place).filter(({ step }) => asking.includes(step))
            const askers = ['a', ...before.map(({ by }) => by.accountId)]
            expect(askers).not.toContain(event.by.accountId)
          }
          if (stateOf(request.events).status !== 'approved') return
          granted += 1
          const first = request.events.findLast(({ step }) => step === 'first-approved')
          const second = request.events.at(-1)
          expect(second?.step).toBe('approved')
          expect(first?.by.accountId).toBeDefined()
          expect(second?.by.accountId).not.toBe(first?.by.accountId)
          expect(second?.by.departmentId).toBe('police')
        },
      ),
      { numRuns: 600, seed: 20261125 },
    )
    expect(granted, 'the walk never reached a grant, so it proved nothing').toBeGreaterThan(0)
  })
})

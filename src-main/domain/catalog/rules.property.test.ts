import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVersion } from './fixtures.ts'
import type { Day, StoredVersion } from './model.ts'
import { dayBefore, decideEnd, decidePublish, phaseOf, versionInEffect } from './rules.ts'

const reviewer = { id: 'reviewer', name: '何志远' }
const firstDay = Date.UTC(2026, 0, 1)
const dayAt = (offset: number): Day => new Date(firstDay + offset * 86_400_000).toISOString().slice(0, 10)
const allDays = Array.from({ length: 60 }, (_, offset) => dayAt(offset))

const act = fc.record({
  kind: fc.constantFrom('publish', 'suspended', 'abolished'),
  daysLater: fc.nat({ max: 6 }),
  ahead: fc.integer({ min: -3, max: 12 }),
})
type Act = { kind: string; daysLater: number; ahead: number }

/** Carries out one act as the service would; a refusal leaves the timeline as it was. */
function apply(versions: StoredVersion[], { kind, ahead }: Act, today: number): StoredVersion[] {
  const cmd = { itemId: 'item-1', by: reviewer, today: dayAt(today), from: dayAt(Math.max(0, today + ahead)) }
  const number = versions.length + 1
  const draft = aVersion({ id: `version-${number}`, number })
  const current = versionInEffect(versions, cmd.from)
  const outcome =
    kind === 'publish'
      ? decidePublish([...versions, draft], { ...cmd, revision: draft.revision })
      : decideEnd(versions, { ...cmd, revision: current?.revision ?? 0, state: kind as 'suspended' | 'abolished' })
  if (!outcome.ok) return versions
  const { from, ends } = outcome.value
  const state = kind === 'publish' ? ('published' as const) : (kind as 'suspended' | 'abolished')
  return [
    ...versions.map(version => (version.id === ends?.versionId ? { ...version, effectiveUntil: ends.until } : version)),
    { ...draft, state, effectiveFrom: from },
  ]
}

describe('the timeline of an item', () => {
  it('任何一天最多只有一个版本在生效', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), acts => {
        let versions: StoredVersion[] = []
        let today = 3
        for (const each of acts) {
          today += each.daysLater
          versions = apply(versions, each, today)
          for (const day of allDays) {
            const inEffect = versions.filter(v => !['scheduled', 'superseded'].includes(phaseOf(v, day)))
            expect(inEffect.length).toBeLessThanOrEqual(1)
            expect(inEffect[0]).toEqual(versionInEffect(versions, day))
          }
        }
      }),
    )
  })

  it('后来的决定不改变已经过去的日子', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 12 }), acts => {
        let versions: StoredVersion[] = []
        let today = 3
        for (const each of acts) {
          today += each.daysLater
          const pastDays = allDays.filter(day => day < dayAt(today))
          const before = pastDays.map(day => versionInEffect(versions, day)?.id)
          versions = apply(versions, each, today)
          expect(pastDays.map(day => versionInEffect(versions, day)?.id)).toEqual(before)
        }
      }),
    )
  })

  it('经手过这个版本的人不能批准它', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<string>('a', 'b', 'c'), { minLength: 1, maxLength: 3 }), hands => {
        const editors = hands.map(id => ({ id, name: id }))
        const version = aVersion({ editors, submittedBy: editors[0] ?? null })
        for (const id of ['a', 'b', 'c', 'd']) {
          const by = { id, name: id }
          const cmd = { itemId: 'item-1', revision: 2, by, today: '2026-11-24', from: '2026-11-24' }
          expect(decidePublish([version], cmd).ok).toBe(!hands.includes(id))
        }
      }),
    )
  })
})

describe('publishing', () => {
  const cmd = { itemId: 'item-1', revision: 2, by: reviewer, today: '2026-11-24', from: '2026-11-24' }
  const cases: [string, StoredVersion[], Partial<typeof cmd>, string][] = [
    ['没有在办的版本', [], {}, 'NO_WORKING_VERSION'],
    ['看到的不是最新的修改', [aVersion()], { revision: 1 }, 'STALE_REVISION'],
    ['草稿还没有送审', [aVersion({ state: 'draft' })], {}, 'NOT_IN_REVIEW'],
    ['生效日已经过去', [aVersion()], { from: '2026-11-23' }, 'IN_THE_PAST'],
    [
      '已有更晚生效的版本',
      [aVersion({ id: 'v0', state: 'published', effectiveFrom: '2027-01-01' }), aVersion({ number: 2 })],
      {},
      'LATER_VERSION_DECIDED',
    ],
  ]
  it.each(cases)('%s，不能发布', (_name, versions, change, code) => {
    const outcome = decidePublish(versions, { ...cmd, ...change })
    expect(outcome.ok ? 'published' : outcome.violation.code).toBe(code)
  })

  it('前一个版本在新版本生效的前一天结束', () => {
    const first = aVersion({ id: 'v0', state: 'published', effectiveFrom: '2026-01-01' })
    const outcome = decidePublish([first, aVersion({ number: 2 })], { ...cmd, from: '2027-03-01' })
    expect(outcome.ok && outcome.value.ends).toEqual({ versionId: 'v0', until: '2027-02-28' })
    expect(dayBefore('2028-03-01')).toBe('2028-02-29')
  })
})

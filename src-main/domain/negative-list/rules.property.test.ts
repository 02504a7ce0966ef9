import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cityWideService } from '#domain/city-service/rules.ts'
import { anEntry } from './fixtures.ts'
import type { StoredEntry } from './model.ts'
import { decideApprove, decideEnd, decidePropose, entryInForce, entryPhase, overlapping } from './rules.ts'

const dayNumber = fc.integer({ min: 0, max: 400 })
const dayOf = (number: number): string => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10)
const day = dayNumber.map(dayOf)
const period = fc.tuple(dayNumber, fc.integer({ min: 0, max: 60 })).map(([from, length]) => ({
  from: dayOf(from),
  until: dayOf(from + length),
}))
const itemOf = (itemId: string) => ({ itemId, departmentId: 'department-1', itemType: 'licence', mainItemName: null })
const reviewer = { id: 'reviewer', name: '何志远' }

/** Proposes and approves one period after the other, as an office would; refused ones leave no trace. */
function listOf(periods: readonly { from: string; until: string }[]): StoredEntry[] {
  return periods.reduce<StoredEntry[]>((entries, wanted, index) => {
    if (!decidePropose(wanted, entries, '2026-01-01').ok) return entries
    const proposed = anEntry({ ...wanted, id: `entry-${index}`, state: 'proposed' })
    const approved = decideApprove(proposed, reviewer, new Date('2026-01-01T02:00:00Z'), entries)
    return approved.ok ? [...entries, approved.value] : entries
  }, [])
}

describe('通办为原则 an item is done anywhere unless the list says otherwise', () => {
  it('is anywhere exactly on the days on which no entry is in force', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), day, (periods, asked) => {
        const entries = listOf(periods)
        const listed = entries.some(entry => entryInForce(entry, asked))
        expect(cityWideService(itemOf('item-1'), entries, asked, 'falls-away').status).toBe(
          listed ? 'listed' : 'anywhere',
        )
        expect(cityWideService(itemOf('another item'), entries, asked).status).toBe('anywhere')
      }),
    )
  })

  it('has at most one entry in force on any day', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), day, (periods, asked) => {
        expect(listOf(periods).filter(entry => entryInForce(entry, asked)).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('an entry is listed from its first to its last day, and not one day more', () => {
    fc.assert(
      fc.property(period, asked => {
        const [entry] = listOf([asked])
        if (!entry) throw new Error('a lone period is always accepted')
        const before = dayOf(Math.round((Date.parse(asked.from) - Date.UTC(2026, 0, 1)) / 86_400_000) - 1)
        const after = dayOf(Math.round((Date.parse(asked.until) - Date.UTC(2026, 0, 1)) / 86_400_000) + 1)
        expect([before, asked.from, asked.until, after].map(at => entryPhase(entry, at))).toEqual([
          'scheduled',
          'in-force',
          'in-force',
          'overdue',
        ])
        expect(entryPhase(entry, after, 'falls-away')).toBe('ended')
      }),
    )
  })

  it('taken off early, it is anywhere again from the next day', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: 0, max: 60 }), day, (asked, keep, later) => {
        const lastDay = dayOf(Math.round((Date.parse(asked.from) - Date.UTC(2026, 0, 1)) / 86_400_000) + keep)
        const ended = decideEnd(anEntry(asked), lastDay, '系统已打通')
        fc.pre(ended.ok)
        if (!ended.ok) return
        fc.pre(later > lastDay)
        expect(cityWideService(itemOf('item-1'), [ended.value], later).status).toBe('anywhere')
      }),
    )
  })
})

describe('deciding an entry', () => {
  it('提出人不得审定自己提出的条目', () => {
    const refused = decideApprove(
      anEntry({ state: 'proposed', proposedBy: reviewer }),
      reviewer,
      new Date('2026-01-01T02:00:00Z'),
      [],
    )
    expect(refused).toMatchObject({ violation: { code: 'OWN_CHANGE' } })
  })

  it('a second entry of the same item on the same day is refused, naming the first', () => {
    expect(decidePropose({ from: '2026-12-31', until: '2027-03-31' }, [anEntry()], '2026-11-24')).toEqual({
      ok: false,
      violation: { code: 'OVERLAPS', data: { entryId: 'entry-1', from: '2026-01-01', until: '2026-12-31' } },
    })
    expect(overlapping({ from: '2027-01-01', until: '2027-03-31' }, [anEntry()])).toBeUndefined()
  })

  it('an entry cannot end before it begins, nor lie wholly in the past', () => {
    const propose = (from: string, until: string) => decidePropose({ from, until }, [], '2026-11-24')
    expect(propose('2026-12-02', '2026-12-01')).toMatchObject({ violation: { code: 'UNTIL_BEFORE_FROM' } })
    expect(propose('2026-01-01', '2026-11-23')).toMatchObject({ violation: { code: 'IN_THE_PAST' } })
    expect(propose('2026-01-01', '2026-11-24').ok).toBe(true)
  })

  it('what was decided is not decided twice', () => {
    const again = decideApprove(anEntry(), { id: 'other', name: '林' }, new Date('2026-01-01T02:00:00Z'), [])
    expect(again).toMatchObject({ violation: { code: 'NOT_PROPOSED' } })
  })
})

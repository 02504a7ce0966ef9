import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restructuringKinds, type RestructuringProposal } from '#contract/catalog-structure.ts'
import { anItem, aVersion } from './fixtures.ts'
import { codeKey } from './item-code.ts'
import type { VersionWithContent } from './model.ts'
import { dayBefore, versionInEffect } from './rules.ts'
import { planRestructuring, type ItemAsIs, type RestructuringPlan } from './structure-rules.ts'

const dayAt = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10)
const today = dayAt(10)
const allDays = Array.from({ length: 40 }, (_, offset) => dayAt(offset))

/** An item with one to three decided versions, and perhaps one that is being worked on. */
const timeline = fc
  .record({ starts: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }), open: fc.nat(5), over: fc.nat(7) })
  .map(({ starts, open, over }) => {
    const sorted = [...starts].sort((a, b) => a - b)
    const versions: VersionWithContent[] = sorted.map((start, at) => {
      const next = sorted[at + 1]
      return {
        ...aVersion({
          id: `v${at}`,
          number: at + 1,
          state: over === 0 && at === sorted.length - 1 ? 'abolished' : 'published',
          effectiveFrom: dayAt(start),
          effectiveUntil: next === undefined ? null : dayBefore(dayAt(next)),
        }),
        content: anItem({ name: `名称${at}` }),
      }
    })
    if (open === 0) versions.push({ ...aVersion({ id: 'open', number: 9, state: 'draft' }), content: anItem() })
    return versions
  })

const situation = fc
  .record({ kind: fc.constantFrom(...restructuringKinds), items: fc.array(timeline, { minLength: 1, maxLength: 4 }) })
  .chain(({ kind, items }) =>
    fc.record({
      items: fc.constant(items.map((versions, at): ItemAsIs => ({ id: `i${at}`, code: `C-${at}`, versions }))),
      made: fc.array(fc.record({ code: fc.constantFrom('N-1', 'N-2', 'n-1', 'C-0'), name: fc.constant('新事项') }), {
        maxLength: 3,
      }),
      ahead: fc.integer({ min: -2, max: 8 }),
      into: fc.option(fc.constantFrom('i0', 'i1', 'i9'), { nil: undefined }),
      departmentId: fc.constantFrom(anItem().departmentId, 'other'),
      kind: fc.constant(kind),
    }),
  )
  .map(({ items, made, ahead, into, departmentId, kind }) => {
    const proposal: RestructuringProposal = {
      kind,
      from: items.map(({ id }) => id),
      made,
      ...(into === undefined ? {} : { into }),
      departmentId,
      day: dayAt(10 + ahead),
      reason: '机构职能调整',
    }
    return { items, proposal }
  })

/** The timelines after a plan, as the store keeps them. */
function after(items: readonly ItemAsIs[], plan: RestructuringPlan) {
  return items.map(item => {
    const next = plan.versions.find(each => each.itemId === item.id)
    if (!next) return item
    const { ends, from } = next.succession
    const versions = item.versions.map(version =>
      version.id === ends?.versionId ? { ...version, effectiveUntil: ends.until } : version,
    )
    const fresh = {
      ...aVersion({ id: 'next', number: next.number, state: next.state, effectiveFrom: from }),
      content: next.content,
    }
    return { ...item, versions: [...versions, fresh] }
  })
}

function planned(items: readonly ItemAsIs[], proposal: RestructuringProposal) {
  const taken = new Map(items.map(({ code, id }) => [codeKey(code), id]))
  const outcome = planRestructuring(proposal, { today, items, taken })
  if (!outcome.ok) throw new Error(outcome.violation.code)
  return outcome.value
}

describe('splitting, merging, handing over and abolishing', () => {
  it('生效日之前一天不变；之后每个结束的事项都说得出去向，编号不变、不重用', () => {
    let carriedOut = 0
    fc.assert(
      fc.property(situation, ({ items, proposal }) => {
        let plan: ReturnType<typeof planned>
        try {
          plan = planned(items, proposal)
        } catch {
          return
        }
        carriedOut += 1
        const result = after(items, plan)
        for (const [at, item] of items.entries()) {
          const now = result[at]
          for (const day of allDays) {
            const inEffect = versionInEffect(now?.versions ?? [], day)
            if (day < proposal.day) expect(inEffect?.id).toBe(versionInEffect(item.versions, day)?.id)
            const covering = now?.versions.filter(
              each => each.effectiveFrom !== null && each.effectiveFrom <= day && (each.effectiveUntil ?? '9') >= day,
            )
            expect(covering?.length ?? 0).toBeLessThanOrEqual(1)
          }
          const ended = versionInEffect(now?.versions ?? [], proposal.day)?.state === 'abolished'
          expect(ended).toBe(proposal.kind !== 'hand-over' && item.id !== proposal.into)
          const descends = plan.descents.some(({ from }) => from === item.id)
          expect(descends).toBe(ended || proposal.kind === 'hand-over')
        }
        const codes = [...items, ...plan.made].map(({ code }) => codeKey(code))
        expect(new Set(codes).size).toBe(codes.length)
        expect(plan.versions.map(({ code }) => code)).toEqual(
          plan.versions.map(({ itemId }) => items.find(({ id }) => id === itemId)?.code),
        )
      }),
      { numRuns: 1_500 },
    )
    expect(carriedOut).toBeGreaterThan(50)
  })

  it('拆分至少两项、合并至少两项；正在改的、已取消的、日子已过的都不行', () => {
    const version = { ...aVersion({ id: 'v', state: 'published', effectiveFrom: dayAt(0) }), content: anItem() }
    const item = { id: 'i0', code: 'C-0', versions: [version] }
    const asked = { from: ['i0'], made: [], day: today, reason: '调整' }
    const code = (proposal: RestructuringProposal, one: ItemAsIs = item) => {
      const outcome = planRestructuring(proposal, { today, items: [one], taken: new Map([['T-1', 'other']]) })
      return outcome.ok ? 'ok' : outcome.violation.code
    }
    expect(code({ ...asked, kind: 'split', made: [{ code: 'A', name: 'a' }] })).toBe('TOO_FEW_ITEMS')
    expect(code({ ...asked, kind: 'merge', made: [{ code: 'A', name: 'a' }] })).toBe('TOO_FEW_ITEMS')
    const two = [
      { code: 'A', name: 'a' },
      { code: 'a', name: 'b' },
    ]
    expect(code({ ...asked, kind: 'split', made: two })).toBe('CODE_TAKEN')
    expect(
      code({
        ...asked,
        kind: 'split',
        made: [
          { code: 'A', name: 'a' },
          { code: 't-1', name: 'b' },
        ],
      }),
    ).toBe('CODE_TAKEN')
    expect(code({ ...asked, kind: 'abolish', day: dayAt(9) })).toBe('IN_THE_PAST')
    const open = { ...item, versions: [version, { ...version, id: 'w', state: 'draft' as const, effectiveFrom: null }] }
    expect(code({ ...asked, kind: 'abolish' }, open)).toBe('VERSION_OPEN')
    const gone = { ...item, versions: [{ ...version, state: 'abolished' as const }] }
    expect(code({ ...asked, kind: 'abolish' }, gone)).toBe('ABOLISHED')
    expect(code({ ...asked, kind: 'abolish' })).toBe('ok')
  })
})

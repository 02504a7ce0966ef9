import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { fixedClock } from '#kernel/clock.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { aDepartment, anItem } from './fixtures.ts'

/** Saves that meet; ten thousand of them by `PENGTONG_INTERLEAVINGS=10000`. */
const interleavings = Number(process.env['PENGTONG_INTERLEAVINGS'] ?? 120)
const items = 3
const clerks = Array.from({ length: 20 }, (_, n) => ({ accountId: `clerk-${n}`, name: `经办人${n}` }))

/** What the office has in mind of one draft: nothing else decides whose save counts. */
interface Model {
  revision: number
  name: string
  hands: Set<string>
}

/** In one moment several clerks save one item, each from the revision they saw: the latest, or one that is over. */
const moment = fc.record({
  item: fc.nat(items - 1),
  saves: fc.array(fc.record({ clerk: fc.nat(clerks.length - 1), behind: fc.constantFrom(0, 0, 0, 1, 2) }), {
    minLength: 1,
    maxLength: 5,
  }),
})

describeOnEachEngine('twenty clerks in a few items', engine => {
  let program: Program
  const ids: string[] = []
  const models: Model[] = []

  beforeAll(async () => {
    program = await engine.openProgram(fixedClock('2026-11-24T02:00:00Z'))
    const { catalog } = program.services
    await program.work({ accountId: 'sys', name: '系统' }, async current => {
      await catalog.addSampleCatalogue(current, { departments: [aDepartment()], items: [], from: '2026-01-01' })
      return { ok: true, value: null }
    })
    for (let item = 0; item < items; item += 1) {
      const made = await catalog.createItem(clerks[0] ?? { accountId: '', name: '' }, {
        code: `I-${item}`,
        content: anItem({ name: '最初' }),
      })
      if (!made.ok) throw new Error(made.violation.code)
      ids.push(made.value.itemId)
      models.push({ revision: 1, name: '最初', hands: new Set(['clerk-0']) })
    }
  })
  afterAll(() => program.close())

  it('谁先存谁算数，晚的一个也不会盖掉它；存下的和心里的账一致', async () => {
    let done = 0
    let turn = 0
    const { catalog } = program.services
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 5, maxLength: 5 }), async moments => {
        for (const { item, saves } of moments) {
          const model = models[item]
          const itemId = ids[item]
          if (!model || itemId === undefined) continue
          const seen = model.revision
          const outcomes = await Promise.all(
            saves.map(async ({ clerk, behind }) => {
              const actor = clerks[clerk] ?? { accountId: '', name: '' }
              const name = `第${(turn += 1)}次，${actor.name}`
              const revision = seen - behind
              const saved = await catalog.saveDraft(actor, { itemId, revision, content: anItem({ name }) })
              return { actor, name, behind, saved }
            }),
          )
          done += outcomes.length
          const won = outcomes.filter(({ saved }) => saved.ok)
          const lost = outcomes.filter(({ saved }) => !saved.ok)
          expect(won.every(({ behind }) => behind === 0)).toBe(true)
          expect(won.length).toBe(outcomes.some(({ behind }) => behind === 0) ? 1 : 0)
          for (const { saved } of lost) expect(saved).toMatchObject({ violation: { code: 'STALE_REVISION' } })
          const [winner] = won
          if (winner) {
            model.revision += 1
            model.name = winner.name
            model.hands.add(winner.actor.accountId)
          }
          const now = await catalog.get(itemId)
          const working = now.ok ? now.value.working : null
          expect([working?.revision, working?.content.name]).toEqual([model.revision, model.name])
          expect(new Set(working?.editorIds)).toEqual(model.hands)
        }
      }),
      { numRuns: Math.ceil(interleavings / 15) },
    )
    expect(done).toBeGreaterThan(interleavings / 2)
  })
})

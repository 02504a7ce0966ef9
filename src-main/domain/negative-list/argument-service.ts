import type { Argument, EntryEffect, Practice } from '#contract/negative-argument.ts'
import type { EndPolicy, NegativeEntry } from '#contract/negative-list.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { addDays } from '#kernel/working-days.ts'
import * as arguing from './argument-store.ts'
import type { StoredEntry } from './model.ts'
import { readEndPolicy, writeEndPolicy } from './policy-store.ts'
import type { ListedItem } from './ports.ts'
import type { NegativeListParts } from './parts.ts'
import * as store from './store.ts'
import { itemsHeld, listedOn, type DayFacts } from './views.ts'

const shownItems = 200
const shownWidened = 500

const told = ({ itemId, code, content, departmentName }: ListedItem) => ({
  itemId,
  itemCode: code,
  name: content.name,
  departmentName,
})

function shownArgument({ id, saidBy, saidAt, stance, words }: arguing.StoredArgument): Argument {
  return { id, saidBy: saidBy.name, saidAt: saidAt.toISOString(), stance, words }
}

/** The argument about an entry, and what would change if it were decided one way or the other. Nothing is saved by asking. */
export function argumentActs(
  parts: NegativeListParts & {
    factsOn(day: string): Promise<DayFacts & { catalogueVersion: string }>
    view(reading: ReadableDb, entry: StoredEntry, facts: DayFacts): Promise<Result<NegativeEntry>>
  },
) {
  const { db, work, clock } = parts
  const today = () => shanghaiDate(clock())

  async function effectOf(entry: StoredEntry): Promise<EntryEffect> {
    const day = entry.from > today() ? entry.from : today()
    const facts = await parts.factsOn(day)
    const held = itemsHeld(entry, facts.items)
    const cases = await parts.casesByDistrict(
      held.map(({ itemId }) => itemId),
      addDays(today(), -365),
    )
    const started = performance.now()
    const others = (await store.approvedEver(db)).filter(({ id }) => id !== entry.id)
    const before = new Set(listedOn(others, facts).map(({ item }) => item.itemId))
    const after = listedOn([...others, { ...entry, state: 'approved' }], facts)
    const touched = after.filter(({ item }) => !before.has(item.itemId)).map(({ item }) => item)
    const elsewhere = cases.elsewhere.reduce((sum, one) => sum + one.cases, 0)
    return {
      day,
      itemsTouched: touched.length,
      anywhereBefore: facts.items.length - before.size,
      anywhereAfter: facts.items.length - after.length,
      items: touched.slice(0, shownItems).map(told),
      casesOfYear: cases.own + elsewhere,
      casesElsewhere: elsewhere,
      casesByDistrict: [...cases.elsewhere],
      milliseconds: performance.now() - started,
    }
  }

  return {
    async argumentCase(id: string) {
      const entry = await store.findEntry(db, id)
      if (!entry) return violation('NOT_FOUND', { kind: 'negative-entry', id })
      const facts = await parts.factsOn(today())
      const shown = await parts.view(db, entry, facts)
      if (!shown.ok) return shown
      const effect = await effectOf(entry)
      const codes = itemsHeld(entry, facts.items).map(({ code }) => code)
      return ok({
        entry: shown.value,
        effect,
        practices: await arguing.practicesOf(db, codes.slice(0, shownItems)),
        arguments: (await arguing.argumentsOf(db, id)).map(shownArgument),
      })
    },

    argue: (actor: Actor, said: Pick<arguing.StoredArgument, 'stance' | 'words'> & { readonly id: string }) =>
      work<Argument>(actor, async current => {
        const entry = await store.findEntry(current.db, said.id)
        if (!entry) return violation('NOT_FOUND', { kind: 'negative-entry', id: said.id })
        if (entry.state !== 'proposed') return violation('NOT_PROPOSED', { id: entry.id, state: entry.state })
        const argument = {
          id: newId(current.now.getTime()),
          entryId: entry.id,
          saidBy: { id: actor.accountId, name: actor.name },
          saidAt: current.now,
          stance: said.stance,
          words: said.words,
        }
        await arguing.insertArgument(current.db, argument)
        const detail = { stance: said.stance, words: said.words }
        current.audit({ action: 'negative-list.argued', subjectKind: 'negative-entry', subjectId: entry.id, detail })
        current.changed('negative-list', entry.id)
        return ok(shownArgument(argument))
      }),

    notePractice: (actor: Actor, practice: Practice) =>
      work<Practice>(actor, async current => {
        await arguing.putPractice(current.db, practice)
        const { itemCode, ...detail } = practice
        const subject = { subjectKind: 'item-code', subjectId: itemCode }
        current.audit({ action: 'negative-list.practice-noted', ...subject, detail })
        current.changed('negative-list')
        return ok(practice)
      }),

    /** What would change if every entry that takes out items of a department were let go today. */
    async ifWidened(departmentId: string) {
      const facts = await parts.factsOn(today())
      const approved = await store.approvedEver(db)
      const started = performance.now()
      const listed = listedOn(approved, facts)
      const own = listed.filter(({ item }) => item.departmentId === departmentId).map(({ item }) => item)
      return {
        day: facts.day,
        entries: new Set(listed.filter(({ item }) => item.departmentId === departmentId).map(({ entry }) => entry.id))
          .size,
        anywhereBefore: facts.items.length - listed.length,
        anywhereAfter: facts.items.length - listed.length + own.length,
        items: own.slice(0, shownWidened).map(told),
        milliseconds: performance.now() - started,
      }
    },

    setEndPolicy: (actor: Actor, atEnd: EndPolicy, reason: string) =>
      work<{ atEnd: EndPolicy }>(actor, async current => {
        const before = await readEndPolicy(current.db)
        await writeEndPolicy(current.db, atEnd, current.now)
        const detail = { before, after: atEnd, reason }
        current.audit({
          action: 'negative-list.end-policy-set',
          subjectKind: 'setting',
          subjectId: 'negative-list.at-end',
          detail,
        })
        current.changed('negative-list')
        return ok({ atEnd })
      }),
  }
}

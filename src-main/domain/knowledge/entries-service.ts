import type { Bench, EntryDraft, KnowledgeEntry } from '#contract/knowledge.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation } from '#kernel/result.ts'
import { benchOf, codeOfEntry, policyOfEntry, type ReadAgainst } from './entries.ts'
import * as entries from './entry-store.ts'
import { readPolicy, type KnowledgeService } from './service.ts'
import * as store from './store.ts'

export type EntriesService = ReturnType<typeof createEntriesService>

/** The office's own answers: drafted by one, tried on the bench, approved by another, then cited like any text. */
export function createEntriesService(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  knowledge: Pick<KnowledgeService, 'texts' | 'importWithin' | 'forgetIndex'>
  /** Reads questions against texts that are not in force, beside those that are. */
  readAgainst: ReadAgainst
}) {
  const { db, work, clock, knowledge, readAgainst } = parts
  const notThere = (id: string) => violation('NOT_FOUND', { kind: 'knowledge-entry', id })

  async function bench(entry: KnowledgeEntry): Promise<Bench> {
    const speaking = (await entries.allEntries(db)).filter(e => e.state === 'approved')
    return benchOf(readAgainst, await knowledge.texts(), entry, speaking)
  }

  return {
    list: () => entries.allEntries(db),

    async save(actor: Actor, input: EntryDraft & { id?: string | undefined; revision: number }) {
      const { id: given, revision, ...draft } = input
      const id = given ?? newId(clock().getTime())
      return work(actor, async current => {
        const before = await entries.findEntry(current.db, id)
        if (given !== undefined && !before) return notThere(id)
        if ((before?.revision ?? 0) !== revision) return violation('STALE_REVISION', { kind: 'knowledge-entry', id })
        await entries.saveDraft(current.db, { id, ...draft, revision: revision + 1 }, actor, current.now)
        const detail = { title: draft.title, questions: draft.questions.length }
        current.audit({ action: 'knowledge.entry-drafted', subjectKind: 'knowledge-entry', subjectId: id, detail })
        current.changed('knowledge-entries', id)
        const saved = await entries.findEntry(current.db, id)
        return saved ? ok(saved) : notThere(id)
      })
    },

    async bench(id: string) {
      const entry = await entries.findEntry(db, id)
      return entry ? ok(await bench(entry)) : notThere(id)
    },

    async approve(actor: Actor, input: { id: string; revision: number }) {
      const { id, revision } = input
      const entry = await entries.findEntry(db, id)
      if (!entry) return notThere(id)
      if (entry.revision !== revision) return violation('STALE_REVISION', { kind: 'knowledge-entry', id })
      if (entry.draftedBy === actor.accountId) return violation('OWN_CHANGE', { id })
      const failed = (await bench(entry)).rows.filter(r => !r.passed)
      const [first] = failed
      if (first) return violation('BENCH_FAILED', { failed: failed.length, first: first.question })
      const approved = await work(actor, async current => {
        // What was tried on the bench is what is approved; a colleague may have saved meanwhile.
        const still = await entries.findEntry(current.db, id)
        if (still?.revision !== revision) return violation('STALE_REVISION', { kind: 'knowledge-entry', id })
        const policy = policyOfEntry(id, entry, shanghaiDate(current.now))
        const imported = await knowledge.importWithin(current, [readPolicy(entry.title, policy)])
        if (!imported.ok) return imported
        const policyId = await store.newestPolicyId(current.db, codeOfEntry(id))
        if (policyId === undefined) throw new Error(`entry ${id} was imported and is not held`)
        await entries.markApproved(current.db, { id, revision: revision + 1, policyId }, actor, current.now)
        const detail = { title: entry.title, draftedBy: entry.draftedName }
        current.audit({ action: 'knowledge.entry-approved', subjectKind: 'knowledge-entry', subjectId: id, detail })
        current.changed('knowledge-entries', id)
        const saved = await entries.findEntry(current.db, id)
        return saved ? ok(saved) : notThere(id)
      })
      if (approved.ok) knowledge.forgetIndex()
      return approved
    },
  }
}

import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { itemDetail } from './detail.ts'
import { itemsChanged, personOf, type Target } from './drafting.ts'
import type { Day } from './model.ts'
import { decidePartial, versionToReplace } from './review-rules.ts'
import * as reviews from './review-store.ts'
import { decideEnd, decidePublish, inReviewAsSeen } from './rules.ts'
import * as store from './store.ts'
import * as writes from './store-writes.ts'

/** A version to publish; with `fields` only these of its changes, the others go back with the reason. */
export interface PartialTarget extends Target {
  readonly fields?: readonly string[] | undefined
  readonly reason?: string | undefined
}

interface CutVersion {
  readonly target: Target
  readonly heldBack: { fields: readonly string[]; from: string; draft: writes.NewVersion } | null
}

/** The acts of a reviewer: what is published, suspended and abolished, and from which day. */
export function reviewingActs(work: UnitOfWork) {
  async function publishAll(current: Work, targets: readonly Target[], from: Day | undefined): Promise<Result<number>> {
    const today = shanghaiDate(current.now)
    const by = personOf(current.actor)
    const ids = targets.map(target => target.itemId)
    const timelines = await store.timelines(current.db, ids)
    const decided: writes.Decided[] = []
    for (const target of targets) {
      const versions = timelines.get(target.itemId)
      if (!versions) return violation('NOT_FOUND', { kind: 'item', id: target.itemId })
      const outcome = decidePublish(versions, { ...target, by, today, from: from ?? today })
      if (!outcome.ok) return outcome
      const { version, ends } = outcome.value
      decided.push({ versionId: version.id, revision: version.revision, from: outcome.value.from, ends })
      const recorded = { version: version.number, from: outcome.value.from, importId: version.importId ?? undefined }
      const subject = { subjectKind: 'item', subjectId: target.itemId }
      current.audit({ action: 'catalog.version-published', ...subject, detail: recorded })
    }
    const written = await writes.publishVersions(current.db, decided, { by, now: current.now })
    // Somebody changed one of them between our reading and our writing: nothing of it stands.
    if (written !== decided.length) return violation('STALE_REVISION', { kind: 'item', id: ids[0] ?? '' })
    await itemsChanged(current, ids)
    return ok(decided.length)
  }

  function endBy(state: 'suspended' | 'abolished') {
    return (actor: Actor, input: Target & { from: Day; reason: string }) =>
      work(actor, async current => {
        const item = await store.findItem(current.db, input.itemId)
        if (!item) return violation('NOT_FOUND', { kind: 'item', id: input.itemId })
        const versions = await store.itemTimeline(current.db, item.id)
        const today = shanghaiDate(current.now)
        const by = personOf(actor)
        const outcome = decideEnd(versions, { ...input, state, by, today })
        if (!outcome.ok) return outcome
        const { ends, from, version } = outcome.value
        if (ends) await writes.endVersions(current.db, [ends])
        const next = {
          ...version,
          id: newId(current.now.getTime()),
          code: item.code,
          number: Math.max(...versions.map(each => each.number)) + 1,
          state,
          effectiveFrom: from,
          effectiveUntil: null,
          revision: 1,
          editors: [by],
          submittedBy: null,
          decidedBy: by,
          reason: input.reason,
          importId: null,
          changedAt: current.now.toISOString(),
        }
        await writes.insertVersions(current.db, [next])
        await itemsChanged(current, [item.id])
        const action = state === 'suspended' ? 'catalog.item-suspended' : 'catalog.item-abolished'
        const recorded = { version: next.number, from, reason: input.reason }
        current.audit({ action, subjectKind: 'item', subjectId: item.id, detail: recorded })
        return itemDetail(current.db, item.id, today)
      })
  }

  /**
   * Before its publication a version is cut to the fields that were approved; what was held back becomes a draft again,
   * with everybody who had a hand in it and the reason why.
   * @returns the revision to publish
   */
  async function cutToApproved(current: Work, target: PartialTarget): Promise<Result<CutVersion>> {
    const versions = await store.itemTimeline(current.db, target.itemId)
    const item = await store.findItem(current.db, target.itemId)
    const seen = inReviewAsSeen(versions, target)
    if (!seen.ok) return seen
    if (!item) return violation('NOT_FOUND', { kind: 'item', id: target.itemId })
    const { value: version } = seen
    const before = versionToReplace(versions)
    const decided = decidePartial(target.itemId, before?.content, version.content, target.fields ?? [])
    if (!decided.ok) return decided
    const { approved, heldBack } = decided.value
    if (heldBack.length === 0) return ok({ target, heldBack: null })
    const cut = { ...version, code: item.code, content: approved, revision: version.revision + 1 }
    if (!(await writes.updateWorking(current.db, cut))) {
      return violation('STALE_REVISION', { kind: 'item', id: item.id })
    }
    return ok({
      target: { itemId: item.id, revision: cut.revision },
      heldBack: {
        fields: heldBack,
        from: version.id,
        draft: {
          ...version,
          id: newId(current.now.getTime()),
          code: item.code,
          number: Math.max(...versions.map(each => each.number)) + 1,
          state: 'draft',
          revision: 1,
          submittedBy: null,
          reason: target.reason ?? '',
          importId: null,
          changedAt: current.now.toISOString(),
        },
      },
    })
  }

  async function keepHeldBack(current: Work, { fields, from, draft }: NonNullable<CutVersion['heldBack']>) {
    await writes.insertVersions(current.db, [draft])
    await reviews.moveComments(current.db, from, draft.id, fields)
    const detail = { version: draft.number, fields, reason: draft.reason }
    current.audit({ action: 'catalog.fields-returned', subjectKind: 'item', subjectId: draft.itemId, detail })
  }

  return {
    publish: (actor: Actor, input: { targets: readonly PartialTarget[]; from?: Day | undefined }) =>
      work(actor, async current => {
        const cuts: CutVersion[] = []
        for (const target of input.targets) {
          const cut = target.fields ? await cutToApproved(current, target) : ok({ target, heldBack: null })
          if (!cut.ok) return cut
          cuts.push(cut.value)
        }
        const targets = cuts.map(({ target }) => target)
        const published = await publishAll(current, targets, input.from)
        if (!published.ok) return published
        for (const { heldBack } of cuts) if (heldBack) await keepHeldBack(current, heldBack)
        return ok({ published: published.value })
      }),

    publishImport: (actor: Actor, input: { importId: string; from?: Day | undefined }) =>
      work(actor, async current => {
        const versions = await store.importedInReview(current.db, input.importId)
        const targets = versions.filter(version => version.state === 'in-review')
        const published = await publishAll(current, targets, input.from)
        if (!published.ok) return published
        const detail = { published: published.value }
        const subject = { subjectKind: 'catalog-import', subjectId: input.importId }
        current.audit({ action: 'catalog.import-published', ...subject, detail })
        return ok({ published: published.value, leftOut: versions.length - targets.length })
      }),

    suspend: endBy('suspended'),
    abolish: endBy('abolished'),
  }
}

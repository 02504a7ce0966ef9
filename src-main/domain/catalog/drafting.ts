import type { ItemContent } from '#contract/catalog-item.ts'
import type { ItemDetail } from '#contract/catalog-version.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { inheritedTouched, namesOfSame } from './basic-rules.ts'
import { findBasicItem } from './basic-store.ts'
import { findDepartment } from './department-store.ts'
import { itemDetail } from './detail.ts'
import { workingVersion, type Person, type VersionWithContent } from './model.ts'
import { insertComments } from './review-store.ts'
import { draftAsSeen, inReviewAsSeen, versionInEffect } from './rules.ts'
import * as store from './store.ts'
import * as writes from './store-writes.ts'

export interface Target {
  readonly itemId: string
  readonly revision: number
}

export function personOf(actor: Actor): Person {
  return { id: actor.accountId, name: actor.name }
}

/** Adds a person to the hands a version went through, as the last of them. */
export function withEditor(editors: readonly Person[], person: Person): Person[] {
  return [...editors.filter(editor => editor.id !== person.id), person]
}

/** Marks items as changed in this transaction and tells open pages after it. */
export async function itemsChanged(current: Work, itemIds: readonly string[]): Promise<number> {
  const tick = await writes.nextTick(current.db)
  await writes.touchItems(current.db, itemIds, tick)
  current.changed('catalog', ...itemIds)
  return tick
}

function blankVersion(current: Work, item: { id: string; code: string }, number: number, content: ItemContent) {
  return {
    id: newId(current.now.getTime()),
    itemId: item.id,
    code: item.code,
    number,
    state: 'draft' as const,
    effectiveFrom: null,
    effectiveUntil: null,
    revision: 1,
    editors: [personOf(current.actor)],
    submittedBy: null,
    decidedBy: null,
    reason: null,
    importId: null,
    changedAt: current.now.toISOString(),
    content,
  }
}

/** The acts of a clerk on one item's unfinished version. */
export function draftingActs(work: UnitOfWork) {
  const detail = (current: Work, itemId: string) => itemDetail(current.db, itemId, shanghaiDate(current.now))

  async function knownDepartment(current: Work, departmentId: string): Promise<Result<null>> {
    const known = await findDepartment(current.db, departmentId)
    return known ? ok(null) : violation('UNKNOWN_DEPARTMENT', { departmentId })
  }

  /** What a change of an item may not touch, because the basic catalogue has laid it down. */
  async function inheritedRefusal(current: Work, itemId: string, before: ItemContent, after: ItemContent) {
    const { basicCode } = before
    const own = await findBasicItem(current.db, basicCode)
    const touched = own ? inheritedTouched(before, after, own) : []
    if (touched.length === 0) return undefined
    return violation('INHERITED_FIELD', { itemId, basicCode, fields: namesOfSame(touched) })
  }

  /** Loads, decides, writes the working version with its next revision, records. */
  async function changeWorking(
    current: Work,
    target: Target,
    action: string,
    decide: (
      versions: readonly VersionWithContent[],
    ) => Result<VersionWithContent> | Promise<Result<VersionWithContent>>,
    detailOf: (next: VersionWithContent) => Record<string, unknown> = () => ({}),
  ) {
    const item = await store.findItem(current.db, target.itemId)
    if (!item) return violation('NOT_FOUND', { kind: 'item', id: target.itemId })
    const decided = await decide(await store.itemTimeline(current.db, item.id))
    if (!decided.ok) return decided
    const next = {
      ...decided.value,
      code: item.code,
      revision: decided.value.revision + 1,
      changedAt: current.now.toISOString(),
    }
    if (!(await writes.updateWorking(current.db, next))) {
      return violation('STALE_REVISION', { kind: 'item', id: item.id })
    }
    await itemsChanged(current, [item.id])
    const recorded = { version: next.number, revision: next.revision, ...detailOf(next) }
    current.audit({ action, subjectKind: 'item', subjectId: item.id, detail: recorded })
    return detail(current, item.id)
  }

  return {
    createItem: (actor: Actor, input: { code: string; content: ItemContent }) =>
      work(actor, async (current): Promise<Result<ItemDetail>> => {
        const department = await knownDepartment(current, input.content.departmentId)
        if (!department.ok) return department
        const taken = await store.findItem(current.db, input.code)
        if (taken) return violation('CODE_TAKEN', { code: input.code, itemId: taken.id })
        const item = { id: newId(current.now.getTime()), code: input.code.trim() }
        const tick = await writes.nextTick(current.db)
        await writes.insertItems(current.db, [item], { tick, now: current.now, sample: false })
        await writes.insertVersions(current.db, [blankVersion(current, item, 1, input.content)])
        current.changed('catalog', item.id)
        const recorded = { code: item.code, name: input.content.name }
        current.audit({ action: 'catalog.item-created', subjectKind: 'item', subjectId: item.id, detail: recorded })
        return detail(current, item.id)
      }),

    createDraft: (actor: Actor, itemId: string) =>
      work(actor, async (current): Promise<Result<ItemDetail>> => {
        const item = await store.findItem(current.db, itemId)
        if (!item) return violation('NOT_FOUND', { kind: 'item', id: itemId })
        const versions = await store.itemTimeline(current.db, item.id)
        if (workingVersion(versions)) return detail(current, item.id)
        const base = versions.at(-1)
        if (!base) return violation('NOT_FOUND', { kind: 'item', id: itemId })
        const inEffect = versionInEffect(versions, shanghaiDate(current.now))
        if (base.state === 'abolished' || inEffect?.state === 'abolished') {
          return violation('ABOLISHED', { itemId: item.id })
        }
        await writes.insertVersions(current.db, [blankVersion(current, item, base.number + 1, base.content)])
        await itemsChanged(current, [item.id])
        const recorded = { version: base.number + 1 }
        current.audit({ action: 'catalog.draft-created', subjectKind: 'item', subjectId: item.id, detail: recorded })
        return detail(current, item.id)
      }),

    saveDraft: (actor: Actor, input: Target & { content: ItemContent }) =>
      work(actor, async (current): Promise<Result<ItemDetail>> => {
        const department = await knownDepartment(current, input.content.departmentId)
        if (!department.ok) return department
        const { content } = input
        return changeWorking(current, input, 'catalog.draft-saved', async versions => {
          const draft = draftAsSeen(versions, input)
          if (!draft.ok) return draft
          const inherited = await inheritedRefusal(current, input.itemId, draft.value.content, content)
          if (inherited) return inherited
          return ok({ ...draft.value, content, editors: withEditor(draft.value.editors, personOf(actor)) })
        })
      }),

    discardDraft: (actor: Actor, input: Target) =>
      work(actor, async (current): Promise<Result<object>> => {
        const versions = await store.itemTimeline(current.db, input.itemId)
        const draft = draftAsSeen(versions, input)
        if (!draft.ok) return draft
        const tick = await itemsChanged(current, [input.itemId])
        // An item that never was anything but this draft goes with it; its code is free again.
        if (versions.length === 1) await writes.removeItems(current.db, { ids: [input.itemId] }, tick)
        else await writes.deleteVersion(current.db, draft.value.id)
        const recorded = { version: draft.value.number, itemRemoved: versions.length === 1 }
        const subject = { subjectKind: 'item', subjectId: input.itemId }
        current.audit({ action: 'catalog.draft-discarded', ...subject, detail: recorded })
        return ok({})
      }),

    submit: (actor: Actor, input: Target) =>
      work(actor, current =>
        changeWorking(current, input, 'catalog.draft-submitted', async versions => {
          const draft = draftAsSeen(versions, input)
          if (!draft.ok) return draft
          const { content } = draft.value
          // A draft may have been changed in the list, cell by cell: what is inherited is looked at once more.
          const decided = versions.findLast(version => version.state === 'published')
          const inherited = decided && (await inheritedRefusal(current, input.itemId, decided.content, content))
          if (inherited) return inherited
          return ok({ ...draft.value, state: 'in-review', submittedBy: personOf(actor), reason: null })
        }),
      ),

    returnToDraft: (
      actor: Actor,
      input: Target & { reason: string; fields?: readonly { field: string; reason: string }[] },
    ) =>
      work(actor, current => {
        const fields = input.fields ?? []
        return changeWorking(
          current,
          input,
          'catalog.version-returned',
          async versions => {
            const seen = inReviewAsSeen(versions, input)
            if (!seen.ok) return seen
            const said = fields.map(({ field, reason }) => ({
              id: newId(current.now.getTime()),
              itemId: input.itemId,
              versionId: seen.value.id,
              revision: input.revision,
              field,
              text: reason,
              by: personOf(actor),
              at: current.now,
            }))
            await insertComments(current.db, said)
            return ok({ ...seen.value, state: 'draft', submittedBy: null, reason: input.reason })
          },
          next => ({ reason: next.reason, fields: fields.map(({ field }) => field) }),
        )
      }),
  }
}

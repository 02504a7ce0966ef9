import { reviewLimitWorkingDays, type ItemReview, type ReviewTask } from '#contract/catalog-review.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { addWorkingDays, CalendarMissing, officeCalendar, workingDaysBetween } from '#kernel/working-days.ts'
import { itemDefects } from './defects.ts'
import { listDepartments } from './department-store.ts'
import { shownWithContent } from './detail.ts'
import { personOf } from './drafting.ts'
import { fieldChanges } from './field-changes.ts'
import { workingVersion, type Day } from './model.ts'
import * as reviews from './review-store.ts'
import { versionToReplace } from './review-rules.ts'
import { workingAsSeen } from './rules.ts'
import * as store from './store.ts'

/** When a version submitted at an instant should be decided, and how many working days are left on a day. */
export function reviewDue(submittedAt: Date, today: Day) {
  try {
    const day = addWorkingDays(officeCalendar, shanghaiDate(submittedAt), reviewLimitWorkingDays)
    const workingDaysLeft = workingDaysBetween(officeCalendar, today, day)
    return { submittedAt: submittedAt.toISOString(), day, workingDaysLeft }
  } catch (error) {
    // The holidays of that year are not out yet: no day is better than a wrong one.
    if (error instanceof CalendarMissing) return null
    throw error
  }
}

async function itemReview(db: ReadableDb, itemId: string, today: Day): Promise<Result<ItemReview>> {
  const versions = await store.itemTimeline(db, itemId)
  if (versions.length === 0) return violation('NOT_FOUND', { kind: 'item', id: itemId })
  const working = workingVersion(versions)
  if (!working) return violation('NO_WORKING_VERSION', { itemId })
  const before = versionToReplace(versions)
  const names = new Map((await listDepartments(db)).map(each => [each.id, each.name]))
  return ok({
    itemId,
    digest: `${working.id}@${working.revision}`,
    against: before?.number ?? null,
    working: shownWithContent(working, today),
    changes: before ? fieldChanges(before.content, working.content, id => names.get(id) ?? id) : [],
    defects: itemDefects(working.content),
    comments: await reviews.commentsOf(db, working.id),
    deadline: working.state === 'in-review' ? reviewDue(new Date(working.changedAt), today) : null,
  })
}

/** Reading a change like a pull request, and saying something about it. */
export function reviewReading({ db, work, clock }: { db: ReadableDb; work: UnitOfWork; clock: Clock }) {
  const today = () => shanghaiDate(clock())
  return {
    reviewOf: (itemId: string) => itemReview(db, itemId, today()),

    async reviewQueue(accountId: string, limit: number): Promise<{ tasks: ReviewTask[]; total: number }> {
      const { rows, total } = await reviews.versionsInReview(db, limit)
      const day = today()
      const tasks = rows.map(({ editors, submittedBy, submittedAt, ...row }) => ({
        ...row,
        submittedBy: submittedBy?.name ?? null,
        deadline: reviewDue(submittedAt, day),
        own: [...editors, ...(submittedBy ? [submittedBy] : [])].some(person => person.id === accountId),
      }))
      return { tasks, total }
    },

    comment: (actor: Actor, input: { itemId: string; revision: number; field: string | null; text: string }) =>
      work(actor, async (current): Promise<Result<ItemReview>> => {
        const seen = workingAsSeen(await store.itemTimeline(current.db, input.itemId), input)
        if (!seen.ok) return seen
        const { id: versionId, revision } = seen.value
        const { itemId, field, text } = input
        const said = { id: newId(current.now.getTime()), itemId, versionId, revision, field, text }
        await reviews.insertComments(current.db, [{ ...said, by: personOf(actor), at: current.now }])
        const detail = { commentId: said.id, field, version: seen.value.number }
        current.audit({ action: 'catalog.review-commented', subjectKind: 'item', subjectId: itemId, detail })
        current.changed('catalog', itemId)
        return itemReview(current.db, itemId, today())
      }),

    resolveComment: (actor: Actor, input: { commentId: string; resolved: boolean }) =>
      work(actor, async (current): Promise<Result<ItemReview>> => {
        const comment = await reviews.findComment(current.db, input.commentId)
        if (!comment) return violation('NOT_FOUND', { kind: 'review-comment', id: input.commentId })
        await reviews.setResolved(current.db, comment.id, input.resolved ? personOf(actor) : null)
        const action = input.resolved ? 'catalog.comment-resolved' : 'catalog.comment-reopened'
        const detail = { commentId: comment.id, field: comment.field }
        current.audit({ action, subjectKind: 'item', subjectId: comment.itemId, detail })
        current.changed('catalog', comment.itemId)
        return itemReview(current.db, comment.itemId, today())
      }),
  }
}

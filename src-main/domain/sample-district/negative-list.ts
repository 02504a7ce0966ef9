import { negativeReasons } from '#contract/negative-list.ts'
import type { StoredEntry } from '#domain/negative-list/model.ts'
import { decideApprove, decidePropose, decideRefuse, decideWithdraw } from '#domain/negative-list/rules.ts'
import { newId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { SamplePeople } from './accounts.ts'
import type { SampleTime } from './time.ts'
import { readWords } from './words.ts'

function told<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the sample district tells what the negative list refuses: ${result.violation.code}`)
  return result.value
}

/** `2026-06-01` is a day of the told history, `+37` so many days from today. */
function dayOf(words: string, time: SampleTime): string {
  return words.startsWith('+') ? time.ahead(Number(words)) : time.past(words)
}

/** The district's negative list (负面清单): in force, ended, to come, proposed, refused and withdrawn. */
export function tellNegativeList(facts: {
  readonly items: ReadonlyMap<string, { itemId: string; departmentId: string }>
  readonly people: SamplePeople
  readonly time: SampleTime
}): StoredEntry[] {
  const { items, people, time } = facts
  const reviewer = people.any('reviewer')
  return readWords('negative-list.tsv').map(
    ([
      name = '',
      reasonWord = '',
      reasonText = '',
      document = '',
      article = '',
      insteadDo = '',
      fromWord = '',
      untilWord = '',
      state = '',
      remark = '',
    ]) => {
      const item = items.get(name)
      const reason = negativeReasons.find(candidate => candidate === reasonWord)
      if (!item || !reason) throw new Error(`unknown item or reason in negative-list.tsv: ${name}`)
      const clerk = people.of('clerk', item.departmentId)
      const from = dayOf(fromWord, time)
      const until = dayOf(untilWord, time)
      // Proposed three working weeks before it begins, and in any case not in the future.
      const early = time.workingDays(from, -15)
      const proposedOn = early < time.today ? early : time.workingDays(time.today, -4)
      const entry: StoredEntry = {
        id: newId(time.at(proposedOn, '09:35').getTime()),
        itemId: item.itemId,
        itemClass: null,
        state: 'proposed',
        reason,
        reasonText,
        basis: { document, article },
        departmentId: item.departmentId,
        from,
        until,
        closedOn: null,
        reviewOn: until,
        insteadDo,
        insteadItemId: null,
        proposedBy: { id: clerk.accountId, name: clerk.name },
        proposedAt: time.at(proposedOn, '09:35'),
        decidedBy: null,
        decidedAt: null,
        remark: null,
        revision: 1,
      }
      told(decidePropose(entry, [], proposedOn))
      const by = { id: reviewer.accountId, name: reviewer.name }
      const decidedAt = time.at(time.workingDays(proposedOn, 3), '15:10')
      if (state === 'approved') {
        const approved = told(decideApprove(entry, by, decidedAt, []))
        // What is past had its end decided; nothing in the told history ran out unnoticed.
        return { ...approved, closedOn: until < time.today ? until : null, remark: remark || null, revision: 2 }
      }
      if (state === 'refused') return { ...told(decideRefuse(entry, by, decidedAt, remark)), revision: 2 }
      return state === 'withdrawn' ? { ...told(decideWithdraw(entry)), revision: 2 } : entry
    },
  )
}

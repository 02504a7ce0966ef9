import { ref } from 'vue'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { confirm } from '#components/confirm/confirm.ts'
import { today } from '#components/day-chip/day.ts'
import { toast } from '#components/toast/toast.ts'
import type { ItemDetail } from '#contract/catalog-version.ts'
import { say } from '#i18n/index.ts'

/** What can be done with an item and its unfinished version; each act names the revision it saw. */
export function useItemActs(detail: () => ItemDetail | undefined, after: () => Promise<void>) {
  const trouble = ref<Explanation>()

  async function act(work: (itemId: string, revision: number) => Promise<unknown>, done: string): Promise<void> {
    const now = detail()
    if (!now) return
    trouble.value = undefined
    try {
      await work(now.itemId, (now.working ?? now.current)?.revision ?? 0)
      toast(done)
      await after()
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  const name = (): string => (detail()?.working ?? detail()?.current)?.content.name ?? ''

  const submit = (): Promise<void> =>
    act((itemId, revision) => hub.catalog.submit({ itemId, revision }), say('catalog.record.submitted'))
  const publish = (): Promise<void> =>
    act(
      (itemId, revision) => hub.catalog.publish({ targets: [{ itemId, revision }] }),
      say('catalog.record.published', { n: detail()?.working?.number ?? 1 }),
    )

  async function sendBack(): Promise<void> {
    const answer = await confirm({
      title: say('catalog.record.returnTitle', { name: name() }),
      consequence: say('catalog.record.returnConsequence'),
      reason: say('catalog.record.returnReason'),
      doIt: say('catalog.record.return'),
      leaveIt: say('catalog.record.cancel'),
    })
    if (answer.done)
      await act(
        (itemId, revision) => hub.catalog.returnToDraft({ itemId, revision, reason: answer.reason }),
        say('catalog.record.returned'),
      )
  }
  async function discard(): Promise<void> {
    const answer = await confirm({
      title: say('catalog.record.discardTitle', { name: name() }),
      consequence: say('catalog.record.discardConsequence'),
      doIt: say('catalog.record.discard'),
      leaveIt: say('catalog.record.discardNo'),
      dangerous: true,
    })
    if (answer.done)
      await act((itemId, revision) => hub.catalog.discardDraft({ itemId, revision }), say('catalog.record.discard'))
  }
  async function decide(what: 'suspend' | 'abolish'): Promise<void> {
    const word = say(`catalog.record.${what}`)
    const answer = await confirm({
      title: say('catalog.record.decideTitle', { act: word, name: name() }),
      consequence: say('catalog.record.decideConsequence', { act: word }),
      reason: say('catalog.record.decideReason'),
      doIt: word,
      leaveIt: say('catalog.record.decideNo'),
      dangerous: true,
    })
    if (answer.done)
      await act(
        (itemId, revision) => hub.catalog[what]({ itemId, revision, from: today(), reason: answer.reason }),
        word,
      )
  }
  return { trouble, submit, publish, sendBack, discard, decide }
}

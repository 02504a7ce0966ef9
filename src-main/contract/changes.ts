import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './procedure.ts'

/** What changed, by the module that owns it. A page refetches what it shows; nothing of the content travels here. */
export const changeTopics = [
  'catalog',
  'negative-list',
  'cases',
  'counter',
  'sharing',
  'knowledge',
  /** The office's own entries while they are drafts: nothing of it is cited. */
  'knowledge-entries',
  'announcements',
  'identity',
  'settings',
  'desk',
] as const
export type ChangeTopic = (typeof changeTopics)[number]

export const changeNoticeSchema = z.object({
  topic: z.enum(changeTopics),
  ids: z.array(z.string()).describe('identities of what changed; empty means: anything of this topic may have'),
  at: z.iso.datetime(),
})
export type ChangeNotice = z.infer<typeof changeNoticeSchema>

export const changesContract = {
  watch: procedure('signed-in').output(eventIterator(changeNoticeSchema)),
}

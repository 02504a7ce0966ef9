import type { ChangeNotice, ChangeTopic } from '#contract/changes.ts'
import type { Announcer } from '#kernel/announcer.ts'

/** Changes that may move a promise under a case. */
const topics: ReadonlySet<ChangeTopic> = new Set(['sharing', 'negative-list', 'catalog', 'settings'])

/** Has the holders of open cases told as soon as something under them changed; changes that come together are one look. */
export function tellingHolders(parts: {
  notices: Announcer<ChangeNotice>
  tell: () => Promise<number>
  onError: (error: unknown) => void
}) {
  let wanted = false
  let closed = false
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    while (wanted) {
      wanted = false
      await parts.tell().catch(parts.onError)
    }
    // In the same turn as the last look at `wanted`: whoever comes later begins anew.
    looking = undefined
  }
  async function start(): Promise<void> {
    if (closed) return
    wanted = true
    await (looking ??= look())
  }
  parts.notices.listen(({ topic }) => {
    if (topics.has(topic)) void start()
  })

  return {
    /** Looks now, for what the passing of time alone changes. */
    look: start,
    /** Resolves when everything that was noticed is told. */
    async settled(): Promise<void> {
      await looking
    },
    async close(): Promise<void> {
      closed = true
      wanted = false
      await looking
    },
  }
}

import type { ChangeNotice } from '#contract/changes.ts'
import type { Announcer } from '#kernel/announcer.ts'

/** Changes that may move a promise under a case. */
const topics: ReadonlySet<string> = new Set(['sharing', 'negative-list', 'catalog', 'settings'])

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
    while (wanted && !closed) {
      wanted = false
      await parts.tell()
    }
  }
  function start(): Promise<void> {
    wanted = true
    return (looking ??= look()
      .catch(parts.onError)
      .finally(() => (looking = undefined)))
  }
  parts.notices.listen(({ topic }) => {
    if (topics.has(topic) && !closed) void start()
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
      await looking
    },
  }
}

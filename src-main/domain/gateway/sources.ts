import { createBreaker, type Breaker } from './breaker.ts'
import { Refused, type Door, type SourceQuery, type SourceRow } from './model.ts'
import type { Connector, OpenConnector } from './ports.ts'

/** How one source did, told to whoever keeps its health. */
export interface SourceNews {
  readonly resourceId: string
  readonly ok: boolean
  readonly failure?: string
}

export type Sources = ReturnType<typeof createSources>

/**
 * The open sources of this hub, each behind a bounded wait and a breaker. A failed read is never tried again here: the
 * caller is told at once, and a source that lies on the ground is left alone for a while.
 */
export function createSources(parts: {
  open: OpenConnector
  secret: (resourceId: string) => Promise<string | undefined>
  news: (news: SourceNews) => void
}) {
  interface Open {
    readonly revision: number
    readonly connector: Connector
    readonly breaker: Breaker
  }
  const opened = new Map<string, Promise<Open>>()

  async function openSource({ resource, connection }: Door): Promise<Open> {
    if (!connection) throw new Refused('NOT_CONNECTED')
    const secret = await parts.secret(resource.id)
    const { id: resourceId, subjectField, fields } = resource
    const connector = parts.open({ resourceId, subjectField, fields, source: connection.source, secret })
    return { revision: connection.revision, connector, breaker: createBreaker() }
  }

  async function sourceOf(door: Door): Promise<Open> {
    if (!door.connection) throw new Refused('NOT_CONNECTED')
    const { id } = door.resource
    const known = await opened.get(id)
    if (known && known.revision === door.connection.revision) return known
    const opening = openSource(door)
    opened.set(id, opening)
    opening.catch(() => opened.delete(id))
    if (known) void known.connector.close()
    return opening
  }

  function failed(door: Door, breaker: Breaker, error: unknown, timedOut: boolean): Refused {
    breaker.failed(performance.now())
    if (error instanceof Refused && error.code === 'SOURCE_WRONG') return error
    parts.news({ resourceId: door.resource.id, ok: false, failure: timedOut ? 'SOURCE_SLOW' : 'SOURCE_DOWN' })
    return new Refused(timedOut ? 'SOURCE_SLOW' : 'SOURCE_DOWN')
  }

  return {
    /** @throws Refused SOURCE_DOWN (breaker or failure), SOURCE_SLOW after the source's own limit */
    async find(door: Door, query: SourceQuery): Promise<readonly SourceRow[]> {
      const { connector, breaker } = await sourceOf(door)
      if (!breaker.mayTry(performance.now())) {
        throw new Refused('SOURCE_DOWN', { retryAfter: Math.ceil(breaker.restsFor(performance.now()) / 1000) })
      }
      const limit = new AbortController()
      const timeoutMs = door.connection?.timeoutMs ?? 3000
      let late = false
      const timer = setTimeout(() => {
        late = true
        limit.abort()
      }, timeoutMs)
      const tooLate = new Promise<never>((_, reject) => {
        limit.signal.addEventListener('abort', () => reject(new Error('too slow')))
      })
      try {
        // The race ends the wait even where a connector does not heed the signal.
        const rows = await Promise.race([connector.find(query, limit.signal), tooLate])
        if (!Array.isArray(rows)) throw new Refused('SOURCE_WRONG')
        breaker.succeeded()
        parts.news({ resourceId: door.resource.id, ok: true })
        return rows
      } catch (error) {
        throw failed(door, breaker, error, late)
      } finally {
        clearTimeout(timer)
      }
    },

    async *stream(door: Door, query: SourceQuery, signal: AbortSignal): AsyncGenerator<readonly SourceRow[]> {
      const { connector, breaker } = await sourceOf(door)
      if (!breaker.mayTry(performance.now())) throw new Refused('SOURCE_DOWN')
      try {
        for await (const page of connector.stream(query, signal)) yield page
        breaker.succeeded()
        parts.news({ resourceId: door.resource.id, ok: true })
      } catch (error) {
        if (signal.aborted) throw error
        throw failed(door, breaker, error, false)
      }
    },

    async close(): Promise<void> {
      const all = await Promise.allSettled(opened.values())
      opened.clear()
      await Promise.all(all.map(one => (one.status === 'fulfilled' ? one.value.connector.close() : undefined)))
    },
  }
}

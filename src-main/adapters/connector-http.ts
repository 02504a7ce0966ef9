import type { Connector, SourceQuery, SourceRow, SourceToOpen } from '#domain/gateway/index.ts'

const longestAnswerBytes = 8 * 1024 * 1024
const pageRows = 1000

/**
 * A department's own HTTP interface. The gateway posts `{ fields, where, limit, cursor? }` and reads `{ rows, cursor? }`; field
 * names are those of the resource, or of the map given with the connection. The whole agreement is in docs/connectors.md.
 */
export function connectHttpInterface(opened: SourceToOpen): Connector {
  const { source, secret } = opened
  if (source.kind !== 'http') throw new TypeError(`not an HTTP source: ${source.kind}`)
  const nameOf = (field: string) => source.columns[field] ?? field

  async function ask(query: SourceQuery, signal: AbortSignal, cursor?: string) {
    const response = await fetch(source.kind === 'http' ? source.url : '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      },
      body: JSON.stringify({
        fields: query.fields.map(nameOf),
        where: query.where.map(filter => ({ ...filter, field: nameOf(filter.field) })),
        limit: Math.min(query.limit, pageRows),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      // A source that sends us elsewhere could send personal data there too.
      redirect: 'error',
      signal,
    })
    if (!response.ok) {
      await response.body?.cancel()
      throw new Error(`the source answered ${response.status}`)
    }
    const answer = JSON.parse(await readBounded(response)) as { rows?: unknown; cursor?: unknown }
    if (!Array.isArray(answer.rows)) throw new Error('the source sent no rows')
    const next = typeof answer.cursor === 'string' ? answer.cursor : undefined
    return { rows: answer.rows.map((row: unknown) => renamed(query, row)), next }
  }

  function renamed(query: SourceQuery, row: unknown): SourceRow {
    if (typeof row !== 'object' || row === null) return {}
    const given = row as SourceRow
    return Object.fromEntries(
      query.fields.flatMap(field => (Object.hasOwn(given, nameOf(field)) ? [[field, given[nameOf(field)]]] : [])),
    )
  }

  return {
    find: async (query, signal) => (await ask(query, signal)).rows.slice(0, query.limit),
    async *stream(query, signal) {
      for (let cursor: string | undefined; ;) {
        const { rows, next } = await ask(query, AbortSignal.any([signal, AbortSignal.timeout(30_000)]), cursor)
        yield rows
        if (next === undefined || next === cursor) return
        cursor = next
      }
    },
    async probe(signal) {
      await ask({ fields: opened.fields.map(field => field.name), where: [], limit: 1 }, signal)
      return {}
    },
    close: async () => undefined,
  }
}

async function readBounded(response: Response): Promise<string> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > longestAnswerBytes) {
      await reader.cancel()
      throw new Error('the source sent more than 8 MB at once')
    }
    text += decoder.decode(value, { stream: true })
  }
}

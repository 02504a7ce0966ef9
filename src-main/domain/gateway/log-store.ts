import type { ReadableDb } from '#database/handles.ts'

export interface LogFilter {
  readonly grantId?: string | undefined
  readonly resourceId?: string | undefined
  /** Hash of the subject. */
  readonly subject?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page of the log, newest first. */
export async function logRows(db: ReadableDb, filter: LogFilter) {
  let query = db.selectFrom('gateway_log').selectAll()
  if (filter.grantId !== undefined) query = query.where('grant_id', '=', filter.grantId)
  if (filter.resourceId !== undefined) query = query.where('resource_id', '=', filter.resourceId)
  if (filter.subject !== undefined) query = query.where('subject_hash', '=', filter.subject)
  if (filter.cursor !== undefined) query = query.where('id', '<', filter.cursor)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = rows.slice(0, filter.limit)
  const nextCursor = rows.length > filter.limit ? shown.at(-1)?.id : undefined
  return { rows: shown, ...(nextCursor === undefined ? {} : { nextCursor }) }
}

import { sql, type Kysely } from 'kysely'
import type { Database } from '#database/schema.ts'
import { newId } from '#kernel/ids.ts'

/** One row of the log as it is written before the answer leaves. */
export interface LogEntry {
  readonly at: Date
  readonly credentialId: string
  readonly grantId: string
  readonly resourceId: string
  readonly departmentId: string
  readonly act: 'query' | 'compare' | 'batch' | 'batch-end'
  readonly outcome: string
  readonly fields: readonly string[]
  readonly subjectHash?: string | undefined
  readonly caseRef?: string | undefined
  readonly rowCount: number
  readonly nonce?: string | undefined
}

/** @returns `admitted`, or why the answer must not leave; a refusal is on the log as well */
export type Admitted = 'admitted' | 'REPLAYED' | 'QUOTA_USED_UP'
export interface Quota {
  /** Civil day. */
  readonly day: string
  readonly limit: number
}
export type Admission = ReturnType<typeof createAdmission>

interface Waiting {
  readonly entry: LogEntry
  readonly quota: Quota | undefined
  settle(admitted: Admitted): void
  fail(error: unknown): void
}

/**
 * The gate's one way out: stores the log rows of everything that is about to leave, many at once, and only then lets it go.
 * While one write is under way the next ones gather, so the cost of a commit is shared by whoever waits for it. The unique
 * nonce makes a request count once over all hubs.
 */
export function createAdmission(db: Kysely<Database>, hub: string) {
  let gathered: Waiting[] = []
  let writing = false
  let idle: Promise<void> = Promise.resolve()

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      const limited = batch.filter(({ quota }) => quota !== undefined)
      const outcomes =
        limited.length === 0
          ? await insert(db, hub, batch, new Set())
          : await db.transaction().execute(async transaction => {
              const over = await countAgainstQuota(transaction, limited)
              return insert(transaction, hub, batch, over)
            })
      batch.forEach((waiting, index) => waiting.settle(outcomes[index] ?? 'REPLAYED'))
    } catch (error) {
      batch.forEach(waiting => waiting.fail(error))
    }
  }

  async function run(): Promise<void> {
    writing = true
    while (gathered.length > 0) {
      const batch = gathered.slice(0, 200)
      gathered = gathered.slice(200)
      await write(batch)
    }
    writing = false
  }

  return {
    admit: (entry: LogEntry, quota?: Quota): Promise<Admitted> =>
      new Promise((settle, fail) => {
        gathered.push({ entry, quota, settle, fail })
        // One turn of the loop lets the requests that arrived together be written together.
        if (!writing) {
          writing = true
          idle = new Promise<void>(resolve => setImmediate(resolve)).then(run)
        }
      }),
    /** Resolves when nothing is being written. */
    settled: () => idle,
  }
}

/** Counts answers of the day and finds those beyond the limit. Grants are taken in order, so that hubs never wait in a circle. */
async function countAgainstQuota(db: Kysely<Database>, limited: readonly Waiting[]): Promise<Set<Waiting>> {
  const groups = new Map<string, Waiting[]>()
  for (const waiting of limited) {
    const key = `${waiting.entry.grantId} ${waiting.quota?.day ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), waiting])
  }
  const over = new Set<Waiting>()
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? []
    const [grantId = '', day = ''] = key.split(' ')
    const { rows } = await sql<{ answers: string }>`insert into gateway_usage (grant_id, day, answers)
      values (${grantId}, ${day}, ${group.length})
      on conflict (grant_id, day) do update set answers = gateway_usage.answers + excluded.answers
      returning answers`.execute(db)
    const limit = group[0]?.quota?.limit ?? 0
    const beyond = Math.min(group.length, Math.max(0, Number(rows[0]?.answers ?? 0) - limit))
    if (beyond === 0) continue
    for (const waiting of group.slice(group.length - beyond)) over.add(waiting)
    await sql`update gateway_usage set answers = answers - ${beyond} where grant_id = ${grantId} and day = ${day}`.execute(
      db,
    )
  }
  return over
}

async function insert(db: Kysely<Database>, hub: string, batch: readonly Waiting[], over: Set<Waiting>) {
  // By the moment of writing, so that the ids of one hub grow as its log does.
  const ids = batch.map(() => newId())
  const rows = batch.map((waiting, index) => {
    const { entry } = waiting
    const refused = over.has(waiting)
    return {
      id: ids[index],
      at: entry.at.toISOString(),
      hub,
      credential_id: entry.credentialId,
      grant_id: entry.grantId,
      resource_id: entry.resourceId,
      department_id: entry.departmentId,
      act: entry.act,
      outcome: refused ? 'QUOTA_USED_UP' : entry.outcome,
      fields: JSON.stringify(refused ? [] : entry.fields),
      subject_hash: entry.subjectHash ?? null,
      case_ref: entry.caseRef ?? null,
      row_count: refused ? 0 : entry.rowCount,
      nonce: entry.nonce ?? null,
    }
  })
  const { rows: written } = await sql<{ id: string }>`insert into gateway_log
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(id text, at timestamptz, hub text,
      credential_id text, grant_id text, resource_id text, department_id text, act text, outcome text, fields text,
      subject_hash text, case_ref text, row_count integer, nonce text)
    on conflict (credential_id, nonce) where nonce is not null do nothing returning id`.execute(db)
  const stored = new Set(written.map(row => row.id))
  return batch.map((waiting, index): Admitted => {
    if (!stored.has(ids[index] ?? '')) return 'REPLAYED'
    return over.has(waiting) ? 'QUOTA_USED_UP' : 'admitted'
  })
}

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

/** Writes under way at once: while one waits for its commit the next ones gather and go. */
const writers = 2

/**
 * The gate's one way out: stores the log rows of everything that is about to leave, many at once, and only then lets it go.
 * While writes are under way the next answers gather, so the cost of a commit is shared by whoever waits for it. One
 * statement counts the day's answers, decides who is beyond the limit, and stores the rows; the unique nonce makes a request
 * count once over all hubs. Attempts beyond the limit go on counting, which changes nothing: the day is used up.
 */
export function createAdmission(db: Kysely<Database>, hub: string) {
  let gathered: Waiting[] = []
  let writing = 0
  const underWay = new Set<Promise<void>>()

  async function write(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await store(db, hub, batch)
      batch.forEach((waiting, index) => waiting.settle(outcomes[index] ?? 'REPLAYED'))
    } catch (error) {
      batch.forEach(waiting => waiting.fail(error))
    }
  }

  async function run(): Promise<void> {
    // One turn of the loop lets the answers that came together be written together.
    await new Promise<void>(resolve => setImmediate(resolve))
    while (gathered.length > 0) {
      const batch = gathered.slice(0, 200)
      gathered = gathered.slice(200)
      await write(batch)
    }
    writing -= 1
  }

  return {
    admit: (entry: LogEntry, quota?: Quota): Promise<Admitted> =>
      new Promise((settle, fail) => {
        gathered.push({ entry, quota, settle, fail })
        if (writing >= writers) return
        writing += 1
        const running = run().finally(() => underWay.delete(running))
        underWay.add(running)
      }),
    /** Resolves when nothing is being written. */
    async settled() {
      await Promise.all(underWay)
    },
  }
}

/** The rows of one write; `place` and `group_size` count the rows of one grant and day within it. */
function rowsOf(hub: string, batch: readonly Waiting[]) {
  const groups = new Map<string, number>()
  const placed = batch.map(({ entry, quota }) => {
    if (!quota) return { key: '', place: 0 }
    const key = `${entry.grantId} ${quota.day}`
    const place = (groups.get(key) ?? 0) + 1
    groups.set(key, place)
    return { key, place }
  })
  return batch.map(({ entry, quota }, index) => ({
    // By the moment of writing, so that the ids of one hub grow as its log does.
    id: newId(),
    at: entry.at.toISOString(),
    hub,
    credential_id: entry.credentialId,
    grant_id: entry.grantId,
    resource_id: entry.resourceId,
    department_id: entry.departmentId,
    act: entry.act,
    outcome: entry.outcome,
    fields: JSON.stringify(entry.fields),
    subject_hash: entry.subjectHash ?? null,
    case_ref: entry.caseRef ?? null,
    row_count: entry.rowCount,
    nonce: entry.nonce ?? null,
    day: quota?.day ?? null,
    day_limit: quota?.limit ?? null,
    place: placed[index]?.place ?? 0,
    group_size: groups.get(placed[index]?.key ?? '') ?? 0,
  }))
}

async function store(db: Kysely<Database>, hub: string, batch: readonly Waiting[]): Promise<Admitted[]> {
  const rows = rowsOf(hub, batch)
  const { rows: written } = await sql<{ id: string; outcome: string }>`with entry as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(id text, at timestamptz, hub text,
        credential_id text, grant_id text, resource_id text, department_id text, act text, outcome text, fields text,
        subject_hash text, case_ref text, row_count integer, nonce text, day text, day_limit bigint, place integer,
        group_size integer)
    ), used as (
      insert into gateway_usage (grant_id, day, answers)
      select grant_id, day, count(*) from entry where day is not null group by grant_id, day order by grant_id, day
      on conflict (grant_id, day) do update set answers = gateway_usage.answers + excluded.answers
      returning grant_id, day, answers
    ), decided as (
      select entry.*, coalesce(used.answers - entry.group_size + entry.place > entry.day_limit, false) as over
      from entry left join used on used.grant_id = entry.grant_id and used.day = entry.day
    )
    insert into gateway_log (id, at, hub, credential_id, grant_id, resource_id, department_id, act, outcome, fields,
      subject_hash, case_ref, row_count, nonce)
    select id, at, hub, credential_id, grant_id, resource_id, department_id, act,
      case when over then 'QUOTA_USED_UP' else outcome end, case when over then '[]' else fields end,
      subject_hash, case_ref, case when over then 0 else row_count end, nonce
    from decided
    on conflict (credential_id, nonce) where nonce is not null do nothing returning id, outcome`.execute(db)
  const outcomes = new Map(written.map(row => [row.id, row.outcome]))
  return rows.map((row): Admitted => {
    const outcome = outcomes.get(row.id)
    if (outcome === undefined) return 'REPLAYED'
    return outcome === 'QUOTA_USED_UP' ? 'QUOTA_USED_UP' : 'admitted'
  })
}

import type { Kysely } from 'kysely'
import type { ChangeNotice, ChangeTopic } from '#contract/changes.ts'
import type { Actor, AuditRecord } from '#domain/audit/model.ts'
import type { AuditTrail } from '#domain/audit/service.ts'
import type { Announcer } from '#kernel/announcer.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Result, Violation } from '#kernel/result.ts'
import { DiskFull, saysDiskFull } from './disk-full.ts'
import type { WritableDb } from './handles.ts'
import type { Database } from './schema.ts'

/** What a service holds while it carries out one change. */
export interface Work {
  readonly db: WritableDb
  readonly actor: Actor
  /** The instant of this change: the same for every row it writes. */
  readonly now: Date
  /** Records what was done; written in the same transaction. A change without a record is a defect. */
  audit(record: AuditRecord): void
  /** Tells open pages after the commit that something of this topic changed. */
  changed(topic: ChangeTopic, ...ids: readonly string[]): void
}

/**
 * Runs one change: everything inside commits together with its audit rows, or nothing does.
 * A violation rolls back; an exception rolls back and is rethrown. Notices go out after the commit only.
 * @throws DiskFull when the disk has no room: before the change begins, or in its middle with nothing of it kept
 */
export type UnitOfWork = <T>(actor: Actor, change: (work: Work) => Promise<Result<T>>) => Promise<Result<T>>

/** Carries a violation out of the transaction function, which rolls back only on a throw. */
class RolledBack extends Error {
  readonly violation: Violation

  constructor(violation: Violation) {
    super(violation.code)
    this.violation = violation
  }
}

export function createUnitOfWork(parts: {
  db: Kysely<Database>
  trail: AuditTrail
  clock: Clock
  notices: Announcer<ChangeNotice>
  /** Throws `DiskFull` when there is no room to begin; absent where that is somebody else's care. */
  requireRoom?: (() => void) | undefined
}): UnitOfWork {
  return async <T>(actor: Actor, change: (work: Work) => Promise<Result<T>>) => {
    const now = parts.clock()
    const records: AuditRecord[] = []
    const changes = new Map<ChangeTopic, Set<string>>()
    let outcome: Result<T>
    parts.requireRoom?.()
    try {
      outcome = await parts.db.transaction().execute(async db => {
        const result = await change({
          db,
          actor,
          now,
          audit: record => records.push(record),
          changed(topic, ...ids) {
            const known = changes.get(topic) ?? new Set()
            ids.forEach(id => known.add(id))
            changes.set(topic, known)
          },
        })
        if (!result.ok) throw new RolledBack(result.violation)
        await parts.trail.append(db, actor, records, now)
        return result
      })
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, violation: error.violation }
      throw saysDiskFull(error) ? new DiskFull(error) : error
    }
    for (const [topic, ids] of changes) {
      // A page that is told of thousands of ids refetches everything anyway.
      parts.notices.announce({ topic, ids: ids.size > 500 ? [] : [...ids], at: now.toISOString() })
    }
    return outcome
  }
}

import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { canonicalJson } from './canonical.ts'
import type { CheckpointSigner } from './checkpoint.ts'
import { appendLeaf, emptyFrontier, leafHash, rootOf, type Hash } from './merkle.ts'
import type { Actor, AuditDefect, AuditEntry, AuditRecord } from './model.ts'
import * as store from './store.ts'

/** The audit trail: it can be appended to inside a transaction, read and verified; nothing else. */
export interface AuditTrail {
  append(db: WritableDb, actor: Actor, records: readonly AuditRecord[], now: Date): Promise<void>
  verify(db: ReadableDb): Promise<{ rows: number; checkpoints: number; defects: AuditDefect[] }>
  history(
    db: ReadableDb,
    options: { beforeSeq?: number; subjectId?: string; limit: number },
  ): Promise<{ rows: AuditEntry[]; total: number }>
}

const verifyBatch = 2_000

export function createAuditTrail({ hash, signer }: { hash: Hash; signer: CheckpointSigner }): AuditTrail {
  const encoder = new TextEncoder()
  const hashOfEntry = (entry: string) => leafHash(hash, encoder.encode(entry))

  return {
    async append(db, actor, records, now) {
      if (records.length === 0) return
      let frontier = await store.lockFrontier(db)
      const rows = records.map(record => {
        const seq = frontier.size + 1
        const entry = canonicalJson({ ...record, seq, at: now.toISOString(), actor } satisfies AuditEntry)
        const leaf = hashOfEntry(entry)
        frontier = appendLeaf(hash, frontier, leaf)
        return { seq, entry, leaf_hash: store.toHex(leaf) }
      })
      await store.insertRows(db, rows)
      await store.saveFrontier(db, frontier)
      const root = store.toHex(rootOf(hash, frontier))
      const checkpoint = { origin: signer.origin, size: frontier.size, root, at: now.toISOString() }
      await store.insertCheckpoint(db, checkpoint, signer.sign(checkpoint))
    },

    async verify(db) {
      const checkpoints = await store.allCheckpoints(db)
      const bySize = new Map(checkpoints.map(row => [row.size, row]))
      const defects: AuditDefect[] = []
      let frontier = emptyFrontier
      let lastSeq = 0
      let lastGoodSize = 0
      for (;;) {
        const rows = await store.rowsAfter(db, lastSeq, verifyBatch)
        if (rows.length === 0) break
        for (const row of rows) {
          for (let missing = lastSeq + 1; missing < row.seq; missing += 1)
            defects.push({ kind: 'removed', seq: missing })
          const leaf = hashOfEntry(row.entry)
          const changed = store.toHex(leaf) !== row.leaf_hash
          const statedSeq = seqInside(row.entry)
          if (changed) defects.push({ kind: 'changed', seq: row.seq })
          else if (statedSeq !== row.seq) defects.push({ kind: 'reordered', seq: row.seq })
          frontier = appendLeaf(hash, frontier, leaf)
          lastSeq = row.seq
          const checkpoint = bySize.get(row.seq)
          if (!checkpoint) continue
          const stated = { origin: signer.origin, size: checkpoint.size, root: checkpoint.root, at: checkpoint.at }
          if (!signer.verify(stated, checkpoint.signature)) defects.push({ kind: 'bad-signature', seq: row.seq })
          else if (defects.length === 0 && store.toHex(rootOf(hash, frontier)) !== checkpoint.root) {
            // Row and stored leaf were changed together: the first checkpoint that no longer holds bounds where.
            defects.push({ kind: 'root-differs', seq: lastGoodSize + 1 })
          } else if (defects.length === 0) lastGoodSize = row.seq
        }
      }
      const signedSize = checkpoints.at(-1)?.size ?? 0
      if (signedSize > lastSeq) defects.push({ kind: 'cut-tail', seq: lastSeq + 1, expectedSize: signedSize })
      if (signedSize < lastSeq) defects.push({ kind: 'unsigned-tail', seq: signedSize + 1 })
      return { rows: await store.countRows(db), checkpoints: checkpoints.length, defects }
    },

    async history(db, options) {
      const rows = await store.latestRows(db, options)
      return { rows: rows.map(row => JSON.parse(row.entry) as AuditEntry), total: await store.countRows(db) }
    },
  }
}

function seqInside(entry: string): number | undefined {
  try {
    return (JSON.parse(entry) as Partial<AuditEntry>).seq
  } catch {
    // Not JSON any more: the hash has already told that the row was changed.
    return undefined
  }
}

/** Rows of the audit trail; hashes are lower-case hex of SM3 (32 bytes). */
export interface AuditTables {
  audit_rows: {
    /** 1, 2, 3 … without a gap; also inside `entry`, so that a reordered row shows. */
    seq: number
    /** Canonical JSON of an `AuditEntry`: exactly the bytes that were hashed. */
    entry: string
    leaf_hash: string
  }
  audit_checkpoints: {
    /** Number of leaves the root covers. */
    size: number
    root: string
    /** ISO instant. */
    at: string
    /** Ed25519 over the checkpoint text, base64. */
    signature: string
  }
  audit_frontier: {
    only_row: boolean
    size: number
    /** JSON array of hex hashes. */
    hashes: string
  }
}

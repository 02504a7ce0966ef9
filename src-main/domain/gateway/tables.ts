/** Rows of the data gateway. JSON columns are checked by the schemas named beside them when read. */
export interface GatewayTables {
  /** One row; its number grows with every change that may open or close a door (triggers). */
  gateway_epoch: { id: number; n: string }
  gateway_connections: {
    resource_id: string
    /** JSON of `sourceSchema`; secrets are not in it. */
    source: string
    timeout_ms: number
    last_ok_at: Date | null
    last_failed_at: Date | null
    last_failure: string | null
    row_count: string | null
    revision: number
    connected_by: string
    connected_at: Date
  }
  gateway_credentials: {
    id: string
    grant_id: string
    /** Department that uses it. */
    department_id: string
    /** Hex: SM3 of the client key. */
    stored_key: string
    /** JSON text that the SM2 signature covers. */
    document: string
    signature: string
    issued_at: Date
    issued_by: string
    /** From this instant on it opens nothing. */
    until: Date | null
    ended_reason: string | null
  }
  gateway_area_editions: {
    id: string
    /** Civil day. */
    effective_from: string
    note: string
    /** JSON array of `areaSchema`. */
    areas: string
    made_by: string
    made_at: Date
  }
  gateway_rules: {
    id: string
    kind: string
    threshold: number
    window_minutes: number
    act: string
    source: string
    effective_from: string
    effective_until: string | null
  }
  gateway_alerts: {
    id: string
    credential_id: string
    grant_id: string
    kind: string
    at: Date
    /** JSON: counts and times, never a subject. */
    facts: string
    suspended: boolean
    seen_by: string | null
    seen_at: Date | null
  }
  gateway_log: {
    id: string
    at: Date
    hub: string
    credential_id: string
    grant_id: string
    resource_id: string
    department_id: string
    /** query, compare, batch, batch-end */
    act: string
    /** `answered`, or the code of the refusal. */
    outcome: string
    /** JSON array of field names that left. */
    fields: string
    /** Hex of HMAC-SM3 under the office's salt. */
    subject_hash: string | null
    case_ref: string | null
    row_count: number
    nonce: string | null
  }
  gateway_usage: { grant_id: string; day: string; answers: string }
  gateway_signing_keys: { key_id: string; public_key: string; since: Date }
  gateway_seals: {
    hub: string
    /** Id of the last row it covers. */
    up_to: string
    rows: number
    hash: string
    signature: string
    key_id: string
    at: Date
  }
  gateway_sheet_rows: {
    resource_id: string
    edition: string
    n: number
    /** Value of the resource's subject field. */
    subject: string | null
    /** JSON object, field → text. */
    cells: string
  }
}

/** Accounts and their sessions. Password hashes are argon2id strings (RFC 9106); tokens are kept as SHA-256 only. */
export interface IdentityTables {
  accounts: {
    id: string
    login_name: string
    display_name: string
    department_id: string | null
    /** JSON array of roles. */
    roles: string
    password_hash: string
    active: boolean
    /** Made by the sample district, and removed with it. */
    sample: boolean
    revision: number
    created_at: Date
  }
  sessions: {
    token_hash: string
    account_id: string
    created_at: Date
    expires_at: Date
  }
}

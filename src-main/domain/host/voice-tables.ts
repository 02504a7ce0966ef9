/** How the host speaks and listens: one row each. The key of a server is in the secret store, never here. */
export interface VoiceTables {
  host_voice_settings: {
    id: string
    /** JSON, checked by the contract's schema when it is read. */
    choices: string
    revision: number
    updated_at: Date
  }
  /** The office's own words and their readings. */
  host_readings: {
    id: string
    /** JSON list of words. */
    words: string
    revision: number
    updated_at: Date
  }
}

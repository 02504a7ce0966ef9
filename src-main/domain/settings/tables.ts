/** One row per setting: the office's own values of what is not a constant of law or code. */
export interface SettingsTables {
  settings: {
    key: string
    /** JSON, checked by the reader's schema. */
    value: string
    updated_at: Date
  }
}

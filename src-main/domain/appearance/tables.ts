/** The host chosen for a place: one row a place, none before the first choice. */
export interface AppearanceTables {
  appearance_choice: {
    /** `kiosk` or `film` (contract/appearance.ts). */
    place: string
    /** Folder below `avatars/`. */
    avatar_id: string
    revision: number
    updated_at: Date
  }
}

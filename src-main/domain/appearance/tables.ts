import type { BodyForm } from '#contract/appearance.ts'

/** Who stands where, and the bodies kept beside those the program ships. */
export interface AppearanceTables {
  appearance_choice: {
    /** `kiosk` or `film` for all of them; `kiosk:<account>` or `film:<announcement>` for one. */
    place: string
    /** Folder below `avatars/`, or the id of a kept body. */
    avatar_id: string
    revision: number
    updated_at: Date
  }
  appearance_bodies: {
    id: string
    kind: 'made' | 'brought'
    recipe: string
    host: string
    name: string
    details: string
    kept_by: string
    kept_at: Date
  }
  appearance_body_files: { body_id: string; form: BodyForm; digest: string; bytes: Uint8Array }
}

export interface AnnouncementTables {
  announcements: {
    id: string
    /** PB-2026-001 */
    number: string
    title: string
    /** JSON array of `StoredSentence`. */
    sentences: string
    /** JSON array of `Film`. */
    films: string
    /** JSON of digest, who and when; null while nothing is approved. */
    approved: string | null
    edited_by: string
    edited_by_name: string
    /** Made by the sample district, and removed with it. */
    sample: boolean
    revision: number
    changed_at: Date
  }
}

import type { JournalEntry } from '#contract/desk.ts'

export interface DeskTables {
  desk_views: {
    id: string
    list: string
    name: string
    query: string
    /** JSON of `listLayoutSchema`. */
    layout: string
    shared: boolean
    made_by: string
    made_by_name: string
    revision: number
    changed_at: Date
  }
  desk_edits: {
    id: string
    made_by: string
    made_at: Date
    kind: JournalEntry['kind']
    undone: boolean
    /** JSON array of `EditedCell`. */
    cells: string
  }
}

import type { ItemType } from '#contract/catalog-item.ts'
import type { VersionState } from '#contract/catalog-version.ts'

/** Civil days are `YYYY-MM-DD` in Asia/Shanghai; the first and the last are included. */
export interface CatalogTables {
  departments: {
    id: string
    name: string
    credit_code: string | null
    /** JSON array of strings. */
    aliases: string
    sample: boolean
    revision: number
  }
  items: {
    id: string
    code: string
    /** `codeKey(code)`; two spellings of one code are one item. */
    code_key: string
    sample: boolean
    created_at: Date
    /** The catalogue's tick when anything of the item changed last. */
    changed_tick: number
  }
  item_versions: {
    id: string
    item_id: string
    number: number
    state: VersionState
    effective_from: string | null
    effective_until: string | null
    revision: number
    /** The columns down to `search_latin` repeat parts of `content`, for lists and searches. */
    name: string
    basic_code: string
    item_type: ItemType | null
    department_id: string
    /** JSON of a time limit. */
    promised_limit: string | null
    statutory_limit: string | null
    visit_count: number | null
    material_count: number
    /** Pinyin with spaces, for order. */
    sound: string
    search_words: string
    search_latin: string
    /** JSON of `itemContentSchema`. */
    content: string
    /** JSON array of persons (id, name), the last editor last. */
    editors: string
    /** JSON of a person. */
    submitted_by: string | null
    decided_by: string | null
    reason: string | null
    import_id: string | null
    changed_at: Date
  }
  catalog_ticks: { only_row: boolean; tick: number }
  removed_items: { item_id: string; tick: number }
  catalog_imports: {
    id: string
    state: 'staged' | 'applied' | 'discarded'
    staged_at: Date
    /** JSON of `importSummarySchema`, its state aside. */
    summary: string
  }
  catalog_import_blocks: {
    import_id: string
    number: number
    /** A letter a row: `kindOf` in `import-blocks.ts`. */
    kinds: string
    bytes: Uint8Array
  }
  review_comments: {
    id: string
    item_id: string
    version_id: string
    revision: number
    field: string | null
    text: string
    /** JSON of a person. */
    said_by: string
    said_at: Date
    resolved_by: string | null
  }
  catalog_import_files: { import_id: string; bytes: Uint8Array }
  sheet_mappings: {
    sender: string
    /** JSON of `sheetMappingSchema`. */
    mapping: string
    saved_at: Date
  }
  item_lineage: {
    id: string
    kind: 'split' | 'merge' | 'hand-over' | 'abolish'
    from_item: string
    to_item: string
    day: string
    reason: string
  }
  restructurings: {
    id: string
    state: 'proposed' | 'approved' | 'refused'
    revision: number
    /** JSON. */
    proposal: string
    proposed_at: Date
  }
  basic_items: {
    basic_code: string
    name: string
    item_type: ItemType | null
    /** JSON of legal bases. */
    legal_basis: string
    source: string
    loaded_at: Date
  }
  basic_proposals: {
    id: string
    basic_code: string
    field: string
    wanted: string
    reason: string
    state: 'sent' | 'accepted' | 'refused'
    answer: string | null
    /** JSON of a person. */
    proposed_by: string
    proposed_at: Date
    answered_at: Date | null
  }
}

import type { Completeness, KnowledgeEntry } from '#contract/knowledge.ts'

/** Policies and their articles. A text is never overwritten: a new version is a new row, the old one says what replaced it. */
export interface KnowledgeTables {
  policies: {
    id: string
    /** Same for all versions of one text. */
    code: string
    version: number
    title: string
    issuer: string
    document_number: string
    /** `YYYY-MM-DD`, Asia/Shanghai. */
    published_on: string | null
    effective_on: string | null
    expires_on: string | null
    completeness: Completeness
    /** JSON array of texts. */
    aliases: string
    /** JSON array of codes. */
    supersedes: string
    /** The file itself says that it is no longer in force. */
    stated_as_replaced: boolean
    source_note: string
    /** SHA-256 of what was read from the file; equal hash = unchanged. */
    content_hash: string
    replaced_by: string | null
    sample: boolean
    imported_at: Date
  }
  policy_articles: {
    id: string
    policy_id: string
    heading: string
    number: number | null
    position: number
    /** JSON array of titles, outermost first. */
    chapters: string
    /** JSON array of `{ text, items }`. */
    paragraphs: string
  }
  /** Answers an office writes itself; an approved one speaks as the policy `policy_id`. */
  knowledge_entries: {
    id: string
    title: string
    body: string
    basis: string
    /** JSON array of texts. */
    questions: string
    state: KnowledgeEntry['state']
    drafted_by: string
    drafted_name: string
    approved_name: string | null
    policy_id: string | null
    revision: number
    updated_at: Date
  }
}

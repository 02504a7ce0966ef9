import type { Completeness, PolicyRefusal } from '#contract/knowledge.ts'

/** Words of the policy knowledge base (政策知识库): a policy is a law, rule or guide; an article is what can be cited. */

/** A paragraph (款) with the items (项) it introduces; every string is a piece of the text as published. */
export type Paragraph = { text: string; items: readonly string[] }

/** One citable entry: 第九条, or a heading of a guide. */
export type ParsedArticle = {
  /** 第九条, or the heading as printed. */
  heading: string
  /** Number of the article, 条 only; absent for headings of guides. */
  number?: number
  /** Chapter and section titles above it, outermost first. */
  chapters: readonly string[]
  /** Place in the text, from 0. */
  position: number
  paragraphs: readonly Paragraph[]
  /** All paragraphs and items, one per line. */
  text: string
}

/** A policy text as read from a file. Dates are `YYYY-MM-DD`, absent where the text does not say. */
export type ParsedPolicy = {
  code: string
  title: string
  issuer: string
  documentNumber: string
  publishedOn?: string
  effectiveOn?: string
  expiresOn?: string
  /** Codes of the texts this one replaces. */
  supersedes: readonly string[]
  /** True where the file itself says that the text is no longer in force. */
  statedAsReplaced: boolean
  completeness: Completeness
  sourceNote: string
  /** What people call it besides its title; searched with the title. */
  aliases: readonly string[]
  articles: readonly ParsedArticle[]
}

/** Why a file cannot become a policy by itself; that two files are one text, only an import can see. */
export type PolicyFileViolation = PolicyRefusal & { code: Exclude<PolicyRefusal['code'], 'DUPLICATE_CODE'> }

/**
 * Text of a file that may be a document of another make (web page, Word, PDF).
 * @param decoded the bytes as text, where they are text in a known encoding
 */
export type ReadPolicyFile = (
  fileName: string,
  bytes: Uint8Array,
  decoded: string | undefined,
) => Promise<{ ok: true; text: string } | { ok: false; violation: PolicyFileViolation }>

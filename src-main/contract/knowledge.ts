import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/** Policies as citable articles (政策知识库). Dates are `YYYY-MM-DD` in Asia/Shanghai, absent where the text does not say. */

export const policyStates = ['in-force', 'not-yet', 'expired', 'replaced'] as const
export const policyStateLabels: Record<(typeof policyStates)[number], string> = {
  'in-force': '现行有效',
  'not-yet': '尚未施行',
  expired: '已经失效',
  replaced: '已被取代',
}

/** How much of the published text the office holds. */
export const completenessValues = ['full', 'excerpt'] as const
export type Completeness = (typeof completenessValues)[number]

export const policySummarySchema = z.object({
  id: z.string(),
  code: z.string(),
  version: z.int().min(1),
  title: z.string(),
  issuer: z.string(),
  documentNumber: z.string(),
  publishedOn: z.string().optional(),
  effectiveOn: z.string().optional(),
  expiresOn: z.string().optional(),
  completeness: z.enum(completenessValues),
  state: z.enum(policyStates),
  /** Title of the text that replaced this one. */
  replacedBy: z.string().optional(),
  articleCount: z.int().min(0),
  importedAt: z.iso.datetime(),
})
export type PolicySummary = z.infer<typeof policySummarySchema>

export const articleSchema = z.object({
  id: z.string(),
  policyId: z.string(),
  policyTitle: z.string(),
  /** 第九条, or the heading of a guide. */
  heading: z.string(),
  chapters: z.array(z.string()),
  position: z.int().min(0),
  /** 款 with their 项, as published. */
  paragraphs: z.array(z.object({ text: z.string(), items: z.array(z.string()) })),
})
export type Article = z.infer<typeof articleSchema>

/** Endings of files that may hold a policy; what a file is, its content says. */
export const policyFileEndings = ['.md', '.markdown', '.txt', '.html', '.htm', '.docx', '.pdf'] as const
export const isPolicyFile = (fileName: string): boolean =>
  policyFileEndings.some(ending => fileName.toLowerCase().endsWith(ending))

/** A file as the page read it: text, or the bytes where the encoding is not known (GBK is common). */
export const policyFileSchema = z.object({
  fileName: z.string().min(1).max(255),
  text: z.string().max(4_000_000).optional(),
  bytesBase64: z.base64().max(12_000_000).optional(),
})
export type PolicyFile = z.infer<typeof policyFileSchema>

/** Why a file was refused; `expected` and `doNext` are sentences for the person who imports. */
export const policyRefusalSchema = z.object({
  code: z.enum([
    'NO_ARTICLES',
    'NO_TITLE',
    'EMPTY_FILE',
    'TOO_LONG',
    'NOT_TEXT',
    'DUPLICATE_ARTICLE',
    'BAD_DATE',
    'DUPLICATE_CODE',
    'ENCRYPTED',
    'SCANNED',
    'BROKEN_FILE',
  ]),
  fileName: z.string(),
  found: z.string(),
  expected: z.string(),
  doNext: z.string(),
})
export type PolicyRefusal = z.infer<typeof policyRefusalSchema>

export const policyImportOutcomes = ['new', 'changed', 'unchanged', 'refused'] as const
export const policyImportRowSchema = z.object({
  fileName: z.string(),
  outcome: z.enum(policyImportOutcomes),
  code: z.string().optional(),
  title: z.string().optional(),
  articleCount: z.int().min(0),
  /** Headings of articles that are added, altered or gone against the version held today. */
  added: z.array(z.string()),
  altered: z.array(z.string()),
  removed: z.array(z.string()),
  /** Titles of held texts that this one takes out of force. */
  replaces: z.array(z.string()),
  /** What is held but will not be cited, and why: replaced, undated, an excerpt. */
  warnings: z.array(z.string()),
  refusal: policyRefusalSchema.optional(),
})
export type PolicyImportRow = z.infer<typeof policyImportRowSchema>

export const policyImportSchema = z.object({
  rows: z.array(policyImportRowSchema),
  /** False for a preview, and when nothing was to be written. */
  saved: z.boolean(),
})
export type PolicyImport = z.infer<typeof policyImportSchema>

/** An answer the office writes itself (本局问答): a draft until the question set has passed and somebody else approves it. */
export const entryDraftSchema = z.object({
  title: z.string().trim().min(2).max(100),
  body: z.string().trim().min(4).max(4_000),
  /** What it rests on, for the reader: a document, a decision, a minute. */
  basis: z.string().trim().max(300),
  /** How people ask it; each must find this entry before it may speak. */
  questions: z.array(z.string().trim().min(2).max(200)).min(1).max(20),
})
export type EntryDraft = z.infer<typeof entryDraftSchema>
export const entryStates = ['draft', 'approved'] as const
export const knowledgeEntrySchema = entryDraftSchema.extend({
  id: z.string(),
  state: z.enum(entryStates),
  draftedBy: z.string(),
  draftedName: z.string(),
  approvedName: z.string().optional(),
  /** The policy it speaks as. */
  policyId: z.string().optional(),
  revision: z.int().min(1),
  updatedAt: z.iso.datetime(),
})
export type KnowledgeEntry = z.infer<typeof knowledgeEntrySchema>

/** One question of the bench: what is cited today, and what would be cited with the draft. */
export const benchRowSchema = z.object({
  question: z.string(),
  /** Title of the entry that must be cited. */
  expected: z.string(),
  today: z.string(),
  withDraft: z.string(),
  passed: z.boolean(),
})
export const benchSchema = z.object({ rows: z.array(benchRowSchema), passed: z.boolean() })
export type Bench = z.infer<typeof benchSchema>

export const articleChangeSchema = z.object({
  heading: z.string(),
  kind: z.enum(['added', 'altered', 'removed']),
  before: z.string(),
  after: z.string(),
})
export type ArticleChange = z.infer<typeof articleChangeSchema>
export const dependantKinds = ['announcement', 'negative-list-entry', 'item', 'knowledge-entry'] as const
/** What rests on an article that changed, and has to be looked at again. */
export const dependantSchema = z.object({
  kind: z.enum(dependantKinds),
  id: z.string(),
  label: z.string(),
  /** The articles in the words of whoever cites them. */
  cites: z.string(),
})
export type Dependant = z.infer<typeof dependantSchema>

const files = z.object({ files: z.array(policyFileSchema).min(1).max(500) })

export const knowledgeContract = {
  /** What an import would do; nothing is written. */
  previewImport: procedure('knowledge.import').input(files).output(policyImportSchema),
  /** All files or none: one refused file refuses the import. */
  importPolicies: procedure('knowledge.import')
    .errors({ IMPORT_REFUSED: refusal(z.object({ refusals: z.array(policyRefusalSchema) })) })
    .input(files)
    .output(policyImportSchema),
  entries: procedure('knowledge.read-drafts').output(z.array(knowledgeEntrySchema)),
  saveEntry: procedure('knowledge.import')
    .input(entryDraftSchema.extend({ id: z.string().optional(), revision: z.int().min(0) }))
    .output(knowledgeEntrySchema),
  /** Runs the questions of all entries against the texts with this draft; nothing changes. */
  benchEntry: procedure('knowledge.read-drafts')
    .input(z.object({ id: z.string() }))
    .output(benchSchema),
  /** Lets a draft speak: by somebody else than who drafted it, and only when the bench passes. */
  approveEntry: procedure('knowledge.approve')
    .errors({
      OWN_CHANGE: refusal(z.object({ id: z.string() })),
      BENCH_FAILED: refusal(z.object({ failed: z.int().min(1), first: z.string() })),
      IMPORT_REFUSED: refusal(z.object({ refusals: z.array(policyRefusalSchema) })),
    })
    .input(z.object({ id: z.string(), revision: z.int().min(1) }))
    .output(knowledgeEntrySchema),
  list: procedure('knowledge.read')
    .input(z.object({ search: z.string().max(100).default(''), withReplaced: z.boolean().default(false) }))
    .output(z.array(policySummarySchema)),
  policy: procedure('knowledge.read')
    .input(z.object({ id: z.string() }))
    .output(policySummarySchema.extend({ articles: z.array(articleSchema) })),
  /** What this version changed against those it replaced, article by article, and what rests on that. */
  changes: procedure('knowledge.read-drafts')
    .input(z.object({ id: z.string() }))
    .output(z.object({ articles: z.array(articleChangeSchema), dependants: z.array(dependantSchema) })),
  article: procedure('knowledge.read')
    .input(z.object({ id: z.string() }))
    .output(articleSchema.extend({ policy: policySummarySchema })),
}

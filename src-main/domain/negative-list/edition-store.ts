import type { EditionFormat } from '#contract/negative-edition.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** The frozen editions: inserted once, never updated. */
export interface StoredEdition {
  readonly number: number
  readonly effectiveOn: string
  readonly publishedAt: Date
  readonly publishedBy: string
  /** The frozen text and its SM3. */
  readonly text: string
  readonly digest: string
}

export interface EditionFiles {
  readonly docx: Uint8Array
  readonly docxDigest: string
  readonly xlsx: Uint8Array
  readonly xlsxDigest: string
}

const heads = ['number', 'effective_on', 'published_at', 'published_by', 'content', 'digest'] as const

interface HeadRow {
  number: number
  effective_on: string
  published_at: Date
  published_by: string
  content: string
  digest: string
}
function editionOf(row: HeadRow): StoredEdition {
  const { number, effective_on, published_at, published_by, content, digest } = row
  return {
    number,
    effectiveOn: effective_on,
    publishedAt: published_at,
    publishedBy: published_by,
    text: content,
    digest,
  }
}

export async function listEditions(db: ReadableDb): Promise<StoredEdition[]> {
  return (await db.selectFrom('negative_editions').select(heads).orderBy('number', 'desc').execute()).map(editionOf)
}

export async function lastEdition(db: ReadableDb): Promise<StoredEdition | undefined> {
  const row = await db
    .selectFrom('negative_editions')
    .select(heads)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && editionOf(row)
}

export async function findEdition(db: ReadableDb, number: number): Promise<StoredEdition | undefined> {
  const row = await db.selectFrom('negative_editions').select(heads).where('number', '=', number).executeTakeFirst()
  return row && editionOf(row)
}

export async function editionFiles(db: ReadableDb, number: number): Promise<EditionFiles | undefined> {
  const row = await db
    .selectFrom('negative_editions')
    .select(['docx', 'docx_digest', 'xlsx', 'xlsx_digest'])
    .where('number', '=', number)
    .executeTakeFirst()
  return (
    row && {
      docx: new Uint8Array(row.docx),
      docxDigest: row.docx_digest,
      xlsx: new Uint8Array(row.xlsx),
      xlsxDigest: row.xlsx_digest,
    }
  )
}

/** @returns false when an edition of this number is there already: somebody published in the same moment */
export async function insertEdition(db: WritableDb, edition: StoredEdition, files: EditionFiles): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('negative_editions')
    .values({
      number: edition.number,
      effective_on: edition.effectiveOn,
      published_at: edition.publishedAt,
      published_by: edition.publishedBy,
      content: edition.text,
      digest: edition.digest,
      docx: files.docx,
      docx_digest: files.docxDigest,
      xlsx: files.xlsx,
      xlsx_digest: files.xlsxDigest,
    })
    .onConflict(conflict => conflict.column('number').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export function fileBytes(edition: StoredEdition, files: EditionFiles, format: EditionFormat): Uint8Array {
  if (format === 'docx') return files.docx
  return format === 'xlsx' ? files.xlsx : new TextEncoder().encode(edition.text)
}

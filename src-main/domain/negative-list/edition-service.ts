import type {
  EditionContent,
  EditionFormat,
  EditionHead,
  EditionProof,
  EditionRow,
} from '#contract/negative-edition.ts'
import { editionMediaTypes } from '#contract/negative-edition.ts'
import { negativeReasonLabels } from '#contract/negative-list.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import * as editions from './edition-store.ts'
import { decidePublish, editionDiff, editionRecordSchema, frozenText, inOfficeOrder, readFrozen } from './editions.ts'
import type { StoredEntry } from './model.ts'
import type { NegativeListParts } from './parts.ts'
import * as store from './store.ts'
import { classInWords, listedOn, type DayFacts } from './views.ts'

const title = '“全市域通办”事项负面清单'
const draftIssuer = '（草案）'

/** What about an entry must not have changed between the draft that was printed and the moment it is published. */
const fingerprint = (entries: readonly StoredEntry[]) => entries.map(({ id, revision }) => `${id}:${revision}`).join()

function subjectOf({ itemId, itemClass }: StoredEntry): string {
  if (itemId !== null) return `item:${itemId}`
  const marks = Object.entries(itemClass ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
  return `class:${JSON.stringify(marks)}`
}

function headOf(edition: editions.StoredEdition): EditionHead {
  const { rows, diff } = readFrozen(edition.text)
  return {
    number: edition.number,
    effectiveOn: edition.effectiveOn,
    publishedAt: edition.publishedAt.toISOString(),
    publishedBy: edition.publishedBy,
    rows: rows.length,
    added: diff.added.length,
    removed: diff.removed.length,
    changed: diff.changed.length,
    digest: edition.digest,
  }
}

/** Editions: drafted from the list as it is, published once, kept byte for byte, and proved against the audit tree. */
export function editionActs(
  parts: NegativeListParts & { factsOn(day: string): Promise<DayFacts & { catalogueVersion: string }> },
) {
  const { db, work, clock, digest } = parts
  const bytesOf = (text: string) => new TextEncoder().encode(text)

  /** One row for each entry that speaks for a published item; what only names withdrawn items is left out. */
  function rowsOf(
    approved: readonly StoredEntry[],
    facts: DayFacts,
    departments: ReadonlyMap<string, string>,
  ): { rows: EditionRow[]; listedItems: number } {
    const listed = listedOn(approved, facts)
    const rows = new Map<string, EditionRow>()
    for (const { item, entry, overdue } of listed) {
      rows.set(entry.id, {
        subject: subjectOf(entry),
        entryId: entry.id,
        itemCode: entry.itemId === null ? '' : item.code,
        itemName: entry.itemClass ? classInWords(entry.itemClass, departments) : item.content.name,
        itemVersion: entry.itemId === null ? 0 : item.version,
        reason: negativeReasonLabels[entry.reason].zh,
        reasonText: entry.reasonText,
        basis: `${entry.basis.document}${entry.basis.article}`,
        departmentName: departments.get(entry.departmentId) ?? '',
        insteadDo: entry.insteadDo,
        from: entry.from,
        until: entry.until,
        reviewOn: entry.reviewOn,
        approvedBy: entry.decidedBy?.name ?? '',
        standing: overdue ? 'overdue' : 'in-force',
      })
    }
    return { rows: inOfficeOrder([...rows.values()]), listedItems: listed.length }
  }

  async function drafted(effectiveOn: string, by: string, issuer: string) {
    const facts = await parts.factsOn(effectiveOn)
    const approved = await store.approvedEver(db)
    const { rows, listedItems } = rowsOf(approved, facts, await parts.departmentNames(db))
    const last = await editions.lastEdition(db)
    const lastContent = last && readFrozen(last.text)
    const content: EditionContent = {
      number: (last?.number ?? 0) + 1,
      title,
      issuer,
      effectiveOn,
      publishedAt: clock().toISOString(),
      publishedBy: by,
      catalogueVersion: facts.catalogueVersion,
      publishedItems: facts.items.length,
      listedItems,
      atEnd: facts.atEnd,
      rows,
      diff: editionDiff(lastContent?.rows ?? [], rows),
    }
    return { content, lastContent, seen: fingerprint(approved) }
  }

  async function found(number: number): Promise<Result<editions.StoredEdition>> {
    const edition = await editions.findEdition(db, number)
    return edition ? ok(edition) : violation('NOT_FOUND', { kind: 'negative-edition', id: String(number) })
  }

  return {
    editions: async (): Promise<EditionHead[]> => (await editions.listEditions(db)).map(headOf),

    async edition(number: number): Promise<Result<EditionContent>> {
      const edition = await found(number)
      return edition.ok ? ok(readFrozen(edition.value.text)) : edition
    },

    draftEdition: async (effectiveOn = shanghaiDate(clock())): Promise<EditionContent> =>
      (await drafted(effectiveOn, '', draftIssuer)).content,

    async publishEdition(
      actor: Actor,
      wanted: { expectedLast: number; effectiveOn?: string | undefined; issuer: string },
    ): Promise<Result<EditionHead>> {
      const effectiveOn = wanted.effectiveOn ?? shanghaiDate(clock())
      const { content, lastContent, seen } = await drafted(effectiveOn, actor.name, wanted.issuer)
      const decided = decidePublish(lastContent, wanted.expectedLast, content.rows, effectiveOn)
      if (!decided.ok) return decided
      const text = frozenText(content)
      const [docx, xlsx] = [parts.printDocx(content), parts.printXlsx(content)]
      const files = { docx, docxDigest: digest(docx), xlsx, xlsxDigest: digest(xlsx) }
      const edition: editions.StoredEdition = {
        number: content.number,
        effectiveOn,
        publishedAt: new Date(content.publishedAt),
        publishedBy: actor.name,
        text,
        digest: digest(bytesOf(text)),
      }
      return work(actor, async current => {
        const taken = violation('EDITION_TAKEN', { last: edition.number, expected: wanted.expectedLast })
        const last = await editions.lastEdition(current.db)
        if ((last?.number ?? 0) !== wanted.expectedLast) return taken
        const now = await store.approvedEver(current.db)
        if (fingerprint(now) !== seen) {
          return violation('STALE_REVISION', { kind: 'negative-edition', id: String(edition.number) })
        }
        if (!(await editions.insertEdition(current.db, edition, files))) return taken
        const detail = {
          number: edition.number,
          digest: edition.digest,
          files: { docx: files.docxDigest, xlsx: files.xlsxDigest },
        }
        const subject = { subjectKind: 'negative-edition', subjectId: String(edition.number) }
        current.audit({ action: 'negative-list.edition-published', ...subject, detail })
        current.changed('negative-list')
        return ok(headOf(edition))
      })
    },

    async editionFile(number: number, format: EditionFormat) {
      const edition = await found(number)
      const files = await editions.editionFiles(db, number)
      if (!edition.ok || !files) return violation('NOT_FOUND', { kind: 'negative-edition', id: String(number) })
      const bytes = editions.fileBytes(edition.value, files, format)
      return ok({
        fileName: `全市域通办事项负面清单-第${number}版.${format}`,
        mediaType: editionMediaTypes[format],
        bytes,
        digest: digest(bytes),
      })
    },

    /** Whether an edition is what was published: its text and files against their hashes, and those against the audit tree. */
    async proveEdition(number: number): Promise<Result<EditionProof>> {
      const edition = await found(number)
      const files = await editions.editionFiles(db, number)
      if (!edition.ok || !files) return violation('NOT_FOUND', { kind: 'negative-edition', id: String(number) })
      const { record, trailWhole } = await parts.inAudit(number)
      const recorded = editionRecordSchema.safeParse(record?.detail)
      const kept = recorded.success && recorded.data.number === number ? recorded.data : undefined
      const textDigest = digest(bytesOf(edition.value.text))
      const same = (now: string, stored: string, inTree: string | undefined) => now === stored && now === inTree
      const wrong: EditionProof['wrong'] = [
        ...(same(textDigest, edition.value.digest, kept?.digest) ? [] : (['text'] as const)),
        ...(same(digest(files.docx), files.docxDigest, kept?.files['docx']) ? [] : (['docx'] as const)),
        ...(same(digest(files.xlsx), files.xlsxDigest, kept?.files['xlsx']) ? [] : (['xlsx'] as const)),
        ...(kept ? [] : (['audit-row'] as const)),
        ...(trailWhole ? [] : (['audit-tree'] as const)),
      ]
      const seq = record ? { auditSeq: record.seq } : {}
      return ok({ number, unaltered: wrong.length === 0, digest: textDigest, ...seq, wrong })
    },

    async publicEdition(number?: number) {
      const all = await editions.listEditions(db)
      const numbers = all.map(edition => edition.number)
      const wanted = number === undefined ? all[0] : all.find(edition => edition.number === number)
      return { numbers, edition: wanted ? readFrozen(wanted.text) : null }
    },
  }
}

import {
  sameFieldLabels,
  type BasicItem,
  type BasicProposal,
  type Deviation,
  type SameField,
} from '#contract/catalog-basic.ts'
import type { FileOut } from '#contract/catalog-export.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { basicCatalogue, deviationsOf } from './basic-rules.ts'
import { readBasicList, withWanted } from './basic-sheet.ts'
import * as basics from './basic-store.ts'
import { listDepartments } from './department-store.ts'
import { personOf } from './drafting.ts'
import { fileOut, tableBytes } from './file-out.ts'
import { codeKey } from './item-code.ts'
import type { ItemList } from './item-list.ts'
import { keptWhileSame } from './kept-while-same.ts'
import { offsetPage } from './list-cursor.ts'
import type { ReadSheetFile, WriteSheet } from './ports.ts'
import { contentsInParts } from './store.ts'
import { nextTick } from './store-writes.ts'

/** The basic catalogue as it is loaded, compared with and asked to be changed. */
export function basicActs(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  list: ItemList
  readSheet: ReadSheetFile
  writeSheet: WriteSheet
}) {
  const { db, work } = parts

  const compared = keptWhileSame(parts, async () => {
    const all = await basics.allBasicItems(db)
    const basic = basicCatalogue(all)
    const lines = all.length === 0 ? [] : (await parts.list.rows()).filter(({ phase }) => phase !== 'abolished')
    const deviations: Deviation[] = []
    const takenUp = new Set<string>()
    const departments = new Map((await listDepartments(db)).map(each => [each.id, each.name]))
    for await (const part of contentsInParts(db, lines)) {
      for (const { row, content } of part) {
        const { itemId, code, name, departmentId } = row
        const departmentName = departments.get(departmentId) ?? ''
        takenUp.add(codeKey(content.basicCode))
        for (const each of deviationsOf(content, basic)) {
          deviations.push({ itemId, code, name, departmentName, basicCode: content.basicCode, ...each })
        }
      }
    }
    const notTakenUp = all.filter(({ basicCode }) => !takenUp.has(codeKey(basicCode))).length
    return { deviations, items: lines.length, notTakenUp }
  })

  return {
    async loadBasic(actor: Actor, input: { fileName: string; bytes: Uint8Array; source: string }) {
      // A large sheet takes seconds to read: nobody waits for them in a transaction.
      const read = readBasicList(input.bytes, input.source, parts.readSheet)
      if (!read.ok) return read
      const { items, leftOut } = read.value
      return work(actor, async current => {
        const before = new Map((await basics.allBasicItems(current.db)).map(item => [item.basicCode, item]))
        const same = (a: BasicItem, b: BasicItem) =>
          JSON.stringify({ ...a, source: '' }) === JSON.stringify({ ...b, source: '' })
        const known = items.flatMap(item => before.get(item.basicCode) ?? [])
        const unchanged = items.filter(item => {
          const old = before.get(item.basicCode)
          return old !== undefined && same(old, item)
        }).length
        await basics.saveBasicItems(current.db, items, current.now)
        // What was compared with the catalogue of before is compared anew, on every hub.
        await nextTick(current.db)
        const counts = { rows: items.length + leftOut.length, added: items.length - known.length }
        const done = { ...counts, changed: known.length - unchanged, unchanged, leftOut }
        const detail = { source: input.source, fileName: input.fileName, ...done, leftOut: leftOut.length }
        current.audit({ action: 'catalog.basic-loaded', subjectKind: 'basic-item', subjectId: input.source, detail })
        current.changed('catalog')
        return ok(done)
      })
    },

    async fourSame(asked: { field?: SameField | undefined; limit: number; cursor?: string | undefined }) {
      const { deviations, items, notTakenUp } = await compared()
      const counts = { code: 0, name: 0, itemType: 0, legalBasis: 0 }
      for (const { field } of deviations) counts[field] += 1
      const chosen = asked.field ? deviations.filter(({ field }) => field === asked.field) : deviations
      const sameItems = items - new Set(deviations.map(({ itemId }) => itemId)).size
      return { ...offsetPage(chosen, asked), items, sameItems, counts, notTakenUp }
    },

    async exportFourSame({ format }: { format: 'xlsx' | 'csv' }): Promise<FileOut> {
      const { deviations } = await compared()
      const head = ['实施编码', '事项名称', '实施主体', '基本编码', '不同之处', '本区', '基本目录']
      const rows = deviations.map(each => [
        each.code,
        each.name,
        each.departmentName,
        each.basicCode,
        sameFieldLabels[each.field].zh,
        each.here,
        each.there,
      ])
      const bytes = tableBytes(parts.writeSheet, format, '四级四同', [head, ...rows])
      return fileOut(`四级四同-${shanghaiDate(parts.clock())}`, format, bytes, rows.length)
    },

    basicProposals: () => basics.listProposals(db),

    proposeBasicChange: (
      actor: Actor,
      input: { basicCode: string; field: SameField; wanted: string; reason: string },
    ) =>
      work(actor, async (current): Promise<Result<BasicProposal>> => {
        const missing = violation('NOT_FOUND', { kind: 'basic-item', id: input.basicCode })
        const item = await basics.findBasicItem(current.db, input.basicCode)
        if (!item) return missing
        const { field, wanted } = input
        if (!withWanted(item, field, wanted)) return violation('WANTED_UNREADABLE', { field, wanted })
        const id = newId(current.now.getTime())
        await basics.insertProposal(current.db, { ...input, id, by: personOf(actor), at: current.now })
        const subject = { subjectKind: 'basic-item', subjectId: codeKey(input.basicCode) }
        current.audit({ action: 'catalog.basic-change-proposed', ...subject, detail: { ...input } })
        current.changed('catalog')
        const made = await basics.findProposal(current.db, id)
        return made ? ok(made) : missing
      }),

    answerBasicProposal: (actor: Actor, input: { id: string; accepted: boolean; answer: string }) =>
      work(actor, async (current): Promise<Result<BasicProposal>> => {
        const proposal = await basics.findProposal(current.db, input.id)
        if (!proposal) return violation('NOT_FOUND', { kind: 'basic-proposal', id: input.id })
        const { basicCode, field, wanted } = proposal
        const state = input.accepted ? ('accepted' as const) : ('refused' as const)
        const answered = { id: input.id, state, answer: input.answer, at: current.now }
        if (!(await basics.answerProposal(current.db, answered))) {
          return violation('PROPOSAL_ANSWERED', { id: input.id })
        }
        if (input.accepted) {
          const item = await basics.findBasicItem(current.db, basicCode)
          if (!item) return violation('NOT_FOUND', { kind: 'basic-item', id: basicCode })
          const changed = withWanted(item, field, wanted)
          if (!changed) return violation('WANTED_UNREADABLE', { field, wanted })
          await basics.saveBasicItems(current.db, [changed], current.now)
          await nextTick(current.db)
        }
        const subject = { subjectKind: 'basic-item', subjectId: basicCode }
        const detail = { accepted: input.accepted, answer: input.answer, field }
        current.audit({ action: 'catalog.basic-change-answered', ...subject, detail })
        current.changed('catalog')
        return ok({ ...proposal, state, answer: input.answer, answeredAt: current.now.toISOString() })
      }),
  }
}

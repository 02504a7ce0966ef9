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
import { readBasicList } from './basic-sheet.ts'
import * as basics from './basic-store.ts'
import { listDepartments } from './department-store.ts'
import { personOf } from './drafting.ts'
import { mediaTypes } from './exporting.ts'
import { readBasis } from './import-long-cells.ts'
import { typeOfWord } from './import-types.ts'
import { codeKey } from './item-code.ts'
import type { ItemList } from './item-list.ts'
import type { ReadSheetFile, WriteSheet } from './ports.ts'
import { contentsShown, currentTick } from './store.ts'
import { nameKey } from './sound.ts'
import { nextTick } from './store-writes.ts'

interface Compared {
  readonly key: string
  readonly deviations: readonly Deviation[]
  readonly items: number
  readonly notTakenUp: number
}

/** What an accepted proposal makes of its basic item. */
function changed(item: BasicItem, field: SameField, wanted: string): BasicItem {
  if (field === 'name') return { ...item, name: wanted }
  if (field === 'legalBasis') return { ...item, legalBasis: readBasis(wanted) }
  return field === 'itemType' ? { ...item, itemType: typeOfWord(wanted) ?? item.itemType } : item
}

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
  let last: Compared | undefined

  async function compared(): Promise<Compared> {
    const key = `${shanghaiDate(parts.clock())} ${await currentTick(db)}`
    if (last?.key === key) return last
    const all = await basics.allBasicItems(db)
    const basic = basicCatalogue(all)
    const lines = all.length === 0 ? [] : (await parts.list.rows()).filter(({ phase }) => phase !== 'abolished')
    const deviations: Deviation[] = []
    const takenUp = new Set<string>()
    const departments = new Map((await listDepartments(db)).map(each => [each.id, each.name]))
    for (let start = 0; start < lines.length; start += 1_000) {
      const part = lines.slice(start, start + 1_000)
      const contents = await contentsShown(db, part)
      for (const { itemId, code, name, departmentId } of part) {
        const departmentName = departments.get(departmentId) ?? ''
        const content = contents.get(itemId)
        if (!content) continue
        takenUp.add(codeKey(content.basicCode))
        for (const each of deviationsOf(content, basic)) {
          deviations.push({ itemId, code, name, departmentName, basicCode: content.basicCode, ...each })
        }
      }
    }
    const notTakenUp = all.filter(({ basicCode }) => !takenUp.has(codeKey(basicCode))).length
    last = { key, deviations, items: lines.length, notTakenUp }
    return last
  }

  return {
    loadBasic: (actor: Actor, input: { fileName: string; bytes: Uint8Array; source: string }) =>
      work(actor, async current => {
        const read = readBasicList(input.bytes, input.source, parts.readSheet)
        if (!read.ok) return read
        const { items, leftOut } = read.value
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
      }),

    async basicItems({ text, limit, cursor }: { text: string; limit: number; cursor?: string | undefined }) {
      const wanted = nameKey(text)
      const all = (await basics.allBasicItems(db)).filter(
        item => nameKey(item.name).includes(wanted) || item.basicCode.includes(codeKey(text)),
      )
      const start = Number(cursor ?? 0) || 0
      const next = start + limit
      const rows = all.slice(start, next)
      return { rows, total: all.length, ...(next < all.length ? { nextCursor: String(next) } : {}) }
    },

    async fourSame(asked: { field?: SameField | undefined; limit: number; cursor?: string | undefined }) {
      const { deviations, items, notTakenUp } = await compared()
      const counts = { code: 0, name: 0, itemType: 0, legalBasis: 0 }
      for (const { field } of deviations) counts[field] += 1
      const chosen = asked.field ? deviations.filter(({ field }) => field === asked.field) : deviations
      const start = Number(asked.cursor ?? 0) || 0
      const next = start + asked.limit
      const sameItems = items - new Set(deviations.map(({ itemId }) => itemId)).size
      return {
        rows: chosen.slice(start, next),
        total: chosen.length,
        ...(next < chosen.length ? { nextCursor: String(next) } : {}),
        items,
        sameItems,
        counts,
        notTakenUp,
      }
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
      const whole = [head, ...rows]
      const { writeSheet } = parts
      const bytes =
        format === 'csv' ? writeSheet.csv(whole) : writeSheet.xlsx([{ name: '四级四同', rows: whole, headerRow: 1 }])
      return {
        fileName: `四级四同-${shanghaiDate(parts.clock())}.${format}`,
        mediaType: mediaTypes[format],
        bytes: Buffer.from(bytes).toString('base64'),
        rows: rows.length,
      }
    },

    basicProposals: () => basics.listProposals(db),

    proposeBasicChange: (
      actor: Actor,
      input: { basicCode: string; field: SameField; wanted: string; reason: string },
    ) =>
      work(actor, async (current): Promise<Result<BasicProposal>> => {
        const missing = violation('NOT_FOUND', { kind: 'basic-item', id: input.basicCode })
        if (!(await basics.findBasicItem(current.db, input.basicCode))) return missing
        const id = newId(current.now.getTime())
        await basics.insertProposal(current.db, { ...input, id, by: personOf(actor), at: current.now })
        const subject = { subjectKind: 'basic-item', subjectId: codeKey(input.basicCode) }
        current.audit({ action: 'catalog.basic-change-proposed', ...subject, detail: { ...input } })
        current.changed('catalog')
        const made = (await basics.listProposals(current.db)).find(each => each.id === id)
        return made ? ok(made) : missing
      }),

    answerBasicProposal: (actor: Actor, input: { id: string; accepted: boolean; answer: string }) =>
      work(actor, async (current): Promise<Result<BasicProposal>> => {
        const proposal = (await basics.listProposals(current.db)).find(({ id }) => id === input.id)
        if (!proposal) return violation('NOT_FOUND', { kind: 'basic-proposal', id: input.id })
        const state = input.accepted ? ('accepted' as const) : ('refused' as const)
        const answered = { id: input.id, state, answer: input.answer, at: current.now }
        if (!(await basics.answerProposal(current.db, answered))) {
          return violation('PROPOSAL_ANSWERED', { id: input.id })
        }
        const item = await basics.findBasicItem(current.db, proposal.basicCode)
        if (input.accepted && item) {
          await basics.saveBasicItems(current.db, [changed(item, proposal.field, proposal.wanted)], current.now)
        }
        await nextTick(current.db)
        const subject = { subjectKind: 'basic-item', subjectId: proposal.basicCode }
        const detail = { accepted: input.accepted, answer: input.answer, field: proposal.field }
        current.audit({ action: 'catalog.basic-change-answered', ...subject, detail })
        current.changed('catalog')
        return ok({ ...proposal, state, answer: input.answer, answeredAt: current.now.toISOString() })
      }),
  }
}

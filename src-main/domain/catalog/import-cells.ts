import type { CellRemark, SheetField } from '#contract/catalog-import.ts'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'
import { readers, type CellFacts, type CellReader, type Reading } from './import-cell-readers.ts'
import type { CellOf } from './import-prepare.ts'
import { saysTheSame } from './sheet-print.ts'
import { tidyName, tidyText } from './tidy-text.ts'

/** The cells of a row as parts of an item, each checked by the schema of its field. */

export interface ReadCells {
  readonly patch: Partial<ItemContent>
  readonly warnings: CellRemark[]
  /** The first field that cannot hold what its cell says; what is left of the patch is not whole then. */
  readonly broken: keyof ItemContent | undefined
}

const unknownWords = new Set([
  '',
  '未分类',
  '无',
  '/',
  '\\',
  '-',
  '—',
  '--',
  '——',
  '暂无',
  '未知',
  'null',
  'NULL',
  '不详',
  '空',
  '#N/A',
  '#REF!',
  '#VALUE!',
])
/** Fields in which 无 and 否 say something. */
const noIsAnAnswer = new Set<SheetField>([
  'feeCharged',
  'visitReason',
  'inHall',
  'appointment',
  'express',
  'selfService',
  'onlinePayment',
  'quantityLimit',
  'intermediary',
  'crossScope',
])

/** Fields of which a part is read from this cell and another from elsewhere: the row, or what the catalogue has. */
const ofSeveralCells = new Set<SheetField>([
  'feeCharged',
  'feeStandard',
  'feeBasis',
  'onlinePayment',
  'inHall',
  'appointment',
  'express',
  'selfService',
  'windowName',
  'windowAddress',
  'windowHours',
  'themes',
  'legalThemes',
  'materials',
  'result',
])
/** Cells that decide with a limit what it says. */
const besideLimits = ['statutoryLimitUnit', 'promisedLimitUnit', 'itemKind', 'statutoryLimit'] as const

/** What one cell says, wherever it stands again. */
interface CellMeaning {
  readonly patch: Partial<ItemContent>
  readonly warnings: readonly CellRemark[]
  readonly counts: readonly (() => void)[]
  readonly broken: keyof ItemContent | undefined
}

/** Meanings remembered of a column; one that has more different cells rarely repeats any. */
const rememberedCells = 2_000

/** Puts what is checked in the place of what was read. @returns the first field that does not fit */
function checkIn(patch: Partial<ItemContent>, fields: Iterable<keyof ItemContent>): keyof ItemContent | undefined {
  for (const field of fields) {
    if (!(field in patch)) continue
    const checked = itemContentSchema.shape[field].safeParse(patch[field])
    if (!checked.success) return field
    Object.assign(patch, { [field]: checked.data })
  }
  return undefined
}

/**
 * Reads the rows of one table. An empty cell says nothing, so it changes nothing; `未分类` and the like mean unknown.
 * What a cell says is worked out once and remembered by its text: of a column's cells most are alike.
 */
export function cellsReader(fields: readonly SheetField[], facts: CellFacts) {
  const meanings = new Map<SheetField, Map<string, CellMeaning>>()
  const readable = fields.filter(field => readers[field])

  function meaningOf(read: CellReader, raw: string, other: Reading['other']): CellMeaning {
    const counts: (() => void)[] = []
    const warnings: CellRemark[] = []
    const patch: Partial<ItemContent> = {}
    read(tidyText(raw), raw, {
      patch,
      base: undefined,
      facts: {
        ...facts,
        tidied: kind => counts.push(() => facts.tidied(kind)),
        unknownWord: (of, word) => counts.push(() => facts.unknownWord(of, word)),
      },
      other,
      warn: (of, code, text, data = {}) => warnings.push({ field: of, code, raw: text.slice(0, 500), data }),
    })
    return { patch, warnings, counts, broken: checkIn(patch, Object.keys(patch) as (keyof ItemContent)[]) }
  }

  function remembered(field: SheetField, read: CellReader, raw: string, other: Reading['other']): CellMeaning {
    const isLimit = field === 'statutoryLimit' || field === 'promisedLimit'
    const key = isLimit ? [raw, ...besideLimits.map(other)].join('\n') : raw
    const known = meanings.get(field) ?? new Map<string, CellMeaning>()
    const met = known.get(key)
    if (met) return met
    const meaning = meaningOf(read, raw, other)
    if (known.size < rememberedCells) meanings.set(field, known.set(key, meaning))
    return meaning
  }

  /** @param cell  the text of a field's cell, as it stands in the sheet */
  return function readCells(cell: CellOf, base?: ItemContent): ReadCells {
    const warnings: CellRemark[] = []
    const patch: Partial<ItemContent> = {}
    const other = (field: SheetField) => cell(field).raw.trim()
    const warn: Reading['warn'] = (field, code, raw, data = {}) =>
      warnings.push({ field, code, raw: raw.slice(0, 500), data })
    let broken: keyof ItemContent | undefined
    let several = false
    for (const field of readable) {
      const read = readers[field]
      if (!read) continue
      const { raw, formula } = cell(field)
      if (raw === '') continue
      if (formula) {
        warn(field, 'FORMULA_KEPT_AS_TEXT', raw)
        continue
      }
      if (base && raw.trim() !== '' && saysTheSame(field, raw, base)) continue
      const text = tidyText(raw)
      if (/[０-９]/.test(raw)) facts.tidied('full-width-digits')
      if (text === '' || (unknownWords.has(text) && !noIsAnAnswer.has(field))) continue
      if (ofSeveralCells.has(field)) {
        several = true
        read(text, raw, { patch, base, facts, other, warn })
      } else {
        const meaning = remembered(field, read, raw, other)
        Object.assign(patch, meaning.patch)
        if (meaning.warnings.length > 0) warnings.push(...meaning.warnings)
        for (const count of meaning.counts) count()
        broken ??= meaning.broken
      }
      if ((field === 'name' || field === 'mainItemName') && tidyName(raw) !== text) facts.tidied('brackets')
    }
    if (several) broken ??= checkIn(patch, partsOfSeveral)
    return { patch, warnings, broken }
  }
}

const partsOfSeveral = ['fee', 'facilities', 'windows', 'themes', 'materials', 'result'] as const

import type { CellRemark, SheetField, TypeDictionary } from '#contract/catalog-import.ts'
import {
  itemKindLabels,
  itemKinds,
  serviceObjectLabels,
  serviceObjects,
  type ItemContent,
  type ItemType,
  type LimitUnit,
} from '#contract/catalog-item.ts'
import { typeCodes, typeNumber, typeOfWord } from './import-types.ts'
import { readLimit } from './time-limit.ts'

/** Cells of a sheet as fields of an item. What cannot be read stays unknown and is remarked; nothing is guessed. */

export interface CellFacts {
  readonly typeDictionary: TypeDictionary | null
  readonly itemTypes: Readonly<Record<string, ItemType>>
  readonly unitOf: (field: SheetField) => LimitUnit | undefined
  readonly tidied: (kind: string) => void
  readonly unknownWord: (field: SheetField, word: string) => void
}

export interface ReadCells {
  readonly patch: Partial<ItemContent>
  readonly warnings: CellRemark[]
}

/** Half-width digits and letters, no spaces at the ends, no line breaks; punctuation of Chinese stays. */
export function tidyText(raw: string): string {
  return raw
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, character => character.normalize('NFKC'))
    .replaceAll(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
}

/** A name with one kind of brackets: the full-width ones of Chinese text, where it is Chinese. */
export function tidyName(raw: string): string {
  const text = tidyText(raw)
  return /\p{Script=Han}/u.test(text) ? text.replaceAll('(', '（').replaceAll(')', '）') : text
}

const unknownWords = new Set(['', '未分类', '无', '/', '-', '—', '--', '暂无', '未知', 'null', 'NULL', '不详'])
const yes = /^(是|收费|有|Y|y|1|true)$/
const no = /^(否|不收费|免费|无|N|n|0|false)$/

function listed(text: string): string[] {
  return text
    .split(/[,，、;；|/\n]+/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

type CellReader = (text: string, raw: string, read: Reading) => void
interface Reading {
  readonly patch: Partial<ItemContent>
  /** What the catalogue has: columns that hold a part of a field change that part alone. */
  readonly base: ItemContent | undefined
  readonly facts: CellFacts
  warn(field: SheetField, code: string, raw: string, data?: Record<string, unknown>): void
}

function limitReader(field: 'statutoryLimit' | 'promisedLimit'): CellReader {
  return (_text, raw, { patch, facts, warn }) => {
    const reading = readLimit(raw, facts.unitOf(field))
    if (reading.kind === 'none') return
    if (reading.kind === 'unreadable') {
      patch[field] = null
      warn(field, 'LIMIT_UNREADABLE', raw, { because: reading.because })
      return
    }
    patch[field] = reading.limit
    if (!['working-day', 'on-the-spot'].includes(reading.limit.unit)) facts.tidied('unit-kept')
  }
}

const visitWords: Record<string, number> = { 零跑路: 0, 零跑动: 0, 不见面: 0, 一次跑路: 1, 最多跑一次: 1, 二次跑路: 2 }

function fee({ patch, base }: Reading) {
  return patch.fee ?? base?.fee ?? { charged: true, standard: '', basis: '', onlinePayment: null }
}

/** The windows with a part of the first one changed; a sheet has one column for it and says nothing of the others. */
function windowsWith({ patch, base }: Reading, part: Partial<ItemContent['windows'][number]>) {
  const [first = { name: '', address: '', hours: '', phone: '' }, ...others] = patch.windows ?? base?.windows ?? []
  return [{ ...first, ...part }, ...others]
}

const readers: Partial<Record<SheetField, CellReader>> = {
  basicCode: (text, _raw, { patch }) => (patch.basicCode = text.replaceAll(' ', '')),
  name: (_text, raw, { patch }) => (patch.name = tidyName(raw)),
  mainItemName: (_text, raw, { patch }) => (patch.mainItemName = tidyName(raw)),
  itemType(text, raw, { patch, facts, warn }) {
    const number = typeNumber(text)
    const dictionary = facts.typeDictionary
    const coded = number === undefined || !dictionary ? undefined : typeCodes[dictionary].get(number)
    const type = facts.itemTypes[text] ?? coded ?? typeOfWord(text)
    patch.itemType = type ?? null
    patch.sourceType = { source: number === undefined ? 'words' : (dictionary ?? 'unknown'), code: raw.trim() }
    if (type) return
    facts.unknownWord('itemType', text)
    warn('itemType', 'TYPE_UNKNOWN', raw)
  },
  itemKind(text, raw, { patch, facts, warn }) {
    const kind = itemKinds.find(each => itemKindLabels[each] === text || itemKindLabels[each].slice(0, 2) === text)
    if (kind) patch.itemKind = kind
    else {
      facts.unknownWord('itemKind', text)
      warn('itemKind', 'WORD_UNKNOWN', raw)
    }
  },
  serviceObjects(text, raw, { patch, facts, warn }) {
    const words = listed(text)
    const known = serviceObjects.filter(object =>
      words.some(word => word === serviceObjectLabels[object] || (object === 'natural-person' && word === '个人')),
    )
    const all = Object.values(serviceObjectLabels)
    const strangers = words.filter(word => !all.includes(word) && word !== '个人')
    patch.serviceObjects = known
    for (const word of strangers) facts.unknownWord('serviceObjects', word)
    if (strangers.length > 0) warn('serviceObjects', 'WORD_UNKNOWN', raw, { words: strangers })
  },
  statutoryLimit: limitReader('statutoryLimit'),
  promisedLimit: limitReader('promisedLimit'),
  visitCount(text, raw, { patch, warn }) {
    const number = /^(\d{1,2})次?$/.exec(text)?.[1]
    const count = number === undefined ? visitWords[text] : Number(number)
    patch.visitCount = count ?? null
    if (count === undefined) warn('visitCount', 'COUNT_UNREADABLE', raw)
  },
  visitReason: (text, _raw, { patch }) => (patch.visitReason = text),
  onlineDepth(text, raw, { patch, warn }) {
    const word = /(IV|III|II|I|[1-4]|[一二三四]|Ⅳ|Ⅲ|Ⅱ|Ⅰ)级?/.exec(text)?.[1] ?? (text === '全程网办' ? 'IV' : '')
    const depth = { I: 'I', II: 'II', III: 'III', IV: 'IV' } as const
    const normal = word.normalize('NFKC').replace(/[1-4一二三四]/, digit => {
      const index = '1234'.includes(digit) ? '1234'.indexOf(digit) : '一二三四'.indexOf(digit)
      return ['I', 'II', 'III', 'IV'][index] ?? digit
    })
    const known = normal in depth ? depth[normal as keyof typeof depth] : undefined
    patch.onlineDepth = known ?? null
    if (!known) warn('onlineDepth', 'WORD_UNKNOWN', raw)
  },
  feeCharged(text, raw, read) {
    if (yes.test(text)) read.patch.fee = { ...fee(read), charged: true }
    else if (no.test(text)) read.patch.fee = { ...fee(read), charged: false }
    else read.warn('feeCharged', 'WORD_UNKNOWN', raw)
  },
  feeStandard: (text, _raw, read) => (read.patch.fee = { ...fee(read), standard: text }),
  feeBasis: (text, _raw, read) => (read.patch.fee = { ...fee(read), basis: text }),
  acceptanceConditions: (_text, raw, { patch }) => (patch.acceptanceConditions = raw.trim().slice(0, 20_000)),
  result: (text, _raw, { patch }) => (patch.result = { name: text.slice(0, 500), way: null, sample: false }),
  windowAddress: (text, _raw, read) => (read.patch.windows = windowsWith(read, { address: text.slice(0, 500) })),
  windowHours: (text, _raw, read) => (read.patch.windows = windowsWith(read, { hours: text.slice(0, 500) })),
  consultPhone: (text, _raw, { patch }) => (patch.consultPhone = text.slice(0, 500)),
  complaintPhone: (text, _raw, { patch }) => (patch.complaintPhone = text.slice(0, 500)),
  legalBasis(_text, raw, { patch }) {
    const found = [
      ...raw.matchAll(
        /《([^《》]{2,200})》([^《》\n;；]{0,60}?第[一二三四五六七八九十百零〇\d]+条[^《》\n;；，,。]{0,20})?/g,
      ),
    ]
    patch.legalBasis =
      found.length > 0
        ? found.map(([, document = '', article = '']) => ({ document, article: article.trim() }))
        : [{ document: tidyText(raw).slice(0, 500), article: '' }]
  },
  themes: (text, _raw, { patch }) =>
    (patch.themes = listed(text).map(name => ({ audience: 'person' as const, name: name.slice(0, 500) }))),
  link: (_text, raw, { patch }) => (patch.link = raw.trim().slice(0, 2_000)),
  aliases: (text, _raw, { patch }) => (patch.aliases = listed(text).map(name => name.slice(0, 500))),
}

/**
 * Reads the cells of one row. An empty cell says nothing, so it changes nothing; `未分类` and the like mean unknown.
 * @param cell  the text of a field's cell, as it stands in the sheet
 */
export function readCells(
  fields: readonly SheetField[],
  cell: (field: SheetField) => { raw: string; formula: boolean },
  facts: CellFacts,
  base?: ItemContent,
): ReadCells {
  const warnings: CellRemark[] = []
  const reading: Reading = {
    patch: {},
    base,
    facts,
    warn: (field, code, raw, data = {}) => warnings.push({ field, code, raw: raw.slice(0, 500), data }),
  }
  for (const field of fields) {
    const { raw, formula } = cell(field)
    const read = readers[field]
    if (!read) continue
    if (formula) {
      reading.warn(field, 'FORMULA_KEPT_AS_TEXT', raw)
      continue
    }
    const text = tidyText(raw)
    if (/[０-９]/.test(raw)) facts.tidied('full-width-digits')
    if (unknownWords.has(text) && field !== 'feeCharged' && field !== 'visitReason') continue
    read(text, raw, reading)
    if ((field === 'name' || field === 'mainItemName') && tidyName(raw) !== text) facts.tidied('brackets')
  }
  return { patch: reading.patch, warnings }
}

import type { SheetField, TypeDictionary } from '#contract/catalog-import.ts'
import { itemKindLabels, itemKinds, type ItemContent, type ItemType, type LimitUnit } from '#contract/catalog-item.ts'
import { listedLines, readBasis, readFaq, readMaterials, readSteps } from './import-long-cells.ts'
import { typeCodes, typeNumber, typeOfWord } from './import-types.ts'
import {
  channelsOf,
  countOf,
  crossScopeOf,
  departmentRightOf,
  depthOf,
  levelOf,
  listed,
  serviceObjectsOf,
  yesOrNo,
} from './import-words.ts'
import { tidyName, tidyText } from './tidy-text.ts'
import { readLimit, unitOfWord } from './time-limit.ts'

/** How the cell of each field is read. What cannot be read stays unknown and is remarked; nothing is guessed. */

export interface CellFacts {
  readonly typeDictionary: TypeDictionary | null
  readonly itemTypes: Readonly<Record<string, ItemType>>
  readonly unitOf: (field: SheetField) => LimitUnit | undefined
  readonly headingOf: (field: SheetField) => string
  readonly tidied: (kind: string) => void
  readonly unknownWord: (field: SheetField, word: string) => void
}

export type CellReader = (text: string, raw: string, read: Reading) => void
export interface Reading {
  readonly patch: Partial<ItemContent>
  /** What the catalogue has: columns that hold a part of a field change that part alone. */
  readonly base: ItemContent | undefined
  readonly facts: CellFacts
  /** The text of another cell of the row; empty where there is no such column. */
  other(field: SheetField): string
  warn(field: SheetField, code: string, raw: string, data?: Record<string, unknown>): void
}

/** Both limits in one cell: 法定20个工作日，承诺5个工作日. */
const bothLimits = /^法定(?:时限|期限)?[:：]?(.+?)[,，;；、\s/]+承诺(?:时限|期限)?[:：]?(.+)$/s

/** The limit of a cell, its unit taken from the cell, a column of its own, or the heading; 0 only where the item is 即办件. */
function limitReader(field: 'statutoryLimit' | 'promisedLimit'): CellReader {
  return (_text, cell, { patch, facts, warn, other }) => {
    const both = field === 'promisedLimit' ? bothLimits.exec(cell.trim()) : null
    const raw = both?.[2] ?? cell
    const lawful = both && other('statutoryLimit') === '' ? readLimit(both[1] ?? '', facts.unitOf(field)) : undefined
    if (lawful?.kind === 'limit') patch.statutoryLimit = lawful.limit
    const unitCell = other(`${field}Unit`)
    const reading = readLimit(raw, unitOfWord(unitCell) ?? facts.unitOf(field))
    if (reading.kind === 'none') return
    if (reading.kind === 'unreadable') {
      const nothing = /^0+(\.0+)?$/.test(raw.normalize('NFKC').trim()) || reading.because === 'zero'
      if (nothing && field === 'promisedLimit' && isOnTheSpot(other('itemKind'))) {
        patch[field] = { value: 0, unit: 'on-the-spot', raw: raw.trim().slice(0, 200) }
        return
      }
      patch[field] = null
      warn(field, 'LIMIT_UNREADABLE', raw, { because: reading.because })
      return
    }
    patch[field] =
      unitCell === '' ? reading.limit : { ...reading.limit, raw: `${reading.limit.raw}${unitCell}`.slice(0, 200) }
    if (!['working-day', 'on-the-spot'].includes(reading.limit.unit)) facts.tidied('unit-kept')
  }
}

function isOnTheSpot(cell: string): boolean {
  return kindOf(tidyText(cell)) === 'on-the-spot'
}

function kindOf(text: string) {
  if (/^(即办|即时办结)/.test(text)) return 'on-the-spot' as const
  return itemKinds.find(kind => itemKindLabels[kind] === text || itemKindLabels[kind].slice(0, 2) === text)
}

function fee({ patch, base }: Reading) {
  return patch.fee ?? base?.fee ?? { charged: true, standard: '', basis: '', onlinePayment: null }
}

/** The windows with a part of the first one changed; a sheet has one column for it and says nothing of the others. */
function windowsWith({ patch, base }: Reading, part: Partial<ItemContent['windows'][number]>) {
  const [first = { name: '', address: '', hours: '', phone: '' }, ...others] = patch.windows ?? base?.windows ?? []
  return [{ ...first, ...part }, ...others]
}

export const readers: Partial<Record<SheetField, CellReader>> = {
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
    const kind = kindOf(text)
    if (kind) patch.itemKind = kind
    else {
      facts.unknownWord('itemKind', text)
      warn('itemKind', 'WORD_UNKNOWN', raw)
    }
  },
  serviceObjects(text, raw, { patch, facts, warn }) {
    const { known, strangers } = serviceObjectsOf(text)
    patch.serviceObjects = known
    for (const word of strangers) facts.unknownWord('serviceObjects', word)
    if (strangers.length > 0) warn('serviceObjects', 'WORD_UNKNOWN', raw, { words: strangers })
  },
  statutoryLimit: limitReader('statutoryLimit'),
  promisedLimit: limitReader('promisedLimit'),
  visitCount(text, raw, { patch, warn }) {
    const count = countOf(text)
    patch.visitCount = count ?? null
    if (count === undefined) warn('visitCount', 'COUNT_UNREADABLE', raw)
  },
  visitReason: (text, _raw, { patch }) => (patch.visitReason = text),
  onlineDepth: oneOf('onlineDepth', depthOf),
  level: oneOf('level', levelOf),
  departmentRight: oneOf('departmentRight', departmentRightOf),
  crossScope: oneOf('crossScope', crossScopeOf),
  powerSource: (text, _raw, { patch }) => (patch.powerSource = text),
  delegatedBy: (text, _raw, { patch }) => (patch.delegatedBy = text),
  subItemName: (_text, raw, { patch }) => (patch.subItemName = tidyName(raw)),
  otherCode: (text, _raw, { patch, facts }) =>
    (patch.otherCodes = [{ source: facts.headingOf('otherCode'), code: text }]),
  specialProcedure: (_text, raw, { patch }) => (patch.specialProcedure = raw.trim()),
  quantityLimit: (text, _raw, { patch }) => (patch.quantityLimit = text),
  intermediary: (text, _raw, { patch }) => (patch.intermediary = text),
  jointDepartments: (text, _raw, { patch }) => (patch.jointDepartments = listed(text)),
  lifeEvents: (text, _raw, { patch }) => (patch.lifeEvents = listed(text)),
  inHall: facility('inHall'),
  appointment: facility('appointment'),
  express: facility('express'),
  selfService: facility('selfService'),
  channels(text, raw, { patch, facts, warn }) {
    const { known, strangers } = channelsOf(text)
    patch.channels = known
    for (const word of strangers) facts.unknownWord('channels', word)
    if (strangers.length > 0) warn('channels', 'WORD_UNKNOWN', raw, { words: strangers })
  },
  feeCharged(text, raw, read) {
    const charged = yesOrNo(text)
    if (charged !== undefined) read.patch.fee = { ...fee(read), charged }
    else read.warn('feeCharged', 'WORD_UNKNOWN', raw)
  },
  feeStandard: (text, raw, read) => (read.patch.fee = { ...fee(read), standard: text === '' ? '' : raw.trim() }),
  feeBasis: (text, raw, read) => (read.patch.fee = { ...fee(read), basis: text === '' ? '' : raw.trim() }),
  onlinePayment(text, raw, read) {
    const onlinePayment = yesOrNo(text)
    if (onlinePayment === undefined) read.warn('onlinePayment', 'WORD_UNKNOWN', raw)
    // Without a word on a fee there is none to pay: the answer stands with the fee, where there is one.
    else if (read.patch.fee || read.base?.fee) read.patch.fee = { ...fee(read), onlinePayment }
  },
  acceptanceConditions: (_text, raw, { patch }) => (patch.acceptanceConditions = raw.trim()),
  steps: (_text, raw, { patch }) => (patch.steps = readSteps(raw)),
  materials: (_text, raw, { patch, base }) => (patch.materials = readMaterials(raw, base?.materials ?? [])),
  faq: (_text, raw, { patch }) => (patch.faq = readFaq(raw)),
  result: (text, _raw, { patch, base }) =>
    (patch.result = base?.result?.name === text ? base.result : { name: text, way: null, sample: false }),
  windowName: (text, _raw, read) => (read.patch.windows = windowsWith(read, { name: text })),
  windowAddress: (text, _raw, read) => (read.patch.windows = windowsWith(read, { address: text })),
  windowHours: (text, _raw, read) => (read.patch.windows = windowsWith(read, { hours: text })),
  consultPhone: (text, _raw, { patch }) => (patch.consultPhone = text),
  complaintPhone: (text, _raw, { patch }) => (patch.complaintPhone = text),
  legalBasis: (_text, raw, { patch }) => (patch.legalBasis = readBasis(raw)),
  themes: (text, _raw, read) => (read.patch.themes = themesWith(read, 'person', listed(text))),
  legalThemes: (text, _raw, read) => (read.patch.themes = themesWith(read, 'legal-person', listed(text))),
  link: (_text, raw, { patch }) => (patch.link = raw.trim()),
  aliases: (_text, raw, { patch }) => (patch.aliases = listedLines(raw)),
}

function oneOf<Field extends 'onlineDepth' | 'level' | 'departmentRight' | 'crossScope'>(
  field: Field,
  read: (text: string) => ItemContent[Field] | undefined,
): CellReader {
  return (text, raw, { patch, facts, warn }) => {
    const value = read(text)
    patch[field] = value ?? null
    if (value !== undefined) return
    facts.unknownWord(field, text)
    warn(field, 'WORD_UNKNOWN', raw)
  }
}

const noFacilities = { inHall: null, appointment: null, express: null, selfService: null }
function facility(field: keyof typeof noFacilities): CellReader {
  return (text, raw, { patch, base, warn }) => {
    const answer = yesOrNo(text)
    if (answer === undefined) warn(field, 'WORD_UNKNOWN', raw)
    else patch.facilities = { ...(patch.facilities ?? base?.facilities ?? noFacilities), [field]: answer }
  }
}

function themesWith({ patch, base }: Reading, audience: 'person' | 'legal-person', names: readonly string[]) {
  const others = (patch.themes ?? base?.themes ?? []).filter(theme => theme.audience !== audience)
  const own = names.map(name => ({ audience, name }))
  return audience === 'person' ? [...own, ...others] : [...others, ...own]
}

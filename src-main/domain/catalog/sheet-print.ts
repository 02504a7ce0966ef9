import type { SheetField } from '#contract/catalog-import.ts'
import {
  channelLabels,
  crossScopeLabels,
  departmentRightLabels,
  itemKindLabels,
  itemLevelLabels,
  itemTypeLabels,
  serviceObjectLabels,
  type ItemContent,
} from '#contract/catalog-item.ts'
import { printBasis, printFaq } from './import-long-cells.ts'
import { printLimit } from './time-limit.ts'

/** The cells of an item in a sheet of the implementation list; an import reads each of them back as it was. */

export interface ItemToPrint {
  readonly code: string
  readonly content: ItemContent
  readonly department: { readonly name: string; readonly creditCode: string | null }
}

const yesNo = (answer: boolean | null | undefined) =>
  answer === null || answer === undefined ? '' : answer ? '是' : '否'
const numbered = (lines: readonly string[]) =>
  lines.length === 1 ? (lines[0] ?? '') : lines.map((line, index) => `${index + 1}. ${line}`).join('\n')

type Print = (item: ItemToPrint) => string

const printers: Record<SheetField, Print> = {
  code: ({ code }) => code,
  basicCode: ({ content }) => content.basicCode,
  otherCode: ({ content }) => content.otherCodes[0]?.code ?? '',
  name: ({ content }) => content.name,
  mainItemName: ({ content }) => content.mainItemName ?? '',
  subItemName: ({ content }) => content.subItemName ?? '',
  itemType: ({ content }) => (content.itemType ? itemTypeLabels[content.itemType].zh : ''),
  department: ({ department }) => department.name,
  departmentCode: ({ department }) => department.creditCode ?? '',
  departmentRight: ({ content }) => (content.departmentRight ? departmentRightLabels[content.departmentRight] : ''),
  delegatedBy: ({ content }) => content.delegatedBy,
  areaCode: () => '',
  level: ({ content }) => (content.level ? itemLevelLabels[content.level] : ''),
  powerSource: ({ content }) => content.powerSource,
  legalBasis: ({ content }) => content.legalBasis.map(printBasis).join('\n'),
  serviceObjects: ({ content }) => content.serviceObjects.map(each => serviceObjectLabels[each]).join('、'),
  itemKind: ({ content }) => (content.itemKind ? itemKindLabels[content.itemKind] : ''),
  acceptanceConditions: ({ content }) => content.acceptanceConditions,
  materials: ({ content }) => numbered(content.materials.map(each => each.name)),
  steps: ({ content }) => content.steps.join('→'),
  specialProcedure: ({ content }) => content.specialProcedure,
  statutoryLimit: ({ content }) => printLimit(content.statutoryLimit),
  // The unit stands in the limit's own cell: a number without it would be read wrongly sooner or later.
  statutoryLimitUnit: () => '',
  promisedLimit: ({ content }) => printLimit(content.promisedLimit),
  promisedLimitUnit: () => '',
  visitCount: ({ content }) => (content.visitCount === null ? '' : String(content.visitCount)),
  visitReason: ({ content }) => content.visitReason,
  channels: ({ content }) => content.channels.map(each => channelLabels[each]).join('、'),
  onlineDepth: ({ content }) => content.onlineDepth ?? '',
  link: ({ content }) => content.link,
  crossScope: ({ content }) => (content.crossScope ? crossScopeLabels[content.crossScope] : ''),
  inHall: ({ content }) => yesNo(content.facilities?.inHall),
  appointment: ({ content }) => yesNo(content.facilities?.appointment),
  express: ({ content }) => yesNo(content.facilities?.express),
  selfService: ({ content }) => yesNo(content.facilities?.selfService),
  feeCharged: ({ content }) => yesNo(content.fee?.charged),
  feeStandard: ({ content }) => content.fee?.standard ?? '',
  feeBasis: ({ content }) => content.fee?.basis ?? '',
  onlinePayment: ({ content }) => yesNo(content.fee?.onlinePayment),
  quantityLimit: ({ content }) => content.quantityLimit,
  jointDepartments: ({ content }) => content.jointDepartments.join('、'),
  intermediary: ({ content }) => content.intermediary,
  result: ({ content }) => content.result?.name ?? '',
  windowName: ({ content }) => content.windows[0]?.name ?? '',
  windowAddress: ({ content }) => content.windows[0]?.address ?? '',
  windowHours: ({ content }) => content.windows[0]?.hours ?? '',
  consultPhone: ({ content }) => content.consultPhone,
  complaintPhone: ({ content }) => content.complaintPhone,
  themes: ({ content }) => themesOf(content, 'person'),
  legalThemes: ({ content }) => themesOf(content, 'legal-person'),
  lifeEvents: ({ content }) => content.lifeEvents.join('、'),
  faq: ({ content }) => printFaq(content.faq),
  aliases: ({ content }) => numbered(content.aliases),
}

function themesOf({ themes }: ItemContent, audience: 'person' | 'legal-person'): string {
  return themes
    .filter(theme => theme.audience === audience)
    .map(theme => theme.name)
    .join('、')
}

export function printCell(field: SheetField, item: ItemToPrint): string {
  return printers[field](item)
}

const nobody = { name: '', creditCode: null }

/** Whether a cell says of a field exactly what the item says already, in the words an export has for it. */
export function saysTheSame(field: SheetField, cell: string, content: ItemContent): boolean {
  return printers[field]({ code: '', content, department: nobody }).trim() === cell.trim()
}

const neverPrinted = new Set<SheetField>(['areaCode', 'statutoryLimitUnit', 'promisedLimitUnit'])

/** Columns of an export in the order of the standard's elements. */
export function exportedFields(fields: readonly SheetField[]): SheetField[] {
  return fields.filter(field => !neverPrinted.has(field))
}

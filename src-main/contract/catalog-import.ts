import { z } from 'zod'
import { itemTypeSchema } from './catalog-item.ts'
import { refusal } from './procedure.ts'

/** The import of a sheet: read, compared and staged first; applied whole or not at all. */

/** Largest sheet taken, bytes. */
export const maxSheetBytes = 64 * 1024 * 1024

/** What a column of a sheet may mean. */
export const sheetFields = [
  'code',
  'basicCode',
  'name',
  'mainItemName',
  'department',
  'departmentCode',
  'areaCode',
  'itemType',
  'itemKind',
  'serviceObjects',
  'statutoryLimit',
  'promisedLimit',
  'visitCount',
  'visitReason',
  'onlineDepth',
  'feeCharged',
  'feeStandard',
  'feeBasis',
  'acceptanceConditions',
  'result',
  'windowAddress',
  'windowHours',
  'consultPhone',
  'complaintPhone',
  'legalBasis',
  'themes',
  'link',
  'aliases',
] as const
export type SheetField = (typeof sheetFields)[number]
export const sheetFieldLabels: Record<SheetField, string> = {
  code: '实施编码',
  basicCode: '基本编码',
  name: '事项名称',
  mainItemName: '主项名称',
  department: '实施主体',
  departmentCode: '实施主体编码',
  areaCode: '行政区划',
  itemType: '事项类型',
  itemKind: '办件类型',
  serviceObjects: '服务对象',
  statutoryLimit: '法定办结时限',
  promisedLimit: '承诺办结时限',
  visitCount: '到现场次数',
  visitReason: '必须现场办理原因',
  onlineDepth: '网上办理深度',
  feeCharged: '是否收费',
  feeStandard: '收费标准',
  feeBasis: '收费依据',
  acceptanceConditions: '受理条件',
  result: '审批结果',
  windowAddress: '办理地点',
  windowHours: '办理时间',
  consultPhone: '咨询电话',
  complaintPhone: '投诉电话',
  legalBasis: '设定依据',
  themes: '主题分类',
  link: '办事指南链接',
  aliases: '别名',
}

export const typeDictionaries = ['national', 'power-list'] as const
export type TypeDictionary = (typeof typeDictionaries)[number]

/** What a person decided about a sheet; everything left out is proposed by the reader. */
export const sheetMappingSchema = z.object({
  /** Heading as it stands in the sheet → field, or null to leave the column out. */
  columns: z.record(z.string(), z.enum(sheetFields).nullable()).default({}),
  /** The dictionary by which type codes are read. */
  typeDictionary: z.enum(typeDictionaries).optional(),
  /** Unknown type word → type. */
  itemTypes: z.record(z.string(), itemTypeSchema).default({}),
  /** Department as written in the sheet → department id. */
  departments: z.record(z.string(), z.string()).default({}),
})
export type SheetMapping = z.infer<typeof sheetMappingSchema>

export const importRowStates = ['new', 'changed', 'unchanged', 'possible-duplicate', 'refused'] as const
export type ImportRowState = (typeof importRowStates)[number]
export const importRowStateLabels: Record<ImportRowState, string> = {
  new: '新增',
  changed: '变更',
  unchanged: '未变',
  'possible-duplicate': '可能重复',
  refused: '读不了',
}

/** A remark at a cell; `code` has its sentence in the client, `raw` is the cell as it stands in the sheet. */
export const cellRemarkSchema = z.object({
  field: z.enum(sheetFields).nullable(),
  code: z.string(),
  raw: z.string().default(''),
  /** What the sentence needs: another row's number, an item's id and name. */
  data: z.record(z.string(), z.unknown()).default({}),
})
export type CellRemark = z.infer<typeof cellRemarkSchema>

export const fieldChangeSchema = z.object({ field: z.string(), before: z.string(), after: z.string() })

export const importRowSchema = z.object({
  /** As the sheet counts them, from 1, title rows included. */
  rowNumber: z.int().min(1),
  state: z.enum(importRowStates),
  code: z.string(),
  name: z.string(),
  departmentName: z.string(),
  itemType: itemTypeSchema.nullable(),
  itemId: z.string().nullable(),
  /** Why it cannot be taken, or what it resembles. */
  reasons: z.array(cellRemarkSchema),
  /** What was taken with a flag. */
  warnings: z.array(cellRemarkSchema),
  changes: z.array(fieldChangeSchema),
})
export type ImportRow = z.infer<typeof importRowSchema>

export const importSummarySchema = z.object({
  importId: z.string(),
  fileName: z.string(),
  state: z.enum(['staged', 'applied', 'discarded']),
  stagedBy: z.string(),
  stagedAt: z.iso.datetime(),
  /** How the file was read. */
  encoding: z.string(),
  sheetName: z.string().nullable(),
  headerRow: z.int(),
  columns: z.array(z.object({ heading: z.string(), field: z.enum(sheetFields).nullable() })),
  typeDictionary: z.enum(typeDictionaries).nullable(),
  rows: z.int(),
  counts: z.record(z.enum(importRowStates), z.int()),
  /** Words no dictionary knows, once each, to be mapped by a person. */
  unknownWords: z.array(z.object({ field: z.enum(sheetFields), word: z.string(), rows: z.int() })),
  /** Departments that are not in the catalogue and will be made. */
  newDepartments: z.array(z.object({ name: z.string(), rows: z.int(), creditCode: z.string().nullable() })),
  /** What was tidied without asking, by kind: cells. The sheet's wording is kept beside it. */
  tidied: z.array(z.object({ kind: z.string(), cells: z.int() })),
})
export type ImportSummary = z.infer<typeof importSummarySchema>

export const sheetProblems = [
  'TOO_LARGE',
  'EMPTY',
  'NOT_A_SHEET',
  'OLD_EXCEL',
  'ENCODING_UNKNOWN',
  'QUOTE_NOT_CLOSED',
  'QUOTE_MISPLACED',
  'ARCHIVE_BROKEN',
  'TOO_MANY_ENTRIES',
  'INFLATES_TOO_MUCH',
  'DOCTYPE_REFUSED',
  'XML_BROKEN',
  'TOO_MANY_ROWS',
  'TOO_MANY_COLUMNS',
  'NO_HEADER',
] as const
export type SheetProblem = (typeof sheetProblems)[number]

export const importRefusals = {
  SHEET_REFUSED: refusal(
    z.object({ problem: z.enum(sheetProblems), rowNumber: z.int().optional(), limit: z.number().optional() }),
  ),
}

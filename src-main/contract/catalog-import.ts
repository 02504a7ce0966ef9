import { z } from 'zod'
import { itemTypeSchema } from './catalog-item.ts'
import { refusal } from './procedure.ts'

/** The import of a sheet: read, compared and staged first; applied whole or not at all. */

/** Largest sheet taken, bytes. */
export const maxSheetBytes = 64 * 1024 * 1024
/** A sheet as it travels. */
export const sheetBytesSchema = z
  .string()
  .max(Math.ceil(maxSheetBytes / 3) * 4 + 4)
  .describe('base64 of the file, at most 64 MB before encoding')

/** What a column of a sheet may mean, in the order of the national implementation list; exports follow it. */
export const sheetFields = [
  'code',
  'basicCode',
  'otherCode',
  'name',
  'mainItemName',
  'subItemName',
  'itemType',
  'department',
  'departmentCode',
  'departmentRight',
  'delegatedBy',
  'areaCode',
  'level',
  'powerSource',
  'legalBasis',
  'serviceObjects',
  'itemKind',
  'acceptanceConditions',
  'materials',
  'steps',
  'specialProcedure',
  'statutoryLimit',
  'statutoryLimitUnit',
  'promisedLimit',
  'promisedLimitUnit',
  'visitCount',
  'visitReason',
  'channels',
  'onlineDepth',
  'link',
  'crossScope',
  'inHall',
  'appointment',
  'express',
  'selfService',
  'feeCharged',
  'feeStandard',
  'feeBasis',
  'onlinePayment',
  'quantityLimit',
  'jointDepartments',
  'intermediary',
  'result',
  'windowName',
  'windowAddress',
  'windowHours',
  'consultPhone',
  'complaintPhone',
  'themes',
  'legalThemes',
  'lifeEvents',
  'faq',
  'aliases',
] as const
export type SheetField = (typeof sheetFields)[number]
export const sheetFieldLabels: Record<SheetField, string> = {
  code: '实施编码',
  basicCode: '基本编码',
  otherCode: '其他编码',
  name: '事项名称',
  mainItemName: '主项名称',
  subItemName: '子项名称',
  itemType: '事项类型',
  department: '实施主体',
  departmentCode: '实施主体编码',
  departmentRight: '实施主体性质',
  delegatedBy: '委托部门',
  areaCode: '行政区划',
  level: '行使层级',
  powerSource: '权力来源',
  legalBasis: '设定依据',
  serviceObjects: '服务对象',
  itemKind: '办件类型',
  acceptanceConditions: '受理条件',
  materials: '申请材料',
  steps: '办理流程',
  specialProcedure: '特别程序',
  statutoryLimit: '法定办结时限',
  statutoryLimitUnit: '法定办结时限单位',
  promisedLimit: '承诺办结时限',
  promisedLimitUnit: '承诺办结时限单位',
  visitCount: '到办事现场次数',
  visitReason: '必须现场办理原因说明',
  channels: '办理形式',
  onlineDepth: '网上办理深度',
  link: '网办地址',
  crossScope: '通办范围',
  inHall: '是否进驻政务大厅',
  appointment: '是否支持预约办理',
  express: '是否支持物流快递',
  selfService: '是否支持自助终端办理',
  feeCharged: '是否收费',
  feeStandard: '收费标准',
  feeBasis: '收费依据',
  onlinePayment: '是否支持网上支付',
  quantityLimit: '数量限制',
  jointDepartments: '联办机构',
  intermediary: '中介服务',
  result: '审批结果名称',
  windowName: '办理窗口',
  windowAddress: '办理地点',
  windowHours: '办理时间',
  consultPhone: '咨询方式',
  complaintPhone: '监督投诉方式',
  themes: '面向自然人主题分类',
  legalThemes: '面向法人主题分类',
  lifeEvents: '一件事',
  faq: '常见问题',
  aliases: '别名',
}

export const typeDictionaries = ['national', 'power-list', 'national-eleven'] as const
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
/** Nobody decided anything. */
export const noMapping: SheetMapping = { columns: {}, itemTypes: {}, departments: {} }

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
  /** Unique in the import and growing; the row's number in the first sheet, higher in later ones. Acts name this. */
  line: z.int().min(1),
  /** The tab it stands on; null in a CSV file. */
  sheetName: z.string().nullable(),
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
  /** Every tab of the file: whether it was read as a list of items, and how many rows of it are items. */
  sheets: z
    .array(z.object({ name: z.string().nullable(), headerRow: z.int().nullable(), rows: z.int(), read: z.boolean() }))
    .default([]),
  /** Who sends such sheets, and whether what was decided about their last one was used again. */
  sender: z.string().default(''),
  mappingRemembered: z.boolean().default(false),
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
  'NESTED_ARCHIVE',
  'EXTERNAL_LINKS',
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

import type { SheetField, SheetMapping } from '#contract/catalog-import.ts'
import type { LimitUnit } from '#contract/catalog-item.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { Sheet, SheetFile, SheetRow } from './ports.ts'
import { unitInHeading } from './time-limit.ts'

/** Which column means what: the office's own words, and those of portals that export sheets. */
const headings: Record<SheetField, readonly string[]> = {
  code: [
    '实施编码',
    '实施清单编码',
    '事项编码',
    '业务办理项编码',
    '办理项编码',
    'itemcode',
    'taskcode',
    '事项代码',
    '编码',
  ],
  basicCode: ['基本编码', '基本目录编码', '国家基本编码', 'catalogcode', '编码(国家)'],
  name: [
    '事项名称',
    '办理项名称',
    '业务办理项名称',
    '实施清单名称',
    '政务服务事项名称',
    'itemname',
    'taskname',
    '名称',
    '事项',
  ],
  mainItemName: ['主项', '主项名称', '大项名称', '目录名称', '主事项名称'],
  department: [
    '部门',
    '实施主体',
    '实施主体名称',
    '责任部门',
    '实施部门',
    '部门名称',
    '单位',
    'deptname',
    '主管部门',
    '所属部门',
  ],
  departmentCode: ['实施主体编码', '部门编码', '统一社会信用代码', 'deptcode', '单位编码'],
  areaCode: ['行政区划', '行政区划代码', '区划编码', 'areacode', '区划代码'],
  itemType: ['事项类型', '权力类型', '类型', 'tasktype', '事项类别', '行政权力类型'],
  itemKind: ['办件类型', '办件类别', 'projecttype'],
  serviceObjects: ['服务对象', '服务对象类型', '面向对象', '办理对象', 'servertype'],
  statutoryLimit: ['法定办结时限', '法定时限', '法定期限', '法定办理时限', 'anticipateday'],
  promisedLimit: ['承诺办结时限', '承诺时限', '承诺期限', '承诺办理时限', '办结时限', 'promiseday'],
  visitCount: ['到办事现场次数', '到现场次数', '跑动次数', '跑动', '现场次数', 'limitscenenum'],
  visitReason: ['必须现场办理原因说明', '必须现场办理原因', '现场办理原因'],
  onlineDepth: ['网上办理深度', '网办深度', '办理深度'],
  feeCharged: ['是否收费', '收费情况'],
  feeStandard: ['收费标准', '收费项目标准'],
  feeBasis: ['收费依据'],
  acceptanceConditions: ['受理条件', '申请条件', '办理条件'],
  result: ['审批结果名称', '审批结果', '结果名称', '办理结果'],
  windowAddress: ['办理地点', '办理地址', '地址', '窗口地址'],
  windowHours: ['办理时间', '办公时间', '工作时间'],
  consultPhone: ['咨询电话', '咨询方式', '联系电话', '电话'],
  complaintPhone: ['投诉电话', '监督投诉电话', '监督投诉方式', '监督电话'],
  legalBasis: ['设定依据', '法律依据', '实施依据', '依据', '设立依据'],
  themes: ['主题分类', '主题', '面向自然人主题分类'],
  link: ['link', '链接', '办事指南链接', '网办地址', '指南地址', '办理链接'],
  aliases: ['别名', '俗称', '简称'],
}

function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[\s_*:：]/g, '')
    .toLowerCase()
}

const fieldOfHeading = new Map(
  Object.entries(headings).flatMap(([field, words]) => words.map(word => [headingKey(word), field as SheetField])),
)

/** The field a heading names; what stands in brackets after it (a unit, a hint) is looked past. */
export function proposeField(heading: string): SheetField | undefined {
  const key = headingKey(heading)
  return fieldOfHeading.get(key) ?? fieldOfHeading.get(key.replaceAll(/\([^()]*\)/g, ''))
}

export interface SheetColumn {
  readonly index: number
  readonly heading: string
  readonly field: SheetField | null
  /** The unit that the heading of a time limit names. */
  readonly unit: LimitUnit | undefined
}

export interface ReadTable {
  readonly sheetName: string | null
  readonly headerRow: number
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

/** Title rows, notes and the office's name may stand above the headings; further down there are none. */
const rowsSearchedForHeader = 30

function hits(row: SheetRow | undefined): number {
  return new Set(row?.cells.map(proposeField).filter(field => field !== undefined)).size
}

/** Headings in two lines: the lower word where it says something, else the upper one. */
function joinedHeadings(upper: SheetRow, lower: SheetRow): string[] {
  const width = Math.max(upper.cells.length, lower.cells.length)
  return Array.from({ length: width }, (_, index) => {
    const [above = '', below = ''] = [upper.cells[index]?.trim(), lower.cells[index]?.trim()]
    if (below === '') return above
    return proposeField(below) || above === '' ? below : `${above}${below}`
  })
}

function tableOf(sheet: Sheet, mapping: SheetMapping): ReadTable | undefined {
  const mapped = new Map(Object.entries(mapping.columns))
  const named = (row: SheetRow) => row.cells.filter(cell => mapped.get(cell.trim())).length
  let best: { at: number; score: number } | undefined
  for (const [at, row] of sheet.rows.slice(0, rowsSearchedForHeader).entries()) {
    const score = hits(row) + named(row)
    if (score >= 2 && score > (best?.score ?? 0)) best = { at, score }
  }
  const header = best && sheet.rows[best.at]
  if (!best || !header) return undefined
  const above = sheet.rows[best.at - 1]
  const below = sheet.rows[best.at + 1]
  let texts = header.cells.map(cell => cell.trim())
  let first = best.at + 1
  // A second line of headings has words of headings and no code: real rows have one.
  if (below && hits(below) >= 2) {
    texts = joinedHeadings(header, below)
    first += 1
  } else if (above && hits(above) >= 2) texts = joinedHeadings(above, header)
  const taken = new Set<SheetField>()
  const columns = texts.map((heading, index) => {
    const decided = mapped.get(heading)
    const field = decided === undefined ? (proposeField(heading) ?? null) : decided
    const once = field !== null && !taken.has(field) ? field : null
    if (once) taken.add(once)
    return { index, heading, field: once, unit: unitInHeading(heading) }
  })
  if (!taken.has('name')) return undefined
  return { sheetName: sheet.name, headerRow: header.rowNumber, columns, rows: sheet.rows.slice(first) }
}

/** The first sheet of the file that has headings with a name among them. */
export function findTable(file: SheetFile, mapping: SheetMapping): Result<ReadTable> {
  if (file.sheets.every(sheet => sheet.rows.length === 0)) return violation('SHEET_REFUSED', { problem: 'EMPTY' })
  for (const sheet of file.sheets) {
    const table = tableOf(sheet, mapping)
    if (table) return ok(table)
  }
  return violation('SHEET_REFUSED', { problem: 'NO_HEADER' })
}

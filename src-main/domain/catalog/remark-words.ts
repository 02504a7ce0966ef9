import type { CellRemark } from '#contract/catalog-import.ts'

/** Remarks at the cells of a sheet in words, for files and the command line; the pages have theirs in i18n. */
const remarks: Record<string, (remark: CellRemark) => string> = {
  CODE_MISSING: () => '没有实施编码',
  NAME_MISSING: () => '没有事项名称',
  NAME_TOO_LONG: () => '事项名称超过 500 个字',
  CODE_TOO_LONG: () => '编码超过 100 个字符',
  DEPARTMENT_MISSING: () => '没有写部门',
  CODE_TWICE: ({ raw, data }) => `编码 ${raw} 在第 ${String(data['rowNumber'])} 行已经有了`,
  FORMULA_IN_KEY: ({ raw }) => `名称、编码、部门不能是公式：${raw}`,
  ROW_CUT_SHORT: () => '文件在这一行中间断了，可能不完整',
  VERSION_UNDER_WAY: ({ data }) => `${String(data['by'])}正在改这个事项，还没有发布；为免盖掉，这一行没有收`,
  VERSION_SCHEDULED: ({ data }) =>
    `这个事项已有${String(data['by'])}改过、${String(data['from'])} 起施行的版本；为免盖掉，这一行没有收`,
  INHERITED_KEPT: ({ raw }) => `“${raw}”与上级基本目录不同；这一栏沿用上级，没有改`,
  CELL_TOO_LONG: ({ raw }) => `有一格太长：${raw}`,
  LIMIT_UNREADABLE: ({ raw }) => `时限“${raw}”读不出数目和单位，先记为未知`,
  COUNT_UNREADABLE: ({ raw }) => `次数“${raw}”读不出，先记为未知`,
  TYPE_UNKNOWN: ({ raw }) => `字典里没有“${raw}”这个类型，先记为未知`,
  WORD_UNKNOWN: ({ raw }) => `不认识“${raw}”`,
  FORMULA_KEPT_AS_TEXT: ({ raw }) => `公式 ${raw} 没有计算`,
  CONTENT_BROKEN: ({ raw }) => `这一条的 ${raw} 不合格式`,
  CODE_ROUNDED: ({ raw }) => `编码 ${raw} 被表格软件当成数字改坏了，请改成文本后重新填写`,
  SAME_ROW_IN_SHEET: ({ data }) => `与第 ${String(data['rowNumber'])} 行完全相同`,
  SAME_BASIS_IN_CATALOGUE: ({ data }) =>
    `与目录里的“${String(data['name'])}”意思和依据相同，编码 ${String(data['code'])}`,
  SAME_BASIS_IN_SHEET: ({ data }) => `与第 ${String(data['rowNumber'])} 行“${String(data['name'])}”意思和依据相同`,
  SAME_SOUND_IN_CATALOGUE: ({ data }) => `与目录里的“${String(data['name'])}”读音相同，编码 ${String(data['code'])}`,
  SAME_SOUND_IN_SHEET: ({ data }) => `与第 ${String(data['rowNumber'])} 行“${String(data['name'])}”读音相同`,
  SAME_NAME_IN_CATALOGUE: ({ data }) => `目录里同部门已有同名事项，编码 ${String(data['code'])}`,
  SAME_NAME_IN_SHEET: ({ data }) => `与第 ${String(data['rowNumber'])} 行同名，编码不同`,
}

export function remarkWords(remark: CellRemark): string {
  return remarks[remark.code]?.(remark) ?? remark.code
}

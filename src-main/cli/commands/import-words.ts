import type { SheetProblem } from '#contract/catalog-import.ts'

/** Sentences of an import for the command line; the pages have their own in `client/explain-error.ts` and i18n. */
const problems: Record<SheetProblem, string> = {
  TOO_LARGE: '这个文件超过 64 MB，没有读。请分成几份再导入。',
  EMPTY: '这个文件是空的。请检查是否选对了文件。',
  NOT_A_SHEET: '这个文件不是表格。请另存为 XLSX 或 CSV 再导入。',
  OLD_EXCEL: '这是旧版 Excel（.xls）或加了密码的工作簿。请打开它，另存为不带密码的 XLSX 再导入。',
  ENCODING_UNKNOWN: '读不出这个文件的文字编码。请另存为 UTF-8 的 CSV 或 XLSX 再导入。',
  QUOTE_NOT_CLOSED: '有一个引号没有收尾，文件可能不完整。请检查这一行，或重新导出。',
  QUOTE_MISPLACED: '有一个引号放错了位置。请检查这一行的引号，或另存为 XLSX 再导入。',
  ARCHIVE_BROKEN: '这个 XLSX 文件已损坏或不完整。请重新导出或重新下载。',
  TOO_MANY_ENTRIES: '这个压缩包里的文件太多，不像一张表，没有读。',
  NESTED_ARCHIVE: '这个工作簿里还装着别的压缩文件，为安全起见没有读。请另存一份不带附件的。',
  EXTERNAL_LINKS: '这个工作簿引用了别的文件，内容不在这份文件里。请在表格软件里断开链接、保存为值，再导入。',
  INFLATES_TOO_MUCH: '这个文件解压后大得不正常，为安全起见没有读。',
  DOCTYPE_REFUSED: '这个文件带有文档类型定义，为安全起见没有读。请用 Excel 或 WPS 另存一份。',
  XML_BROKEN: '这个 XLSX 文件的内容有错，读不了。请用 Excel 或 WPS 另存一份。',
  TOO_MANY_ROWS: '这张表超过 200,000 行。请分成几份再导入。',
  TOO_MANY_COLUMNS: '这张表超过 500 列。请删去不用的列再导入。',
  NO_HEADER: '找不到表头。表里要有“事项名称”和另一个认识的列名，例如“实施编码”“部门”。',
}

export function sheetProblemWords(data: Readonly<Record<string, unknown>>): string {
  const { problem, rowNumber } = data as { problem: SheetProblem; rowNumber?: number }
  return `${rowNumber === undefined ? '' : `第 ${rowNumber} 行：`}${problems[problem]}没有写入任何数据。`
}

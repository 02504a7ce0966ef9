import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { SheetToWrite, WriteSheet } from '#domain/catalog/ports.ts'
import { neutralCell } from '#kernel/neutral-cell.ts'

/** Writes sheets: every cell is text, and none of them can be a formula for the program that opens it. */

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

/** Whether XML 1.0 can hold a sign: lone surrogates and most control characters it cannot. */
function inXml(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** Text as XML 1.0 can hold it; what it cannot hold is left out. */
function xmlText(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  for (let index = 0; index < escaped.length; index += 1) {
    if (!inXml(escaped.charCodeAt(index))) {
      return Array.from(escaped, sign => (inXml(sign.codePointAt(0) ?? 0) ? sign : '')).join('')
    }
  }
  return escaped
}

/** Styles by their index: 0 plain, 1 heading, 2 a marked cell. */
const styles =
  '<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="黑体"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFD9D2"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/></cellXfs></styleSheet>'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8"?>'

function* sheetParts({ rows, headerRow, marked }: SheetToWrite): Generator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headerRow}" topLeftCell="A${headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  for (const [index, cells] of rows.entries()) {
    const number = index + 1
    let row = `<row r="${number}">`
    for (const [column, text] of cells.entries()) {
      const style = number === headerRow ? 1 : marked?.(number, column) ? 2 : 0
      if (text === '' && style === 0) continue
      row += `<c r="${columnName(column)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(neutralCell(text))}</t></is></c>`
    }
    yield `${row}</row>`
  }
  yield '</sheetData></worksheet>'
}

function xlsx(sheets: readonly SheetToWrite[]): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  function part(name: string, texts: Iterable<string>) {
    const file = new ZipDeflate(name, { level: 6 })
    // The earliest a ZIP can say, so that the same rows always give the same bytes.
    file.mtime = new Date(1980, 0, 1)
    zip.add(file)
    let pending = ''
    for (const text of texts) {
      pending += text
      if (pending.length < 200_000) continue
      file.push(strToU8(pending))
      pending = ''
    }
    file.push(strToU8(pending), true)
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const numbered = sheets.map((sheet, index) => ({ sheet, id: index + 1 }))
  part('[Content_Types].xml', [
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    ...numbered.map(
      ({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${type}.worksheet+xml"/>`,
    ),
    '</Types>',
  ])
  const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships'
  part('_rels/.rels', [
    `${head}<Relationships xmlns="${package_}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  part('xl/workbook.xml', [
    `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
    ...numbered.map(
      ({ sheet, id }) => `<sheet name="${xmlText(sheet.name).slice(0, 31)}" sheetId="${id}" r:id="rId${id}"/>`,
    ),
    '</sheets></workbook>',
  ])
  part('xl/_rels/workbook.xml.rels', [
    `${head}<Relationships xmlns="${package_}">`,
    ...numbered.map(
      ({ id }) => `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
    ),
    `<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  ])
  part('xl/styles.xml', [styles])
  for (const { sheet, id } of numbered) part(`xl/worksheets/sheet${id}.xml`, sheetParts(sheet))
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}

function csv(rows: Iterable<readonly string[]>): Uint8Array {
  const lines: string[] = []
  for (const row of rows) {
    lines.push(
      row
        .map(neutralCell)
        .map(text => (/[",\r\n\t;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(','),
    )
  }
  // Excel takes a text file without this mark for one in the system's own encoding.
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

export const writeSheet: WriteSheet = { xlsx, csv }

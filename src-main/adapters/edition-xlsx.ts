import type { EditionContent } from '#contract/negative-edition.ts'
import { diffLines, editionColumns, editionLead, officialDate } from './edition-words.ts'
import { contentTypes, officePackage, relationships, xmlHead, xmlText } from './office-package.ts'

/** An edition as a workbook: the list, and what changed since the last one. Every cell is text, so nothing can be a formula. */
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Cell formats of `styles.xml`. */
const plain = 1
const head = 2
const big = 3

function columnName(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}

function rowXml(number: number, texts: readonly string[], format: number): string {
  const cells = texts.map(
    (text, column) =>
      `<c r="${columnName(column)}${number}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`,
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

interface Sheet {
  readonly title: string
  readonly lead: string
  readonly widths: readonly number[]
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const headRow = 3

function sheetXml({ title, lead, widths, titles, rows }: Sheet): string {
  const last = columnName(titles.length - 1)
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns.join('')}</cols><sheetData>` +
    rowXml(1, [title], big) +
    rowXml(2, [lead], plain) +
    rowXml(headRow, titles, head) +
    rows.map((row, index) => rowXml(headRow + 1 + index, row, plain)).join('') +
    `</sheetData><mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>'
  )
}

const styles =
  `${xmlHead}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="黑体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs></styleSheet>'

export function editionXlsx(edition: EditionContent): Uint8Array {
  const { title, number, effectiveOn, issuer } = edition
  const since = `第 ${number} 版，自 ${officialDate(effectiveOn)}起施行，${issuer}`
  const sheets: readonly (readonly [string, Sheet])[] = [
    [
      '负面清单',
      {
        title: `${title}（${since}）`,
        lead: editionLead(edition),
        widths: editionColumns.map(column => column.width + 2),
        titles: editionColumns.map(column => column.title),
        rows: edition.rows.map((row, at) => editionColumns.map(column => column.of(row, at))),
      },
    ],
    [
      '与上一版的变动',
      {
        title: `${title}（第 ${number} 版）与上一版的变动`,
        lead: number === 1 ? '第一版，各条均为新增。' : `第 ${number - 1} 版至第 ${number} 版。`,
        widths: [8, 30, 90],
        titles: ['变动', '事项名称', '说明'],
        rows: diffLines(edition).map(({ kind, itemName, words }) => [kind, itemName, words]),
      },
    ],
  ]
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const names = sheets.map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  // The head row of the list is printed on every page.
  const repeated = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'负面清单'!$${headRow}:$${headRow}</definedName></definedNames>`
  return officePackage({
    '[Content_Types].xml': contentTypes([
      ['/xl/workbook.xml', `${office}.sheet.main+xml`],
      ['/xl/styles.xml', `${office}.styles+xml`],
      ...sheets.map((_sheet, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${office}.worksheet+xml`] as const),
    ]),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${xmlHead}<workbook xmlns="${main}" xmlns:r="${r}"><sheets>${names.join('')}</sheets>${repeated}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_sheet, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map(([, sheet], index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)])),
  })
}

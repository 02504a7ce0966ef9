import type { EditionContent } from '#contract/negative-edition.ts'
import { diffLines, editionColumns, editionLead, officialDate } from './edition-words.ts'
import { contentTypes, officePackage, relationships, xmlHead, xmlText } from './office-package.ts'

/**
 * An edition as a document in the office's form: A4 across, title in Song, text in FangSong, the table's head repeated on
 * every page, page numbers between dashes, issuer and date at the end. No seal is drawn.
 */
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const song = '方正小标宋简体'
const fangSong = '仿宋_GB2312'
const hei = '黑体'

interface Look {
  readonly font?: string
  /** Half points. */
  readonly size?: number
  readonly align?: 'center' | 'right'
  readonly bold?: boolean
  readonly indent?: boolean
}

function paragraph(text: string, { font = fangSong, size = 32, align, bold, indent }: Look = {}): string {
  const fonts = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>`
  const run = `<w:rPr>${fonts}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`
  const lines = size >= 32 ? '<w:spacing w:line="560" w:lineRule="exact"/>' : ''
  const place = `${lines}${indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : ''}${align ? `<w:jc w:val="${align}"/>` : ''}`
  return `<w:p><w:pPr>${place}</w:pPr><w:r>${run}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`
}

/** Twentieths of a point between the margins of A4 across. */
const tableWidth = 14_290

function table(titles: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map(width => Math.floor((width / whole) * tableWidth))
  const cell = (text: string, column: number, look: Look) =>
    `<w:tc><w:tcPr><w:tcW w:w="${columns[column] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, look)}</w:tc>`
  const line = (texts: readonly string[], look: Look, head: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${texts.map((text, column) => cell(text, column, look)).join('')}</w:tr>`
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map(edge => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${tableWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${columns.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    line(titles, { font: hei, size: 21, align: 'center' }, true) +
    rows.map(row => line(row, { size: 21 }, false)).join('') +
    '</w:tbl>'
  )
}

function body(edition: EditionContent): string {
  const { title, issuer, number, effectiveOn, rows } = edition
  const changes = diffLines(edition)
  const changed =
    changes.length > 0
      ? table(
          ['变动', '事项名称', '说明'],
          [8, 30, 90],
          changes.map(({ kind, itemName, words }) => [kind, itemName, words]),
        )
      : paragraph('与上一版相同。', { indent: true })
  return [
    paragraph(title, { font: song, size: 44, align: 'center' }),
    paragraph(`（第 ${number} 版，自 ${officialDate(effectiveOn)}起施行）`, { font: '楷体_GB2312', align: 'center' }),
    paragraph(editionLead(edition), { indent: true }),
    table(
      editionColumns.map(column => column.title),
      editionColumns.map(column => column.width),
      rows.map((row, at) => editionColumns.map(column => column.of(row, at))),
    ),
    paragraph(number === 1 ? '本版为第一版，以上各条均为新增。' : '与上一版相比的变动', { font: hei, indent: true }),
    number === 1 ? '' : changed,
    paragraph(''),
    paragraph(issuer, { align: 'right' }),
    paragraph(officialDate(effectiveOn), { align: 'right' }),
  ].join('')
}

const footer =
  `${xmlHead}<w:ftr xmlns:w="${w}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
  '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'

const styles =
  `${xmlHead}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${fangSong}" w:hAnsi="${fangSong}" w:eastAsia="${fangSong}"/>` +
  '<w:sz w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>'

function coreProperties({ title, number, issuer, publishedAt }: EditionContent): string {
  const name = xmlText(`${title}（第 ${number} 版）`)
  const at = publishedAt.replace(/\.\d+Z$/, 'Z')
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${name}</dc:title><dc:creator>${xmlText(issuer)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`
  )
}

export function editionDocx(edition: EditionContent): Uint8Array {
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  // A4 across; the margins are those of the party-and-government document form turned by a quarter.
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' +
    '<w:pgMar w:top="1588" w:right="1274" w:bottom="1474" w:left="1274" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return officePackage({
    '[Content_Types].xml': contentTypes([
      ['/word/document.xml', `${main}.document.main+xml`],
      ['/word/styles.xml', `${main}.styles+xml`],
      ['/word/footer1.xml', `${main}.footer+xml`],
      ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ]),
    '_rels/.rels':
      `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
      `<Relationship Id="rId1" Type="${r}/officeDocument" Target="word/document.xml"/>` +
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
    'word/document.xml': `${xmlHead}<w:document xmlns:w="${w}" xmlns:r="${r}"><w:body>${body(edition)}${page}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['footer', 'footer1.xml'],
    ]),
    'word/styles.xml': styles,
    'word/footer1.xml': footer,
    'docProps/core.xml': coreProperties(edition),
  })
}

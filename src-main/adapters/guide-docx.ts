import type { GuideSheet, GuideTable } from '#domain/guide/index.ts'
import { contentTypes, officePackage, relationships, xmlHead, xmlText } from './office-package.ts'

/** A guide as a document (WordprocessingML), A4 upright, in the fonts of an office paper. */
const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const fangSong = '仿宋_GB2312'
const hei = '黑体'

interface Look {
  readonly font?: string
  /** Half points. */
  readonly size?: number
  readonly align?: 'center'
  /** Level of a heading, for the outline. */
  readonly outline?: number
}

function paragraph(text: string, { font = fangSong, size = 24, align, outline }: Look = {}): string {
  const fonts = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}"/>`
  const place = `${outline === undefined ? '' : '<w:keepNext/>'}<w:spacing w:before="60" w:after="60"/>${align ? `<w:jc w:val="${align}"/>` : ''}${outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`}`
  return `<w:p><w:pPr>${place}</w:pPr><w:r><w:rPr>${fonts}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`
}

/** Twentieths of a point between the margins of A4 upright. */
const tableWidth = 8_844

function table({ head, rows }: GuideTable): string {
  const width = Math.floor(tableWidth / head.length)
  const cell = (text: string, look: Look) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(text, look)}</w:tc>`
  const line = (texts: readonly string[], look: Look, first: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${first ? '<w:tblHeader/>' : ''}</w:trPr>${texts.map(text => cell(text, look)).join('')}</w:tr>`
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map(edge => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  const titles = head.some(text => text !== '') ? line(head, { font: hei, size: 21 }, true) : ''
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${tableWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>` +
    `<w:tblGrid>${head.map(() => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>` +
    `${titles}${rows.map(row => line(row, { size: 21 }, false)).join('')}</w:tbl>`
  )
}

function body(sheet: GuideSheet): string {
  return [
    paragraph(`${sheet.name}办事指南`, { font: '方正小标宋简体', size: 36, align: 'center', outline: 0 }),
    paragraph(`${sheet.departmentName}，实施编码 ${sheet.code}，第 ${sheet.version} 版`, { size: 21, align: 'center' }),
    table({ head: ['', ''], rows: sheet.facts }),
    ...sheet.sections.flatMap(({ title, paragraphs, table: rows }) => [
      paragraph(title, { font: hei, size: 28, outline: 1 }),
      ...paragraphs.map(text => paragraph(text)),
      rows ? table(rows) : '',
    ]),
    paragraph(`按 ${sheet.day} 有效的事项目录、数据共享授权和负面清单生成。`, { size: 18 }),
  ].join('')
}

export function guideDocx(sheet: GuideSheet): Uint8Array {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1531" w:bottom="1440" w:left="1531" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
  return officePackage({
    '[Content_Types].xml': contentTypes([['/word/document.xml', `${main}.document.main+xml`]]),
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${xmlHead}<w:document xmlns:w="${w}"><w:body>${body(sheet)}${page}</w:body></w:document>`,
  })
}

import { strToU8, zipSync, type Zippable } from 'fflate'

/** Sheets for tests, made here: no file of another program is needed. */

let gbkOfCharacter: Map<string, number[]> | undefined

/** Text as GBK bytes, by asking the decoder what each two-byte code means. */
export function gb18030(text: string): Uint8Array {
  if (!gbkOfCharacter) {
    gbkOfCharacter = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        if (low === 0x7f) continue
        gbkOfCharacter.set(decoder.decode(new Uint8Array([high, low])), [high, low])
      }
    }
  }
  const known = gbkOfCharacter
  return new Uint8Array(Array.from(text).flatMap(each => known.get(each) ?? [each.charCodeAt(0)]))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

/** A cell: text, a number, a formula with the result some program stored, or a day as Excel counts them. */
export type FixtureCell = string | number | { formula: string; result: string } | { day: number }

function cellXml(cell: FixtureCell, address: string): string {
  if (typeof cell === 'string') return `<c r="${address}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  if ('day' in cell) return `<c r="${address}" s="1"><v>${cell.day}</v></c>`
  return `<c r="${address}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.result)}</v></c>`
}

export function sheetXml(rows: readonly (readonly FixtureCell[])[]): string {
  const body = rows.map((cells, index) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`))
    return `<row r="${index + 1}">${written.join('')}</row>`
  })
  return `<?xml version="1.0"?><worksheet><sheetData>${body.join('')}</sheetData></worksheet>`
}

/** A workbook of sheets; `parts` replaces or adds parts of the archive. */
export function anXlsx(
  sheets: Readonly<Record<string, readonly (readonly FixtureCell[])[]>>,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const names = Object.keys(sheets)
  const archive: Zippable = {
    'xl/workbook.xml': strToU8(
      `<workbook><sheets>${names.map((name, index) => `<sheet name="${name}" r:id="rId${index}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, index) => `<Relationship Id="rId${index}" Target="worksheets/sheet${index}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
  }
  for (const [index, name] of names.entries()) {
    archive[`xl/worksheets/sheet${index}.xml`] = strToU8(sheetXml(sheets[name] ?? []))
  }
  for (const [name, part] of Object.entries(parts)) archive[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(archive)
}

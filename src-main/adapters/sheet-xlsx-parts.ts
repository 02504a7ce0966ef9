import { xmlReader } from './sheet-xml.ts'

/** The small parts of a workbook that its sheets refer to. */

/** Number formats that ECMA-376 reserves for dates, the Chinese ones among them. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

export interface WorkbookParts {
  /** In the order of the tabs; hidden ones left out. */
  readonly sheets: { readonly name: string; readonly relation: string }[]
  /** Relation id → part name. */
  readonly relations: Map<string, string>
  readonly sharedStrings: string[]
  /** Whether cells of the style with this index are dates. */
  readonly dateStyles: boolean[]
}

export function emptyParts(): WorkbookParts {
  return { sheets: [], relations: new Map(), sharedStrings: [], dateStyles: [] }
}

export function workbookReader(parts: WorkbookParts) {
  return xmlReader({
    open(name, attribute) {
      if (name !== 'sheet' || !['visible', undefined].includes(attribute('state'))) return
      parts.sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? '' })
    },
  })
}

export function relationsReader(parts: WorkbookParts) {
  return xmlReader({
    open(name, attribute) {
      // An external target is a link to another file: never followed.
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      const target = attribute('Target') ?? ''
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      parts.relations.set(attribute('Id') ?? '', part)
    },
  })
}

export function sharedStringsReader(parts: WorkbookParts) {
  let current = ''
  let inText = false
  let inPhonetic = false
  return xmlReader({
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = !inPhonetic
    },
    text(text) {
      if (inText) current += text
    },
    close(name) {
      if (name === 'si') parts.sharedStrings.push(current)
      else if (name === 'rPh') inPhonetic = false
      else if (name === 't') inText = false
    },
  })
}

export function stylesReader(parts: WorkbookParts) {
  const dateFormats = new Set<number>()
  let inCellFormats = false
  return xmlReader({
    open(name, attribute) {
      if (name === 'numFmt') {
        const pattern = (attribute('formatCode') ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]/g, '')
        if (/[yd]/i.test(pattern)) dateFormats.add(Number(attribute('numFmtId')))
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute('numFmtId') ?? 0)
        parts.dateStyles.push(isBuiltInDate(id) || dateFormats.has(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
}

/** A day number of the 1900 calendar (with its leap-year error) as `YYYY-MM-DD`; undefined outside of it. */
export function excelDay(serial: number): string | undefined {
  if (!(serial >= 61 && serial < 2_958_466)) return undefined
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
}

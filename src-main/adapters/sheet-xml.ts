import { SaxesParser } from 'saxes'
import { sheetLimits, SheetRefused } from './sheet-refused.ts'
import type { PartReader } from './sheet-zip.ts'

export interface XmlListener {
  open(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

/** Local name: prefixes differ between the programs that write sheets. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/**
 * Reads a part as XML while it is inflated. A document type is refused before any entity of it could be expanded.
 * @throws SheetRefused `DOCTYPE_REFUSED`, `XML_BROKEN`
 */
export function xmlReader(listener: XmlListener): PartReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let depth = 0
  parser.on('doctype', () => {
    throw new SheetRefused('DOCTYPE_REFUSED')
  })
  parser.on('error', () => {
    throw new SheetRefused('XML_BROKEN')
  })
  parser.on('opentag', tag => {
    depth += 1
    if (depth > sheetLimits.xmlDepth) throw new SheetRefused('XML_BROKEN')
    const attributes = tag.attributes as Record<string, string>
    listener.open(local(tag.name), name => attributes[name])
  })
  parser.on('text', text => listener.text?.(text))
  parser.on('cdata', text => listener.text?.(text))
  parser.on('closetag', tag => {
    depth -= 1
    listener.close?.(local(tag.name))
  })
  return (chunk, last) => {
    try {
      parser.write(decoder.decode(chunk, { stream: !last }))
    } catch (error) {
      if (error instanceof TypeError) throw new SheetRefused('XML_BROKEN')
      throw error
    }
    if (last) parser.close()
  }
}

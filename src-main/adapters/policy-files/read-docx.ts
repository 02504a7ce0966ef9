import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { documentLimits, DocumentRefused } from './refused.ts'
import { numberingOf, type Numbering } from './word-numbering.ts'

/**
 * The paragraphs of a Word document: headings as `#` lines, and the numbers Word counts by itself (第%1条) written out,
 * since they stand nowhere in the text. Deleted text of tracked changes and hidden text are left out.
 */
export function linesOfDocx(bytes: Uint8Array): string {
  const parts = partsOf(bytes)
  const body = parts['word/document.xml']
  if (!body) throw new DocumentRefused('UNKNOWN_FORMAT')
  const decoder = new TextDecoder()
  const numberingPart = parts['word/numbering.xml']
  const numbering = numberingOf(numberingPart ? decoder.decode(numberingPart) : '')
  return paragraphs(decoder.decode(body), numbering).join('\n')
}

const wanted = new Set(['word/document.xml', 'word/numbering.xml'])

function partsOf(bytes: Uint8Array): Record<string, Uint8Array | undefined> {
  let inflated = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.has(name)) return false
        inflated += originalSize
        if (inflated > documentLimits.inflatedBytes) throw new DocumentRefused('TOO_LARGE')
        return true
      },
    })
  } catch (error) {
    if (error instanceof DocumentRefused) throw error
    throw new DocumentRefused('BROKEN_FILE', { cause: error })
  }
}

/** A paragraph being read; `boxes` are the lines of text boxes that hang on it, set after its own. */
type Open = { text: string; style: string; list: string; level: number; boxes: string[] }

/** Deleted text, and the second telling of a drawing for programs that cannot show the first. */
const unread = new Set(['w:del', 'w:moveFrom', 'mc:Fallback'])

function paragraphs(xml: string, numbering: Numbering): string[] {
  const lines: string[] = []
  const parser = new SaxesParser()
  const outer: Open[] = []
  let open: Open | undefined
  let inText = false
  let dropped = 0
  let runHidden = false
  const value = (attributes: Record<string, string>): string => attributes['w:val'] ?? ''
  parser.on('opentag', ({ name, attributes }) => {
    if (unread.has(name)) dropped += 1
    else if (name === 'w:p') {
      if (open) outer.push(open)
      open = { text: '', style: '', list: '', level: 0, boxes: [] }
    } else if (name === 'w:r') runHidden = false
    else if (name === 'w:vanish') runHidden = value(attributes) !== '0' && value(attributes) !== 'false'
    else if (name === 'w:t') inText = true
    if (!open) return
    if (name === 'w:pStyle') open.style = value(attributes)
    else if (name === 'w:numId') open.list = value(attributes)
    else if (name === 'w:ilvl') open.level = Number(value(attributes)) || 0
    else if (name === 'w:br' || name === 'w:cr') open.text += '\n'
    else if (name === 'w:tab') open.text += ' '
  })
  parser.on('text', text => {
    if (open && inText && dropped === 0 && !runHidden) open.text += text
  })
  parser.on('closetag', ({ name }) => {
    if (unread.has(name)) dropped -= 1
    else if (name === 'w:t') inText = false
    if (name !== 'w:p' || !open) return
    const text = open.text.trim()
    const number = text === '' || open.list === '' ? '' : numbering.next(open.list, open.level)
    const own = text === '' ? [] : [`${hashOf(open.style)}${number === '' ? '' : `${number} `}${text}`]
    const { boxes } = open
    open = outer.pop()
    ;(open?.boxes ?? lines).push(...own, ...boxes)
  })
  parser.on('error', error => {
    throw new DocumentRefused('BROKEN_FILE', { cause: error })
  })
  // A document type could only bring references to follow; Word writes none.
  parser.on('doctype', () => {
    throw new DocumentRefused('BROKEN_FILE')
  })
  parser.write(xml).close()
  return lines
}

/** Word names its heading styles Heading1, 标题1 or by a bare figure. */
function hashOf(style: string): string {
  if (/^(?:title|标题)$/i.test(style)) return '# '
  const level = /^(?:heading|标题)?\s*([1-6])$/i.exec(style)?.[1]
  return level === undefined ? '' : `${'#'.repeat(Number(level))} `
}

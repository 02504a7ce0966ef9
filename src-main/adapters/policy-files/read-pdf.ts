import { documentLimits, DocumentRefused } from './refused.ts'

/**
 * The text layer of a PDF, line by line. A line that ends in the middle of a sentence is joined with the next one; page
 * numbers are left out. Scripts of the document are never run, and nothing outside the file is loaded.
 */
export async function linesOfPdf(bytes: Uint8Array): Promise<string> {
  // Loaded when the first PDF comes: it is the largest of the readers.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await loading.promise
    if (document.numPages > documentLimits.pages) throw new DocumentRefused('TOO_LARGE')
    const lines: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      let line = ''
      for (const item of items) {
        if (!('str' in item)) continue
        line += item.str
        if (!item.hasEOL) continue
        lines.push(line)
        line = ''
      }
      lines.push(line)
      page.cleanup()
    }
    const text = joined(lines)
    // A scanned page has a picture and no letters; a stamp or a page number is not a text.
    if (text.replace(/\s/g, '').length < 20) throw new DocumentRefused('SCANNED')
    return text
  } catch (error) {
    if (error instanceof DocumentRefused) throw error
    if (error instanceof Error && error.name === 'PasswordException')
      throw new DocumentRefused('ENCRYPTED', { cause: error })
    throw new DocumentRefused('BROKEN_FILE', { cause: error })
  } finally {
    await loading.destroy()
  }
}

const pageNumber = /^[-—–\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*\/\s*\d{1,4})?[-—–\s]*$/
/** What begins a line of its own in a legal text, whatever stands before it. */
const opening =
  /^(?:第[一二三四五六七八九十百千零〇\d]+[编章节条]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.．、]|附件|附则)/
const finished = /[。：；！？:;!?]$/

function joined(raw: readonly string[]): string {
  const lines: string[] = []
  for (const piece of raw) {
    // Fonts of Chinese PDF files often set a space between characters.
    const line = piece.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim()
    if (line === '' || pageNumber.test(line)) continue
    const last = lines.at(-1)
    const goesOn = last !== undefined && !finished.test(last) && !opening.test(line) && last.length >= 20
    if (goesOn) lines[lines.length - 1] = last + line
    else lines.push(line)
  }
  return lines.join('\n')
}

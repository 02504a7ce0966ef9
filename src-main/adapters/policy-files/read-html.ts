import { Parser } from 'htmlparser2'
import { documentLimits, DocumentRefused } from './refused.ts'

/**
 * The lines of a web page saved to a file: block elements end a line, headings become `#` lines, scripts, styles, menus and
 * hidden parts are left out. Nothing is run, loaded or followed.
 */
const blocks = new Set(
  'p div br li tr h1 h2 h3 h4 h5 h6 table section article ul ol dl dt dd blockquote pre hr title body'.split(' '),
)
const skipped = new Set(
  'script style noscript template iframe object svg nav footer aside form button select option'.split(' '),
)
/** Elements that never close; they must not be waited for. */
const single = new Set('br hr img input meta link area base col embed source track wbr'.split(' '))

export function linesOfHtml(html: string): string {
  const lines: string[] = []
  let line = ''
  let title = ''
  let inTitle = false
  let hash = ''
  let silent = 0
  let elements = 0
  const end = (): void => {
    const text = line.replace(/[\s\u00a0]+/gu, ' ').trim()
    line = ''
    if (text !== '') lines.push(hash + text)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1
        if (elements > documentLimits.elements) throw new DocumentRefused('TOO_LARGE')
        if (silent > 0 || skipped.has(name) || isHidden(attributes)) {
          if (!single.has(name)) silent += 1
          return
        }
        if (name === 'title') inTitle = true
        if (blocks.has(name)) end()
        hash = /^h[1-6]$/.test(name) ? '#'.repeat(Number(name[1])) + ' ' : hash
        if (name === 'td' || name === 'th') line += ' '
      },
      ontext(text) {
        if (silent > 0) return
        if (inTitle) title += text
        else line += text
      },
      onclosetag(name) {
        if (silent > 0) {
          if (!single.has(name)) silent -= 1
          return
        }
        if (name === 'title') inTitle = false
        if (blocks.has(name)) end()
        if (/^h[1-6]$/.test(name)) hash = ''
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  end()
  const named = title.replace(/\s+/gu, ' ').trim()
  // A page without a heading of its own goes by its title, without the name of the site behind it.
  const heading = named.split(/[_|]|\s[-–—]\s/u)[0]?.trim() ?? ''
  const hasHeading = lines.some(l => l.startsWith('# ')) || lines[0]?.includes(heading) === true
  return (heading === '' || hasHeading ? lines : [heading, ...lines]).join('\n')
}

const isHidden = (attributes: Record<string, string>): boolean =>
  'hidden' in attributes ||
  attributes['aria-hidden'] === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])/i.test(
    attributes['style'] ?? '',
  )

/** The charset a page declares, for pages that are neither UTF-8 nor GB18030. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*\?>\s*<!doctype html)/i.test(text.slice(0, 2_000))

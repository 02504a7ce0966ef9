import { sheetLimits, SheetRefused } from './sheet-refused.ts'
import type { PartReader } from './sheet-zip.ts'

export interface XmlListener {
  open(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

const broken = () => new SheetRefused('XML_BROKEN')

const namedSigns: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function signOf(reference: string): string {
  const named = namedSigns[reference]
  if (named !== undefined) return named
  const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(reference)
  const code = number ? (number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)) : Number.NaN
  // Only a document type could name others, and none is read.
  if (!(code > 0 && code <= 0x10ffff)) throw broken()
  return String.fromCodePoint(code)
}

/** Text with its references resolved; line ends are one sign, as XML has them. */
function resolved(raw: string): string {
  const text = raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^&;<]*)(;?)/g, (_, reference: string, end: string) => {
    if (end === '') throw broken()
    return signOf(reference)
  })
}

const byteOrderMark = '\u00ef\u00bb\u00bf'
/** Short and without anything to decode, as addresses of cells are. */
const plainValue = /^[\w ]{0,12}$/
const blank = /^\s*$/
const [space, quote, apostrophe, slash, less, greater] = [0x20, 0x22, 0x27, 0x2f, 0x3c, 0x3e]

/** The value of an attribute between two places of a text; undefined where there is none of this name. */
function attributeIn(text: string, from: number, to: number, wanted: string): string | undefined {
  let at = from
  for (;;) {
    while (at < to && text.charCodeAt(at) <= space) at += 1
    if (at >= to) return undefined
    const equals = text.indexOf('=', at)
    if (equals < 0 || equals >= to) throw broken()
    let opening = equals + 1
    while (opening < to && text.charCodeAt(opening) <= space) opening += 1
    const sign = text.charCodeAt(opening)
    const closing = sign === quote || sign === apostrophe ? text.indexOf(text.charAt(opening), opening + 1) : -1
    if (closing < 0 || closing >= to) throw broken()
    const found = text.startsWith(wanted, at) && text.slice(at + wanted.length, equals).trim() === ''
    if (found) return text.slice(opening + 1, closing)
    at = closing + 1
  }
}

/** Where a tag ends, `>` inside quotes not counted; -1 where it does not end yet. */
function tagEnd(text: string, from: number): number {
  let inside = 0
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (inside !== 0) {
      if (sign === inside) inside = 0
    } else if (sign === greater) return at
    else if (sign === quote || sign === apostrophe) inside = sign
  }
  return -1
}

/** Inside a CDATA section references are text. */
function decodedCdata(bytes: string): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'))
}

/** Values remembered at once; most cells of a sheet say what another one says. */
const rememberedValues = 50_000
const rememberedLength = 120

/**
 * Text of bytes that were read one sign a byte. A value that was met before is the same string again; a new one is
 * made by itself, since a part cut out of a piece would keep all of the piece in memory.
 */
function valueReader() {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const known = new Map<string, string>()
  return (bytes: string): string => {
    const met = known.get(bytes)
    if (met !== undefined) return met
    const own = Buffer.from(bytes, 'latin1')
    const value = resolved(decoder.decode(own))
    if (bytes.length > rememberedLength) return value
    if (known.size >= rememberedValues) known.clear()
    known.set(own.toString('latin1'), value)
    return value
  }
}

/** Names are few: each is made once, and the text of a million tags is only compared with them. */
function nameReader(value: (bytes: string) => string) {
  const known = new Map<number, { readonly full: string; readonly local: string }[]>()
  const ends = (sign: number) => sign <= space || sign === slash || sign === greater
  return (text: string, at: number) => {
    const first = text.charCodeAt(at)
    const same = known.get(first) ?? []
    for (const each of same) {
      if (text.startsWith(each.full, at) && ends(text.charCodeAt(at + each.full.length))) return each
    }
    let end = at
    while (end < text.length && !ends(text.charCodeAt(end))) end += 1
    const full = text.slice(at, end)
    // Prefixes differ between the programs that write sheets.
    const made = { full, local: value(full.slice(full.indexOf(':') + 1)) }
    if (full === '' || full.includes('<')) throw broken()
    if (same.length < 100) known.set(first, [...same, made])
    return made
  }
}

/**
 * Reads a part as XML while it is inflated; what sheets need of it and no more, since a sheet has a million tags.
 * The bytes are looked through as they are, one sign a byte, and only the values are decoded: decoding all of it takes
 * longer than everything else. Every tag has to be closed in its order. A document type is refused before any entity of it could be expanded.
 * @throws SheetRefused `DOCTYPE_REFUSED`, `XML_BROKEN`
 */
export function xmlReader(listener: XmlListener): PartReader {
  const value = valueReader()
  const nameAt = nameReader(value)
  const open: { readonly full: string; readonly local: string }[] = []
  /** From the beginning of something whose end has not come yet, and what came after it was looked for last. */
  let [rest, more] = ['', '']
  let begun = false
  // Of the tag that is being told of.
  let [tagText, attributesFrom, attributesTo] = ['', 0, 0]
  const attribute = (wanted: string) => {
    const found = attributeIn(tagText, attributesFrom, attributesTo, wanted)
    return found === undefined || plainValue.test(found) ? found : value(found)
  }

  /** Something between `<!` or `<?` and its end; undefined where the end is still to come. */
  function special(text: string, at: number): number | undefined {
    const until = (end: string, from: number) => {
      const found = text.indexOf(end, from)
      return found < 0 ? undefined : found + end.length
    }
    if (text.startsWith('<?', at)) return until('?>', at)
    if (text.startsWith('<!--', at)) return until('-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = until(']]>', at)
      if (end !== undefined && open.length === 0) throw broken()
      if (end !== undefined) listener.text?.(decodedCdata(text.slice(at + 9, end - 3)))
      return end
    }
    if (text.length - at < 9 && '<!DOCTYPE<![CDATA[<!--'.includes(text.slice(at, at + 9))) return undefined
    throw /^<!doctype/i.test(text.slice(at, at + 9)) ? new SheetRefused('DOCTYPE_REFUSED') : broken()
  }

  /** The place after a tag that closes; -1 where it does not end yet. */
  function closed(text: string, at: number): number {
    const name = open.at(-1)
    if (!name) throw broken()
    const after = at + 2 + name.full.length
    const end = text.charCodeAt(after) === greater ? after : text.indexOf('>', at)
    if (end < 0) return -1
    if (!text.startsWith(name.full, at + 2) || !blank.test(text.slice(after, end))) throw broken()
    open.pop()
    listener.close?.(name.local)
    return end + 1
  }

  function opened(text: string, at: number): number {
    const end = tagEnd(text, at + 1)
    if (end < 0) return -1
    const name = nameAt(text, at + 1)
    if ((open.length === 0 && begun) || open.length >= sheetLimits.xmlDepth) throw broken()
    begun = true
    const empty = text.charCodeAt(end - 1) === slash
    tagText = text
    attributesFrom = at + 1 + name.full.length
    attributesTo = empty ? end - 1 : end
    listener.open(name.local, attribute)
    if (empty) listener.close?.(name.local)
    else open.push(name)
    return end + 1
  }

  function read(text: string): string {
    let at = 0
    for (;;) {
      const next = text.charCodeAt(at) === less ? at : text.indexOf('<', at)
      if (next < 0) break
      if (next > at) {
        const between = text.slice(at, next)
        if (open.length > 0) listener.text?.(value(between))
        else if (!blank.test(between) && between !== byteOrderMark) throw broken()
      }
      at = next
      const second = text.charCodeAt(next + 1)
      const isSpecial = second === 0x21 || second === 0x3f
      const after = isSpecial ? special(text, next) : second === slash ? closed(text, next) : opened(text, next)
      if (after === undefined || after < 0) break
      at = after
    }
    return at === 0 ? text : text.slice(at)
  }

  return (chunk, last) => {
    more += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    // Looked through again only when as much has come once more: with every piece, a long one would take its square.
    if (!last && more.length < rest.length) return
    try {
      rest = read(rest + more)
      more = ''
    } catch (error) {
      if (error instanceof TypeError) throw broken()
      throw error
    }
    if (last && (open.length > 0 || !begun || !blank.test(rest))) throw broken()
  }
}

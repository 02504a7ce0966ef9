import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { SheetRefused } from './sheet-refused.ts'
import { xmlReader } from './sheet-xml.ts'

type Told = readonly (readonly string[])[]

/** What a reader tells of a text that comes in pieces of a size; texts that follow each other are one. */
function told(xml: string, piece: number): Told | string {
  const events: string[][] = []
  const bytes = new TextEncoder().encode(xml)
  const read = xmlReader({
    open: (name, attribute) => events.push(['open', name, attribute('a') ?? '', attribute('b') ?? '']),
    text(text) {
      const last = events.at(-1)
      if (last?.[0] === 'text') last[1] = (last[1] ?? '') + text
      else events.push(['text', text])
    },
    close: name => events.push(['close', name]),
  })
  try {
    for (let at = 0; at < bytes.length; at += piece) read(bytes.subarray(at, at + piece), at + piece >= bytes.length)
  } catch (error) {
    if (error instanceof SheetRefused) return error.problem
    throw error
  }
  return events.filter(each => each[0] !== 'text' || each[1] !== '')
}

/** The same by a parser of the whole of XML. */
function byTheStandard(xml: string): Told | undefined {
  const events: string[][] = []
  const parser = new SaxesParser({ xmlns: false })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  let failed = false
  let depth = 0
  parser.on('error', () => (failed = true))
  parser.on('opentag', tag => {
    depth += 1
    events.push(['open', local(tag.name), tag.attributes['a'] ?? '', tag.attributes['b'] ?? ''])
  })
  const text = (more: string) => {
    if (depth === 0) return
    const last = events.at(-1)
    if (last?.[0] === 'text') last[1] = (last[1] ?? '') + more
    else events.push(['text', more])
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', tag => {
    depth -= 1
    events.push(['close', local(tag.name)])
  })
  parser.write(xml).close()
  return failed ? undefined : events.filter(each => each[0] !== 'text' || each[1] !== '')
}

const words = fc.string({
  unit: fc.constantFrom('甲', 'a', ' ', '&amp;', '&#20013;', '&lt;', '>', '\r\n', '"', '😀'),
  maxLength: 6,
})
const value = fc.string({ unit: fc.constantFrom('甲', 'a', ' ', '&amp;', '/', '>', '='), maxLength: 4 })
const element = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 3 },
    words.map(text => text.replaceAll(']]>', '')),
    fc.constantFrom('<!-- <x> -->', '<![CDATA[<甲>&amp;]]>', '<c/>', '<x:c a="1" />'),
    fc
      .tuple(
        fc.constantFrom('a', 'x:row', '格'),
        value,
        fc.constantFrom('"', "'"),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, text, quote, inner]) => `<${name} b=${quote}${text}${quote}>${inner.join('')}</${name} >`),
  ),
})).node

describe('the reader of a sheet’s XML', () => {
  it('读出的和按标准的解析器一样，不管在哪里断开', () => {
    fc.assert(
      fc.property(element, fc.integer({ min: 1, max: 40 }), (inner, piece) => {
        const xml = `<?xml version="1.0"?>\n<root>${inner}</root>\n`
        const right = byTheStandard(xml)
        if (right) expect(told(xml, piece)).toEqual(right)
      }),
      { numRuns: 300 },
    )
  })

  it('没有收尾、收错了、多出一个根、不认识的实体，都拒绝', () => {
    const bad = [
      '<a><b></a></b>',
      '<a>',
      '<a/><b/>',
      '<a>&nbsp;</a>',
      '<a>&amp</a>',
      'x<a/>',
      '<a/>x',
      '<a',
      '',
      '<a b=1 c></a>',
    ]
    const outcomes = bad.map(xml => told(xml === '' ? ' ' : xml, 3))
    expect(outcomes.slice(0, -1)).toEqual(Array.from({ length: bad.length - 1 }, () => 'XML_BROKEN'))
    expect(told('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 2)).toBe('DOCTYPE_REFUSED')
  })

  it('一段总不收尾的内容再长，也只从头到尾读一遍多', () => {
    // Looked through from its beginning with every piece, this takes minutes.
    const piece = new TextEncoder().encode('甲'.repeat(340))
    for (const begun of ['<a><!-- ', '<a><![CDATA[', '<a b="', '<a>']) {
      const read = xmlReader({ open: () => undefined })
      read(new TextEncoder().encode(begun), false)
      for (let pieces = 0; pieces < 16_000; pieces += 1) read(piece, false)
      expect(() => read(new TextEncoder().encode(' '), true)).toThrow(SheetRefused)
    }
  })

  it('把任意一个字节改掉，得到内容或拒绝，不会出错', () => {
    const bytes = new TextEncoder().encode(
      '<?xml version="1.0"?><root a="1"><c b=\'2\'>甲&amp;乙</c><!-- 注 --><c/></root>',
    )
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const changed = bytes.slice()
        changed[at] = byte
        const read = xmlReader({ open: (_, attribute) => void attribute('a') })
        try {
          read(changed, true)
        } catch (error) {
          expect(error).toBeInstanceOf(SheetRefused)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** Text as outlines from the web fonts the program ships, so that no picture depends on a font of the machine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Reader, characterMap, glyphOutline, tables } from './woff2.ts'

const FONT = '@fontsource-variable/noto-sans-sc'

interface Subset {
  file: string
  ranges: [number, number][]
}

let known: { folder: string; list: Subset[] } | undefined
const fonts = new Map<string, ReturnType<typeof tables>>()

function subsets(): { folder: string; list: Subset[] } {
  known ??= readSubsets()
  return known
}

/** The tables of one file of the font, read once. */
function fontIn(path: string): ReturnType<typeof tables> {
  const font = fonts.get(path) ?? tables(readFileSync(path))
  fonts.set(path, font)
  return font
}

function readSubsets(): { folder: string; list: Subset[] } {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve(`${FONT}/unicode.json`)
  const ranges = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
  const list = Object.entries(ranges).map(([name, text]) => ({
    file: `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: text.split(',').map((r): [number, number] => {
      const [a = '', b = a] = r.replace('U+', '').split('-')
      return [Number.parseInt(a, 16), Number.parseInt(b, 16)]
    }),
  }))
  return { folder: manifest.replace(/unicode\.json$/, 'files/'), list }
}

/** The first character that the font cannot draw, if any: a name plate is refused before a body is begun. */
export function missingGlyph(text: string): string | undefined {
  return [...text].find(character => {
    try {
      textPaths(character, 0, 0, 1, 0)
      return false
    } catch {
      // No range lists it, or its outline is not there (a space, a sign made of others): it cannot stand on a plate.
      return true
    }
  })
}

/**
 * A line of text as SVG paths.
 * @param size    height of the em in the drawing's units
 * @param weight  stroke added around the outlines, in em/1000: the font's default instance is its thinnest
 * @throws when a character is not in the font
 */
export function textPaths(
  text: string,
  x: number,
  baseline: number,
  size: number,
  weight: number,
  spacing = 0,
): { svg: string; width: number } {
  const { folder, list } = subsets()
  let pen = x
  let svg = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const subset = list.find(s => s.ranges.some(([a, b]) => code >= a && code <= b))
    if (!subset) throw new Error(`the font has no ${character}`)
    const font = fontIn(folder + subset.file)
    const [cmap, glyf, head] = [font.get('cmap'), font.get('glyf'), font.get('head')]
    if (!cmap || !glyf || !head) throw new Error(`the font file ${subset.file} is incomplete`)
    const em = new Reader(head, 18).u16()
    const path = glyphOutline(glyf, characterMap(cmap)(code))
    const k = size / em
    svg += `<path transform="translate(${pen} ${baseline}) scale(${k} ${-k})" d="${path}" stroke-width="${(weight / 1000) * em}" stroke-linejoin="round"/>`
    pen += size + spacing
  }
  return { svg, width: pen - spacing - x }
}

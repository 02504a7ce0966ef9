import { SaxesParser } from 'saxes'

/** Counts the numbers Word draws in front of paragraphs, of the kinds legal texts use. */
export type Numbering = {
  /** The number of the next paragraph of a list, as it is printed; empty for bullets and unknown lists. */
  next(list: string, level: number): string
}
type Level = { pattern: string; format: string; start: number }

export function numberingOf(xml: string): Numbering {
  const { levelsOf, kindOf } = definitions(xml)
  const counts = new Map<string, number[]>()
  return {
    next(list, level) {
      const kind = kindOf.get(list)
      const levels = kind === undefined ? undefined : levelsOf.get(kind)
      const own = levels?.[level]
      if (kind === undefined || !levels || !own || own.format === 'bullet') return ''
      const count = counts.get(kind) ?? []
      counts.set(kind, count)
      count[level] = (count[level] ?? own.start - 1) + 1
      // What stands deeper begins again.
      count.length = level + 1
      return own.pattern.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const shown = levels[at]
        return written(count[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal')
      })
    },
  }
}

function definitions(xml: string) {
  const levelsOf = new Map<string, Level[]>()
  const kindOf = new Map<string, string>()
  if (xml === '') return { levelsOf, kindOf }
  const parser = new SaxesParser()
  let kind = ''
  let list = ''
  let level: Level | undefined
  parser.on('opentag', ({ name, attributes }) => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:abstractNum') levelsOf.set((kind = attributes['w:abstractNumId'] ?? ''), [])
    else if (name === 'w:lvl') {
      level = { pattern: '', format: 'decimal', start: 1 }
      const levels = levelsOf.get(kind)
      if (levels) levels[Number(attributes['w:ilvl']) || 0] = level
    } else if (name === 'w:num') list = attributes['w:numId'] ?? ''
    else if (name === 'w:abstractNumId') kindOf.set(list, value)
    else if (level && name === 'w:lvlText') level.pattern = value
    else if (level && name === 'w:numFmt') level.format = value
    else if (level && name === 'w:start') level.start = Number(value) || 1
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:lvl') level = undefined
  })
  parser.write(xml).close()
  return { levelsOf, kindOf }
}

const digits = '〇一二三四五六七八九'

function written(n: number, format: string): string {
  if (!/chinese|ideograph|japanese|taiwanese/i.test(format)) return String(n)
  if (n < 10) return digits.charAt(n)
  if (n < 20) return `十${n === 10 ? '' : digits.charAt(n % 10)}`
  if (n < 100) return `${digits.charAt(Math.floor(n / 10))}十${n % 10 === 0 ? '' : digits.charAt(n % 10)}`
  const rest = n % 100
  const hundreds = `${digits.charAt(Math.floor(n / 100))}百`
  if (rest === 0) return hundreds
  if (rest < 10) return `${hundreds}零${digits.charAt(rest)}`
  return `${hundreds}${rest < 20 ? '一' : ''}${written(rest, format)}`
}

// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { darkColours, lightColours, tokenSheet, type TokenTable } from './tokens.ts'

/** WCAG 2 relative luminance of `#RRGGBB`. */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
const of = (table: TokenTable, name: string): string => table[name] ?? ''

describe.each([
  ['light', lightColours],
  ['dark', darkColours],
])('colours, %s', (_name, table) => {
  it.each(['t1', 't2', 't3', 't4', 'b600', 'w600', 'n600', 'g600', 'r600', 'v600'])(
    'text in %s reads on the sheet',
    name => {
      expect(contrast(of(table, name), of(table, 'surface'))).toBeGreaterThanOrEqual(4.5)
    },
  )
  it.each(['b', 'w', 'n', 'g', 'r', 'v'])('tinted text %s600 reads on its own 50', hue => {
    expect(contrast(of(table, `${hue}600`), of(table, `${hue}50`))).toBeGreaterThanOrEqual(4.5)
  })
  it('edges of inputs are seen, and white reads on the filled primary', () => {
    expect(contrast(of(table, 'line3'), of(table, 'surface'))).toBeGreaterThanOrEqual(3)
    expect(contrast(of(table, 'on-pri'), of(table, 'pri'))).toBeGreaterThanOrEqual(4.5)
  })
  it('what was put in and taken out reads on its tint', () => {
    expect(contrast(of(table, 'add-text'), of(table, 'add-bg'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of(table, 'del-text'), of(table, 'del-bg'))).toBeGreaterThanOrEqual(4.5)
  })
})

it('both themes have the same tokens', () => {
  expect(Object.keys(darkColours).sort()).toEqual(Object.keys(lightColours).sort())
})

it('every token that a style uses is emitted', () => {
  const emitted = new Set([...tokenSheet().matchAll(/(--pt-[\w-]+):/g)].map(([, name]) => name))
  const asked = styles().flatMap(({ text }) =>
    [...text.matchAll(/var\((--pt-[\w-]+)\)/g)].map(([, name]) => name ?? ''),
  )
  const made = new Set(['--pt-nav-now'])
  expect([...new Set(asked)].filter(name => !emitted.has(name) && !made.has(name))).toEqual([])
})

it('no other file of the console names a colour by its figures', () => {
  const named = styles()
    .filter(({ text }) => /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?=[;\s,)])/i.test(text))
    .map(({ file }) => file)
  expect(named).toEqual([])
})

function styles(): readonly { readonly file: string; readonly text: string }[] {
  const root = path.join(import.meta.dirname, '..')
  const rooms = ['app', 'components', 'composables', 'features/console']
  return rooms.flatMap(room =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(vue|css|ts)$/.test(file) && !/tokens(\.test)?\.ts$/.test(file))
      .map(file => ({ file: `${room}/${file}`, text: readFileSync(path.join(root, room, file), 'utf8') })),
  )
}

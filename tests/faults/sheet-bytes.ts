/** A sheet of this size, of our own making: as many columns filled as a plain list of a district has. */
export function ownSheet(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) => {
    const code = `11440300007550${String(row).padStart(6, '0')}`
    return `区第${row % 30}局,办理第${row}号事项（${'便民利企'.repeat(4)}）,${code},行政许可`
  })
  return new TextEncoder().encode(`\u{feff}${['部门,事项名称,实施编码,事项类型', ...lines].join('\r\n')}\r\n`)
}

export { noMapping } from '#contract/catalog-import.ts'

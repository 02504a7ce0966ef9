import { describe, expect, it } from 'vitest'
import { readSheetFile } from '#adapters/sheet-file.ts'
import { writeSheet } from '#adapters/sheet-write.ts'
import { sheetComparer, type CatalogueFacts } from '#domain/catalog/index.ts'
import { unpackRows } from '#domain/catalog/import-blocks.ts'
import { importWatch } from '#domain/catalog/import-watch.ts'
import { isSmallSheet, sheetThreads } from './sheet-thread.ts'

/** Large enough for a thread of its own. */
function longSheet(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) =>
    [
      `区第${row % 30}局`,
      `办理第${row}号便民事项`,
      `4403${row}`,
      row % 9 ? '行政许可' : '不认识的类型',
      '3个月',
      '县级',
    ].join(','),
  )
  return new TextEncoder().encode(['部门,事项名称,实施编码,事项类型,承诺办结时限,备注说明', ...lines].join('\n'))
}
const order = (bytes: Uint8Array) => ({
  bytes,
  mapping: { columns: {}, itemTypes: {}, departments: {} },
  departments: [],
})
const empty: CatalogueFacts = { lines: async () => [], leading: async () => new Map(), basesOf: async () => new Map() }

describe('sheets are read beside the hub', () => {
  it('在自己的线程里读出的和原地读出的一样', async () => {
    const bytes = longSheet(12_000)
    const steps: number[] = []
    const beside = await sheetThreads()(order(bytes), empty, progress => steps.push(progress.rows))
    const inPlace = await sheetComparer(readSheetFile)(order(bytes), empty, () => undefined)
    if (!beside.ok || !inPlace.ok) throw new Error('the sheet was refused')
    expect(beside.value.summary).toEqual(inPlace.value.summary)
    expect(beside.value.summary.rows).toBe(12_000)
    const rows = (blocks: typeof beside.value.blocks) => blocks.flatMap(({ bytes: packed }) => unpackRows(packed))
    expect(rows(beside.value.blocks)).toEqual(rows(inPlace.value.blocks))
    expect(steps.at(-1)).toBe(12_000)
  })

  it('压缩过的工作簿按展开后的大小算，行数一样就读在一处', () => {
    const rows = Array.from({ length: 9_000 }, (_, row) => [
      `办理第${row}号便民事项`,
      `4403${row}`,
      '行政许可',
      '3个月',
    ])
    const [text, book] = [writeSheet.csv(rows), writeSheet.xlsx([{ name: '清单', rows, headerRow: 1 }])]
    expect(book.length).toBeLessThan(text.length)
    expect([isSmallSheet(text), isSmallSheet(book)]).toEqual([false, false])
    expect([isSmallSheet(writeSheet.csv(rows.slice(0, 1_000))), isSmallSheet(book.subarray(0, 90_000))]).toEqual([
      true,
      true,
    ])
  })

  it('不要了就停下，不等它读完', async () => {
    const stopping = new AbortController()
    const reading = sheetThreads()(
      order(longSheet(12_000)),
      empty,
      () => stopping.abort(new Error('不要了')),
      stopping.signal,
    )
    await expect(reading).rejects.toThrow('不要了')
  })

  it('经办人看得到读到哪一行，可以停；别人停不了', async () => {
    const watch = importWatch()
    const seen: (number | undefined)[] = []
    const reading = watch.read('lvlin', '第一张', watching =>
      sheetThreads()(
        order(longSheet(12_000)),
        empty,
        told => {
          watching.told?.(told)
          seen.push(watch.progress('lvlin', '第一张')?.rows)
          watch.cancel('chenjing', '第一张')
          if (told.step === 'comparing') watch.cancel('lvlin', '第一张')
        },
        watching.signal,
      ),
    )
    expect(await reading).toMatchObject({ ok: false, violation: { code: 'IMPORT_CANCELLED' } })
    expect(seen.length).toBeGreaterThan(1)
    expect(watch.progress('lvlin', '第一张')).toBeNull()
  })
})

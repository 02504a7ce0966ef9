import { describe, expect, it } from 'vitest'
import { anItem } from './fixtures.ts'
import { compareRow, type Leading } from './import-compare.ts'

const shown = anItem({ name: '高龄津贴申领', visitCount: 1 })
const next = { ...shown, visitCount: 0 }
const leading: Leading = { itemId: 'i', versionId: 'v', revision: 1, number: 2, unfinished: false, content: next }
const nameOf = () => '区民政局'

describe('a row beside a version that nobody sees in a sheet yet', () => {
  it('定了以后施行的版本，表里改别的就不收，并说明谁改的、哪天起', () => {
    const scheduled = { ...leading, ahead: { shown, by: '何志远', from: '2026-12-01' } }
    expect(compareRow(scheduled, { ...shown, visitCount: 3 }, nameOf)).toMatchObject({
      state: 'refused',
      changes: [{ field: 'visitCount' }],
      reasons: [{ code: 'VERSION_SCHEDULED', field: null, data: { by: '何志远', from: '2026-12-01' } }],
    })
    expect(compareRow(scheduled, next, nameOf)).toEqual({ state: 'unchanged', changes: [], reasons: [] })
    expect(compareRow(scheduled, shown, nameOf).state).toBe('unchanged')
  })

  it('还在改的版本，说明谁在改', () => {
    const working = { ...leading, unfinished: true, ahead: { shown, by: '陈静', from: null } }
    const { state, reasons } = compareRow(working, { ...shown, visitCount: 3 }, nameOf)
    expect([state, reasons]).toMatchObject(['refused', [{ code: 'VERSION_UNDER_WAY', data: { by: '陈静' } }]])
  })
})

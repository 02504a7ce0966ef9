import { describe, expect, it } from 'vitest'
import { offsetPage } from './list-cursor.ts'

describe('a list that is read by place', () => {
  const rows = ['甲', '乙', '丙']

  it('一页接一页，正好读完', () => {
    const first = offsetPage(rows, { limit: 2 })
    expect(first).toEqual({ rows: ['甲', '乙'], total: 3, nextCursor: '2' })
    expect(offsetPage(rows, { limit: 2, cursor: '2' })).toEqual({ rows: ['丙'], total: 3 })
  })

  it('不是自己给出去的位置，从头读起', () => {
    for (const cursor of ['x', '-1', '1.5', '', 'Infinity']) {
      expect(offsetPage(rows, { limit: 1, cursor })).toEqual({ rows: ['甲'], total: 3, nextCursor: '1' })
    }
  })
})

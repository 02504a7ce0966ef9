import type { StoredEntry } from './model.ts'

/** An approved entry of the whole of 2026, unless told otherwise. */
export function anEntry(changes: Partial<StoredEntry> = {}): StoredEntry {
  return {
    id: 'entry-1',
    itemId: 'item-1',
    itemClass: null,
    state: 'approved',
    reason: 'site-survey',
    reasonText: '要到现场看过才能定',
    basis: { document: '《澄湾区户外广告设置管理细则》', article: '第一条' },
    departmentId: 'department-1',
    from: '2026-01-01',
    until: '2026-12-31',
    closedOn: null,
    reviewOn: changes.until ?? '2026-12-31',
    insteadDo: '请到店招所在街道的窗口办理',
    insteadItemId: null,
    proposedBy: { id: 'clerk', name: '陈静' },
    proposedAt: new Date('2025-12-20T02:00:00Z'),
    decidedBy: { id: 'reviewer', name: '何志远' },
    decidedAt: new Date('2025-12-22T02:00:00Z'),
    remark: null,
    revision: 2,
    ...changes,
  }
}

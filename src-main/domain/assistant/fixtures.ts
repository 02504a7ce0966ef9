import type { ItemGuide } from '#contract/guide.ts'

/** A guide of the invented district: one paper to bring, one that a grant replaces. */
export function aGuide(changes: Partial<ItemGuide> = {}): ItemGuide {
  return {
    itemId: 'i-1',
    itemCode: 'YT-0001',
    name: '摊位证核发',
    departmentName: '云台区城市管理局',
    version: 3,
    materials: [
      { name: '居民身份证', needed: true },
      {
        name: '健康证明',
        needed: false,
        waivedBy: {
          mode: 'data-share',
          grantId: 'g-1',
          grantNumber: '云数授〔2026〕7号',
          resourceName: '健康证明',
          fields: ['证明编号', '有效期'],
          providerName: '区卫生健康局',
          until: '2027-06-30',
        },
      },
    ],
    certificateFree: { status: 'partial', waived: 1, total: 2 },
    cityWide: { status: 'anywhere' },
    visitCount: 1,
    promisedLimit: { value: 3, unit: 'working-day', raw: '3个工作日' },
    fee: '不收费',
    windows: [{ name: '云台区政务服务中心3号窗口', address: '云台路1号' }],
    asOf: '2026-11-24T02:00:00.000Z',
    ...changes,
  }
}

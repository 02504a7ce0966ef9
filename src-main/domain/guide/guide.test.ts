import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { guideDocx } from '#adapters/guide-docx.ts'
import type { ItemGuide } from '#contract/guide.ts'
import { anItem } from '#domain/catalog/fixtures.ts'
import { guidePage, missingPage } from './page.ts'
import { createGuideService } from './service.ts'
import { guideSheet } from './sheet.ts'

const guide: ItemGuide = {
  itemId: 'item-1',
  itemCode: '440511016000-1',
  name: '高龄津贴申领',
  departmentName: '澄湾区民政局',
  version: 3,
  materials: [
    {
      name: '居民身份证',
      copies: 1,
      needed: false,
      waivedBy: { mode: 'data-share', providerName: '市公安局', resourceName: '户籍人口', until: '2027-06-30' },
    },
    { name: '申请表<手写>', copies: 2, needed: true },
  ],
  certificateFree: { status: 'full', waived: 1, total: 1 },
  cityWide: { status: 'anywhere' },
  fee: '不收费',
  windows: [{ name: '综合窗口', address: '海晏路 8 号', hours: '工作日 9:00–17:30' }],
  asOf: '2026-11-24T02:00:00.000Z',
}
const content = anItem({
  steps: ['受理', '审核', '办结'],
  faq: [{ question: '多大年纪可以领？', answer: '年满七十周岁。' }],
})
const sheet = guideSheet(guide, content, '2026-11-24')

/** The texts of a document in their order, as a reader sees them. */
function documentTexts(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(match => match[1] ?? '')
}

describe('the guide of an item', () => {
  it('要带什么、不用带什么和为什么，页面和文档说的一样', () => {
    const texts = documentTexts(guideDocx(sheet))
    const waived = '不用带：数据共享，市公安局共享“户籍人口”，至 2027-06-30'
    expect(texts).toContain('高龄津贴申领办事指南')
    expect(texts).toContain(waived)
    expect(texts).toContain('5个工作日')
    expect(texts).toContain('答：年满七十周岁。')
    expect(guidePage(sheet, 'http://hub/guide/x', '<svg/>')).toContain(waived)
  })

  it('没有内容的部分不写标题', () => {
    const titles = sheet.sections.map(section => section.title)
    expect(titles).toEqual(['申请材料', '办理流程', '在哪里办', '设定依据', '常见问题'])
  })

  it('事项里的文字不会变成网页的标签', () => {
    const page = guidePage(sheet, '', '')
    expect(page).toContain('申请表&lt;手写&gt;')
    expect(page).not.toContain('<手写>')
    expect(missingPage('<script>')).not.toContain('<script>')
  })

  it('同一天的同一个事项，文档一字节不差', () => {
    expect(guideDocx(sheet)).toEqual(guideDocx(guideSheet(guide, content, '2026-11-24')))
  })

  it('公开页有固定的地址和它的二维码；没有发布的事项说没有', async () => {
    const service = createGuideService({
      clock: () => new Date('2026-11-24T02:00:00Z'),
      ports: {
        itemGuide: async (item, day) =>
          item === guide.itemCode
            ? { ok: true, value: guide }
            : { ok: false, violation: { code: 'ITEM_NOT_PUBLISHED', data: { item, day } } },
        publishedItem: async () => ({ content }),
        document: guideDocx,
      },
    })
    const page = await service.publicPage(guide.itemCode, 'https://hub.example')
    expect(page.found).toBe(true)
    expect(page.html).toContain(`https://hub.example/guide/${guide.itemCode}`)
    expect(page.html).toContain('<svg')
    expect(await service.publicPage('没有这个', 'https://hub.example')).toMatchObject({ found: false })
    const file = await service.file({ item: guide.itemCode, format: 'docx' })
    expect(file).toMatchObject({ ok: true, value: { fileName: '高龄津贴申领办事指南-2026-11-24.docx' } })
  })
})

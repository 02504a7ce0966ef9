import type { ItemContent } from '#contract/catalog-item.ts'
import { readWords } from './words.ts'

/** What people call the items they ask for most, by item name. */
export function spokenNames(): Map<string, string[]> {
  return new Map(
    readWords('aliases.tsv').map(([name = '', words = '']) => [name, words.split(' ').filter(word => word !== '')]),
  )
}

export const oldAgeAllowance = '高龄津贴申领'

/** The item that everybody is shown first, told in full. */
export function toldInFull(content: ItemContent): ItemContent {
  return {
    ...content,
    itemKind: 'on-the-spot',
    statutoryLimit: { value: 20, unit: 'working-day', raw: '20个工作日' },
    promisedLimit: { value: 0, unit: 'on-the-spot', raw: '即办' },
    visitCount: 0,
    visitReason: '',
    onlineDepth: 'IV',
    channels: ['online', 'window', 'mail', 'door-to-door', 'agent'],
    acceptanceConditions: '具有澄湾区户籍，年满七十周岁。',
    result: { name: '高龄津贴发放通知', way: 'other', sample: true },
    windows: [
      {
        name: '澄湾区政务服务大厅 12 号窗口',
        address: '澄湾区榕荫路 1 号政务服务大厅一楼',
        hours: '周一至周五 9:00—12:00，14:00—18:00',
        phone: '0755-88991001',
      },
      {
        name: '云麓街道便民服务中心 3 号窗口',
        address: '澄湾区云麓街道石桥巷 8 号',
        hours: '周一至周六 9:00—12:00，14:00—17:30',
        phone: '0755-88991031',
      },
    ],
    legalBasis: [
      { document: '《澄湾区高龄津贴发放办法》', article: '第二条' },
      { document: '《澄湾区高龄津贴发放办法》', article: '第六条' },
    ],
    faq: [
      {
        question: '每个月发多少钱？',
        answer: '七十岁以上每月二百元，八十岁以上三百元，九十岁以上五百元，一百岁以上一千元。',
      },
      { question: '老人来不了怎么办？', answer: '可以书面委托近亲属代办，也可以预约上门。' },
      { question: '升档要再申请吗？', answer: '不用，年龄到了自动调整。' },
    ],
    themes: [{ audience: 'person', name: '老年人服务' }],
    materials: [
      ...content.materials.filter(({ kind }) => kind === 'certificate'),
      {
        id: 'm-form',
        name: '高龄津贴申请表（窗口现填）',
        kind: 'form',
        paperForm: 'electronic',
        copies: 1,
        necessity: 'required',
        sourceChannel: 'applicant',
        issuer: '',
      },
      {
        id: 'm-mandate',
        name: '授权委托书（代办才要）',
        kind: 'other',
        paperForm: 'original',
        copies: 1,
        necessity: 'optional',
        sourceChannel: 'applicant',
        issuer: '',
      },
    ],
  }
}

import type { ItemContent } from '#contract/catalog-item.ts'

export type Change = 'at-once' | 'at-home' | 'new-window' | 'by-mail' | 'earlier'

/** What departments are changing at the moment, beside what is published. */
export interface WorkInProgress {
  readonly name: string
  readonly state: 'draft' | 'in-review' | 'returned' | 'scheduled'
  readonly change: Change
  readonly workingDaysAgo: number
  readonly reason?: string
}

export const workInProgress: readonly WorkInProgress[] = [
  { name: '困难残疾人生活补贴申领', state: 'in-review', change: 'at-once', workingDaysAgo: 1 },
  { name: '临时救助申领', state: 'in-review', change: 'at-home', workingDaysAgo: 1 },
  { name: '失业保险金申领', state: 'in-review', change: 'at-once', workingDaysAgo: 2 },
  { name: '公共租赁住房轮候申请', state: 'in-review', change: 'new-window', workingDaysAgo: 2 },
  { name: '食品经营许可（新办）', state: 'in-review', change: 'at-once', workingDaysAgo: 3 },
  { name: '企业登记（新办）', state: 'in-review', change: 'by-mail', workingDaysAgo: 3 },
  { name: '异地就医备案', state: 'in-review', change: 'by-mail', workingDaysAgo: 4 },
  { name: '义务教育阶段新生入学申请', state: 'in-review', change: 'new-window', workingDaysAgo: 5 },
  { name: '住房公积金提取（租房）', state: 'in-review', change: 'at-once', workingDaysAgo: 6 },
  { name: '残疾人证首次申领', state: 'in-review', change: 'at-home', workingDaysAgo: 7 },
  { name: '工伤认定申请', state: 'draft', change: 'new-window', workingDaysAgo: 1 },
  { name: '便民摊位申请', state: 'draft', change: 'by-mail', workingDaysAgo: 2 },
  { name: '法律援助申请', state: 'draft', change: 'at-home', workingDaysAgo: 4 },
  { name: '老年人优待证换发', state: 'draft', change: 'at-home', workingDaysAgo: 8 },
  {
    name: '职业技能提升补贴申领',
    state: 'returned',
    change: 'at-once',
    workingDaysAgo: 2,
    reason: '改成即办以后，审核环节也要写清楚由谁当场核验',
  },
  {
    name: '犬只登记（首次）',
    state: 'returned',
    change: 'new-window',
    workingDaysAgo: 5,
    reason: '新窗口的电话和老窗口相同，请核实',
  },
  {
    name: '户外广告设置许可（新办）',
    state: 'returned',
    change: 'by-mail',
    workingDaysAgo: 9,
    reason: '现场勘验仍然需要，邮寄只能递交材料，请在常见问题里说明',
  },
  { name: '居家养老服务补助申领', state: 'scheduled', change: 'at-home', workingDaysAgo: 3 },
  { name: '老年人助餐补贴申领', state: 'scheduled', change: 'at-once', workingDaysAgo: 4 },
]

const withChannel = (content: ItemContent, channel: ItemContent['channels'][number]) => [
  ...new Set([...content.channels, channel]),
]

/** The same item after somebody has changed it in this way; `earlier` is how it stood before the present version. */
export function withChange(content: ItemContent, change: Change): ItemContent {
  switch (change) {
    case 'at-once':
      return content.itemKind === 'on-the-spot'
        ? {
            ...content,
            statutoryLimit: { value: 5, unit: 'working-day', raw: '5个工作日' },
            channels: withChannel(content, 'self-service'),
          }
        : { ...content, itemKind: 'on-the-spot', promisedLimit: { value: 0, unit: 'on-the-spot', raw: '即办' } }
    case 'at-home':
      return { ...content, channels: withChannel(withChannelContent(content, 'door-to-door'), 'agent') }
    case 'by-mail':
      return content.channels.includes('mail')
        ? { ...content, channels: withChannel(content, 'self-service') }
        : { ...content, channels: withChannel(content, 'mail') }
    case 'new-window':
      return {
        ...content,
        windows: [
          ...content.windows,
          {
            name: '澄心街道便民服务中心 2 号窗口',
            address: '澄湾区澄心街道望海里 21 号',
            hours: '周一至周六 9:00—12:00，14:00—17:30',
            phone: '0755-88991032',
          },
        ],
      }
    case 'earlier':
      return {
        ...content,
        itemKind: 'promised-time',
        promisedLimit: content.statutoryLimit,
        steps: ['受理', '审查', '审核', '审批', '办结', '送达'],
      }
  }
}

function withChannelContent(content: ItemContent, channel: ItemContent['channels'][number]): ItemContent {
  return { ...content, channels: withChannel(content, channel) }
}

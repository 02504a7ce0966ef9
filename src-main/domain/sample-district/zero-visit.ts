import type { Channel, ItemContent, ItemMaterial, ZeroVisitProgramme } from '#contract/catalog-item.ts'
import { districtCounts, type PlannedItem } from './items.ts'
import type { WaiverPlan } from './waivers.ts'

type Declared = ItemContent['zeroVisit'][number]

const basis: Record<ZeroVisitProgramme, string> = {
  'special-groups': '《澄湾区帮办代办和上门服务规范》第三条',
  'key-enterprises': '《澄湾区帮办代办和上门服务规范》第四条',
}

/** Who is visited first: those whom the programme is for. */
const specialGroupOffices = ['民政', '残联', '卫健', '云麓街道', '澄心街道', '退役', '医保']
const enterpriseOffices = [
  '市监',
  '人资',
  '环境',
  '商务',
  '工信',
  '科创',
  '文体',
  '税务',
  '住建',
  '水务',
  '消防',
  '公积金',
]

/** Channels by turns; where only 网上 is offered, an original paper that comes back takes the item out again. */
const channelsByTurn: Record<ZeroVisitProgramme, readonly (readonly Channel[])[]> = {
  'special-groups': [['online', 'door-to-door', 'agent'], ['online', 'agent'], ['online', 'mail'], ['online']],
  'key-enterprises': [['online', 'agent'], ['online', 'mail'], ['online', 'self-service'], ['online']],
}

/** A few more declare a programme and do not reach it, because an original still has to be seen. */
const declaredInVain = 6

function keepsOriginal(materials: readonly ItemMaterial[], item: PlannedItem, plan: WaiverPlan): boolean {
  const shared = new Set(
    plan.shares.flatMap(share => share.serves.flatMap(s => (s.itemCode === item.code ? [s.materialId] : []))),
  )
  return materials.some(
    material => material.paperForm.startsWith('original') && !material.decision && !shared.has(material.id),
  )
}

/**
 * Which items declare a zero-visit programme, by item code. Whether one reaches it is for the rules to say: an item all
 * of whose certificates are waived does, one that declares 网上 alone and keeps an original paper does not.
 */
export function planZeroVisit(items: readonly PlannedItem[], plan: WaiverPlan): Map<string, Declared[]> {
  const declared = new Map<string, Declared[]>()
  const declare = (programme: ZeroVisitProgramme, forEnterprises: boolean, offices: string[], reached: number) => {
    const ofOffices = items
      .filter(item => item.forEnterprises === forEnterprises && offices.includes(item.departmentKey))
      .map((item, place) => ({ item, order: offices.indexOf(item.departmentKey) * 0.5 + (place % 7) }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item)
    const free = ofOffices.filter(item => plan.certificateFree.has(item.code)).slice(0, reached)
    if (free.length < reached) throw new Error(`only ${free.length} items can be zero-visit for ${programme}`)
    const turns = channelsByTurn[programme]
    for (const [index, item] of free.entries()) {
      const channels = [...(turns[item.name === '高龄津贴申领' ? 0 : index % turns.length] ?? [])]
      declared.set(item.code, [{ programme, channels, basis: basis[programme] }])
    }
    const inVain = ofOffices.filter(
      item => !plan.certificateFree.has(item.code) && keepsOriginal(plan.materials.get(item.code) ?? [], item, plan),
    )
    for (const item of inVain.slice(0, declaredInVain)) {
      declared.set(item.code, [{ programme, channels: ['online'], basis: basis[programme] }])
    }
  }
  declare('special-groups', false, specialGroupOffices, districtCounts.zeroVisitSpecialGroups)
  declare('key-enterprises', true, enterpriseOffices, districtCounts.zeroVisitKeyEnterprises)
  return declared
}

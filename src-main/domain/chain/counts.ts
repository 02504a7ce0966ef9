import type { Count, CountKey, Counts } from '#contract/chain.ts'
import type { Grant } from '#contract/sharing-model.ts'
import type { ZeroVisitProgramme } from '#contract/catalog-item.ts'
import { certificateFreeStatus, grantsInForce, materialTruth } from '#domain/certificate-free/rules.ts'
import { zeroVisitTruth } from '#domain/zero-visit/rules.ts'
import type { EntryInForce, PublishedItem } from './ports.ts'

/** What each number means (口径); it travels with the number. */
export const countDefinitions: Record<CountKey, { zh: string; en: string }> = {
  'items-published': { zh: '当日生效的已发布事项', en: 'items whose published version is in effect on the day' },
  'certificate-free': {
    zh: '免证办：要求证照类材料、且当日每一份都有授权或决定代替的已发布事项，占全部已发布事项',
    en: 'published items that ask for certificates, every one of them replaced on the day by a grant or a decision',
  },
  'partly-certificate-free': {
    zh: '部分免证：要求证照类材料、当日有一份以上被代替、但不是全部的已发布事项，占全部已发布事项',
    en: 'published items of whose certificates some, and not all, are replaced on the day',
  },
  'zero-visit-special-groups': {
    zh: '零跑动（特殊群体）：为特殊群体开了非窗口渠道、剩余材料不要求到场的已发布事项，占全部已发布事项',
    en: 'published items done for special groups over channels of their own, no remaining paper forcing presence',
  },
  'zero-visit-key-enterprises': {
    zh: '零跑动（重点企业）：为重点企业开了非窗口渠道、剩余材料不要求到场的已发布事项，占全部已发布事项',
    en: 'published items done for key enterprises over channels of their own, no remaining paper forcing presence',
  },
  'negative-list-in-force': {
    zh: '当日在“全市域通办”负面清单上的已发布事项，占全部已发布事项',
    en: 'published items with a negative-list entry in force on the day',
  },
  'grants-in-force': {
    zh: '当日在生效的数据共享授权，占全部已给出的授权',
    en: 'data-sharing grants in force on the day, of all that were ever given',
  },
  'materials-waived': {
    zh: '已发布事项中当日免交的材料（每个事项分别计），占这些事项的全部材料',
    en: 'materials of published items waived on the day, counted item by item, of all their materials',
  },
}

export interface CountFacts {
  readonly day: string
  readonly catalogueVersion: string
  readonly items: readonly PublishedItem[]
  readonly grants: readonly Grant[]
  readonly entries: readonly EntryInForce[]
}

/** Counts the whole catalogue on one day; linear in items and grants. */
export function countAll({ day, catalogueVersion, items, grants, entries }: CountFacts): Counts {
  const inForce = grantsInForce(grants, day)
  const listed = new Set(entries.map(entry => entry.itemId))
  let certificateFree = 0
  let partly = 0
  let onTheList = 0
  let materials = 0
  let waived = 0
  const zeroVisit: Record<ZeroVisitProgramme, number> = { 'special-groups': 0, 'key-enterprises': 0 }
  for (const item of items) {
    const { status } = certificateFreeStatus(item, inForce)
    if (status === 'full') certificateFree += 1
    if (status === 'partial') partly += 1
    if (listed.has(item.itemId)) onTheList += 1
    for (const programme of ['special-groups', 'key-enterprises'] as const) {
      if (zeroVisitTruth(item, programme, inForce).qualifies) zeroVisit[programme] += 1
    }
    materials += item.content.materials.length
    waived += item.content.materials.filter(material => !materialTruth(material, item.itemId, inForce).needed).length
  }
  const count = (key: CountKey, value: number, denominator?: number): Count => ({
    key,
    value,
    numerator: value,
    ...(denominator === undefined ? {} : { denominator }),
    definition: countDefinitions[key],
    day,
    catalogueVersion,
  })
  return {
    day,
    catalogueVersion,
    counts: [
      count('items-published', items.length),
      count('certificate-free', certificateFree, items.length),
      count('partly-certificate-free', partly, items.length),
      count('zero-visit-special-groups', zeroVisit['special-groups'], items.length),
      count('zero-visit-key-enterprises', zeroVisit['key-enterprises'], items.length),
      count('negative-list-in-force', onTheList, items.length),
      count('grants-in-force', inForce.count, grants.length),
      count('materials-waived', waived, materials),
    ],
  }
}

import type { ItemContent, ItemMaterial } from '#contract/catalog-item.ts'
import { itemTypeLabels, itemTypes } from '#contract/catalog-item.ts'
import type { SampleTimeline } from '#domain/catalog/index.ts'
import type { SamplePeople } from './accounts.ts'
import { withChange, workInProgress } from './catalogue-work.ts'
import type { PlannedDepartment } from './departments.ts'
import { certificateMaterial, contentOf, type PlannedItem } from './items.ts'
import { oldAgeAllowance, spokenNames, toldInFull } from './popular.ts'
import type { SampleTime } from './time.ts'
import { createTimelineWriter } from './timelines.ts'
import type { WaiverPlan } from './waivers.ts'
import { readWords } from './words.ts'

/** 实施清单 that leave something out, as every real list does: so many, and no more. */
export const plannedDefects = { withoutBasis: 38, promiseAboveLaw: 4, phoneWithoutAreaCode: 3 } as const

interface CatalogueFacts {
  readonly items: readonly PlannedItem[]
  readonly departments: readonly PlannedDepartment[]
  readonly waivers: WaiverPlan
  readonly zeroVisit: ReadonlyMap<string, ItemContent['zeroVisit']>
  readonly people: SamplePeople
  readonly time: SampleTime
}

/** Puts the known defects into an item. @param place  how many have some already */
function withDefects(content: ItemContent, place: number): ItemContent {
  const { withoutBasis, promiseAboveLaw, phoneWithoutAreaCode } = plannedDefects
  const told = place < withoutBasis ? { ...content, legalBasis: [] } : content
  const limit = { value: 45, unit: 'working-day' as const, raw: '45个工作日' }
  if (place < promiseAboveLaw) return { ...told, itemKind: 'promised-time', promisedLimit: limit }
  const phone = content.consultPhone.replace(/^0755-/, '')
  return place < promiseAboveLaw + phoneWithoutAreaCode ? { ...told, consultPhone: phone } : told
}

/** Every item of the district with its versions, in the order of the list; the unpublished ones at the end. */
export function tellCatalogue(facts: CatalogueFacts): SampleTimeline[] {
  const { items, departments, waivers, zeroVisit, people, time } = facts
  const writer = createTimelineWriter(time)
  const departmentOf = new Map(departments.map(department => [department.key, department]))
  const spoken = spokenNames()
  const reviewer = people.any('reviewer')
  const changes = new Map(workInProgress.map(work => [work.name, work]))

  let defective = 0
  const told = items.map((item, index) => {
    const department = departmentOf.get(item.departmentKey)
    if (!department) throw new Error(`no department ${item.departmentKey}`)
    const by = people.of('clerk', department.id)
    const plain = contentOf(item, department, waivers.materials.get(item.code) ?? [], zeroVisit.get(item.code) ?? [])
    const aliases = spoken.get(item.name) ?? []
    // Every 31st item that nobody asks for.
    const spoilt = index % 31 === 7 && aliases.length === 0
    const content = spoilt ? withDefects(plain, defective) : { ...plain, aliases }
    if (spoilt) defective += 1
    // The departments' lists came out one a week, in their order.
    const first = time.past(new Date(Date.UTC(2025, 0, 6 + department.number * 7)).toISOString().slice(0, 10))
    const who = { by, reviewer }
    let timeline = writer.begin(item.code)
    if (item.name === oldAgeAllowance) {
      const full = toldInFull(content)
      const slow = { ...full, itemKind: 'promised-time' as const, visitCount: 1, visitReason: '需本人到窗口核验' }
      const limit = { value: 10, unit: 'working-day' as const, raw: '10个工作日' }
      const before = { ...slow, promisedLimit: limit, onlineDepth: 'III' as const, zeroVisit: [], aliases: [] }
      timeline = writer.publish(timeline, before, who, { day: first })
      timeline = writer.publish(timeline, { ...before, aliases }, who, { day: time.past('2025-09-01') })
      timeline = writer.publish(timeline, full, who, { day: time.past('2026-03-12') })
    } else {
      if (index % 25 === 3) timeline = writer.publish(timeline, withChange(content, 'earlier'), who, { day: first })
      const day = index % 25 === 3 ? time.past('2026-04-07') : first
      timeline = writer.publish(timeline, content, who, { day })
    }
    const change = changes.get(item.name)
    if (!change) return timeline
    const next = withChange(content, change.change)
    const day = time.workingDays(time.today, -change.workingDaysAgo)
    if (change.state === 'draft') return writer.draft(timeline, next, by, day)
    if (change.state === 'in-review') return writer.inReview(timeline, next, by, day)
    if (change.state === 'returned') return writer.returned(timeline, next, by, day, change.reason ?? '')
    return writer.publish(timeline, next, who, { day, from: time.ahead(7) })
  })
  return [...told, ...tellOthers(facts)]
}

/** Items that are not, not yet or no longer published. */
function tellOthers({ departments, people, time }: CatalogueFacts): SampleTimeline[] {
  const writer = createTimelineWriter(time)
  const reviewer = people.any('reviewer', 1)
  return readWords('other-items.tsv').map(
    ([key = '', typeWord = '', name = '', objects = '', papers = '', state = '', note = ''], index) => {
      const department = departments.find(candidate => candidate.key === key)
      const type = itemTypes.find(candidate => itemTypeLabels[candidate].zh === typeWord)
      if (!department || !type) throw new Error(`unknown department or type in other-items.tsv: ${name}`)
      const basicCode = `4420${String(department.number).padStart(2, '0')}9${String(index).padStart(2, '0')}000`
      const item: PlannedItem = {
        code: `${department.creditCode ?? ''}4${basicCode}`,
        departmentKey: key,
        certificateKeys: papers.split(' '),
        forEnterprises: objects !== '个人',
        type,
        name,
        mainItemName: name,
        basicCode,
      }
      const materials: ItemMaterial[] = item.certificateKeys.map(certificateMaterial)
      const content = contentOf(item, department, materials, [])
      const by = people.of('clerk', department.id)
      const day = time.workingDays(time.today, -(2 + (index % 9)))
      const begun = writer.begin(item.code)
      if (state === 'draft') return writer.draft(begun, content, by, day)
      if (state === 'in-review') return writer.inReview(begun, content, by, day)
      if (state === 'returned') return writer.returned(begun, { ...content, legalBasis: [] }, by, day, note)
      if (state === 'scheduled') return writer.publish(begun, content, { by, reviewer }, { day, from: time.ahead(9) })
      const published = writer.publish(begun, content, { by, reviewer }, { day: time.past('2025-03-03') })
      if (state === 'suspended') return writer.end(published, 'suspended', reviewer, time.past('2026-10-12'), note)
      return writer.end(published, 'abolished', reviewer, time.past('2026-06-01'), note)
    },
  )
}

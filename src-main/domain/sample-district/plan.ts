import fs from 'node:fs'
import path from 'node:path'
import type { PolicyFile } from '#contract/knowledge.ts'
import type { LimitRule } from '#contract/sharing.ts'
import type { Account } from '#contract/identity.ts'
import type { ClockFacts, StoredResource } from '#domain/sharing/index.ts'
import { newId } from '#kernel/ids.ts'
import { samplePeople } from './accounts.ts'
import { grantedAsks, openAsks } from './asks.ts'
import { tellCatalogue } from './catalogue.ts'
import { plannedDepartments } from './departments.ts'
import { plannedItems } from './items.ts'
import { tellNegativeList } from './negative-list.ts'
import { createRequestWriter } from './request-writer.ts'
import { tellRequests } from './requests.ts'
import { plannedResources } from './resources.ts'
import { sampleTime } from './time.ts'
import { planWaivers } from './waivers.ts'
import { planZeroVisit } from './zero-visit.ts'

/** The district's own limit on the platform's check; known by its identity, so that it goes with the district. */
export const platformCheckLimit: LimitRule = {
  id: '01985e5c-0000-7000-8000-0000000c0001',
  step: 'platform-check',
  value: 2,
  unit: 'working-day',
  level: 'district',
  place: '澄湾区',
  source: '《澄湾区政务数据共享实施细则》',
  article: '第五条',
  effectiveFrom: '2025-08-15',
}

/** The thirty policies of the district, as files to be imported. */
export function plannedPolicies(): PolicyFile[] {
  const folder = path.join(import.meta.dirname, 'policies')
  return fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(fileName => ({ fileName, text: fs.readFileSync(path.join(folder, fileName), 'utf8') }))
}

/**
 * Everything of the district that hangs on people and on the day of loading. Nothing is stored here, and every state is
 * one that the rules of its module have let come about.
 * @param accounts  the planned accounts with their identities
 */
export function tellDistrict(facts: { accounts: readonly Account[]; clock: ClockFacts; now: Date }) {
  const time = sampleTime(facts.now, facts.clock.calendar)
  const people = samplePeople(facts.accounts)
  const departments = plannedDepartments()
  const items = plannedItems(departments)
  const { resources: planned, replacements } = plannedResources()
  const waivers = planWaivers(items, planned, replacements)
  const zeroVisit = planZeroVisit(items, waivers)
  const timelines = tellCatalogue({ items, departments, waivers, zeroVisit, people, time })
  const itemIdOf = new Map(timelines.map(({ code, id }) => [code, id]))
  const departmentOf = new Map(departments.map(department => [department.key, department]))

  const registered = time.at(time.past('2025-08-20'), '10:00')
  const resources: StoredResource[] = planned.map(({ providerKey, ...resource }, index) => ({
    ...resource,
    id: newId(registered.getTime() + index * 60_000),
    providerId: departmentOf.get(providerKey)?.id ?? '',
    revision: 1,
    registeredAt: new Date(registered.getTime() + index * 60_000).toISOString(),
  }))
  const askFacts = {
    items,
    itemIdOf,
    departments,
    resources: new Map(resources.map(resource => [resource.code, resource])),
    planned,
    replacements,
    waivers,
  }
  const writer = createRequestWriter({ clock: facts.clock, people })
  const { requests, grants } = tellRequests({ writer, people, time }, grantedAsks(askFacts), openAsks(askFacts))

  const listed = tellNegativeList({
    items: new Map(
      items.map(item => [
        item.name,
        { itemId: itemIdOf.get(item.code) ?? '', departmentId: departmentOf.get(item.departmentKey)?.id ?? '' },
      ]),
    ),
    people,
    time,
  })
  return { departments, items, timelines, resources, requests, grants, listed, people }
}

import { setImmediate } from 'node:timers/promises'
import type { SampleCounts, SampleProgress, SampleState, SampleStep } from '#contract/sample-district.ts'
import { sampleSteps } from '#contract/sample-district.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { AnnouncementService } from '#domain/announcements/index.ts'
import type { Actor } from '#domain/audit/model.ts'
import type { CatalogService } from '#domain/catalog/index.ts'
import type { IdentityService } from '#domain/identity/index.ts'
import { checkPassword } from '#domain/identity/rules.ts'
import type { KnowledgeService } from '#domain/knowledge/index.ts'
import type { NegativeListService } from '#domain/negative-list/index.ts'
import type { SharingService } from '#domain/sharing/index.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { WorkingCalendar } from '#kernel/working-days.ts'
import { plannedAccounts } from './accounts.ts'
import { plannedScripts } from './announcements.ts'
import { plannedDepartments } from './departments.ts'
import { plantScripts } from './plant-scripts.ts'
import { plannedPolicies, platformCheckLimit, tellDistrict } from './plan.ts'
import { plannedResources } from './resources.ts'
import { deleteMark, readMark, writeMark } from './store.ts'

export interface SampleDistrictParts {
  readonly db: ReadableDb
  readonly work: UnitOfWork
  readonly calendar: WorkingCalendar
  readonly identity: IdentityService
  readonly catalog: CatalogService
  readonly sharing: SharingService
  readonly negativeList: NegativeListService
  readonly knowledge: KnowledgeService
  readonly announcements: AnnouncementService
}

export type SampleDistrictService = ReturnType<typeof createSampleDistrictService>

/** The invented district 澄湾区: loaded in one piece through the doors of the modules, and taken away in one piece. */
export function createSampleDistrictService(parts: SampleDistrictParts) {
  const { db, work, identity, catalog, sharing, negativeList, knowledge, announcements } = parts

  async function state(): Promise<SampleState> {
    const mark = await readMark(db)
    if (!mark) return { loaded: false }
    return { loaded: true, loadedAt: mark.loadedAt.toISOString(), loadedBy: mark.loadedBy, counts: mark.counts }
  }

  /** What stands against loading: the district itself, or work of the office's own that it would mix with. */
  async function mayLoad(password: string): Promise<Result<null>> {
    const strong = checkPassword(password)
    if (!strong.ok) return strong
    if (await readMark(db)) return violation('SAMPLE_ALREADY_LOADED')
    const everything = { departmentIds: [], itemTypes: [], phases: [], text: '' }
    const page = await catalog.list({ filter: everything, sort: 'name', descending: false, limit: 1 })
    if (page.total > 0) return violation('SAMPLE_NOT_EMPTY', { found: 'items' })
    const planned = plannedDepartments()
    const names = new Map(planned.map(({ id, name }) => [name, id]))
    const others = (await catalog.departments()).filter(({ id, name }) => names.has(name) && names.get(name) !== id)
    if (others.length > 0) return violation('SAMPLE_NOT_EMPTY', { found: 'departments' })
    const codes = new Set(plannedResources().resources.map(({ code }) => code))
    const { rows } = await sharing.resources({ limit: 500 })
    return rows.some(({ code }) => codes.has(code)) ? violation('SAMPLE_NOT_EMPTY', { found: 'resources' }) : ok(null)
  }

  async function takeAway(actor: Actor): Promise<Result<null>> {
    const removed = await work(actor, async current => {
      const mark = await readMark(current.db)
      if (!mark) return violation('SAMPLE_NOT_LOADED')
      await announcements.removeSample(current)
      await sharing.removeSample(current, [platformCheckLimit.id])
      await negativeList.removeSample(current)
      await knowledge.removeSamplePolicies(current)
      await identity.removeSampleAccounts(current)
      await catalog.removeSampleCatalogue(current, async () =>
        (
          await Promise.all([
            sharing.departmentsNamed(current),
            negativeList.departmentsNamed(current),
            identity.departmentsNamed(current),
          ])
        ).flat(),
      )
      await deleteMark(current.db)
      current.audit({
        action: 'sample.removed',
        subjectKind: 'sample',
        subjectId: 'district',
        detail: { ...mark.counts },
      })
      for (const topic of ['identity', 'knowledge', 'settings'] as const) current.changed(topic)
      return ok(null)
    })
    knowledge.forgetIndex()
    return removed
  }

  return {
    state,
    mayLoad,

    /**
     * Loads the district, all of it or nothing.
     * @param password  for its accounts; there is none by default
     * @param tell  hears of every step
     * @param signal  stops the load while nothing is committed yet; then nothing was written
     */
    async load(
      actor: Actor,
      password: string,
      tell: (progress: SampleProgress) => void = () => undefined,
      signal?: AbortSignal,
    ): Promise<Result<SampleCounts>> {
      let beforeCommit = true
      const step = async (name: SampleStep, counts?: SampleCounts) => {
        const place = sampleSteps.indexOf(name)
        tell({ step: name, done: place, of: sampleSteps.length - 1, ...(counts ? { counts } : {}) })
        // Lets the news out before the next long piece of work.
        await setImmediate()
        if (beforeCommit) signal?.throwIfAborted()
      }
      const allowed = await mayLoad(password)
      if (!allowed.ok) return allowed
      await step('accounts')
      const people = plannedAccounts(plannedDepartments()).map(({ role, ...person }) => ({ ...person, roles: [role] }))
      const prepared = await identity.prepareSampleAccounts(people, password)
      if (!prepared.ok) return prepared
      const clockRules = { calendar: parts.calendar, hours: await sharing.officeHours() }
      const limits = [...(await sharing.limits()), platformCheckLimit]
      await step('plan')
      const policies = await knowledge.readFiles(plannedPolicies())
      const loaded = await work(actor, async current => {
        const accounts = await identity.plantSampleAccounts(current, prepared.value)
        if (!accounts.ok) return accounts
        const told = tellDistrict({ accounts: accounts.value, clock: { ...clockRules, limits }, now: current.now })
        await step('catalogue')
        const departments = told.departments.map(({ key: _key, number: _number, ...department }) => department)
        await catalog.plantSampleCatalogue(current, { departments, items: told.timelines })
        await step('sharing')
        const { resources, requests, grants } = told
        await sharing.plantSample(current, { resources, requests, grants, limits: [platformCheckLimit] })
        await negativeList.plantSample(current, told.listed)
        await step('knowledge')
        const imported = await knowledge.importWithin(current, policies, { sample: true })
        if (!imported.ok) return imported
        const counts: SampleCounts = {
          departments: departments.length,
          items: told.timelines.length,
          resources: resources.length,
          requests: requests.length,
          grants: grants.length,
          negativeEntries: told.listed.length,
          policies: policies.length,
          announcements: plannedScripts.length,
          accounts: accounts.value.length,
        }
        await writeMark(current.db, { loadedAt: current.now, loadedBy: actor.name, counts })
        current.audit({ action: 'sample.loaded', subjectKind: 'sample', subjectId: 'district', detail: { ...counts } })
        current.changed('settings')
        return ok({ counts, told })
      })
      beforeCommit = false
      knowledge.forgetIndex()
      if (!loaded.ok) return loaded
      const { counts, told } = loaded.value
      await step('announcements')
      try {
        // What a sentence rests on is read from what is stored, so the scripts come after it.
        const codeOf = new Map(told.items.map(({ name, code }) => [name, code]))
        const scripts = await plantScripts(parts, told.people.any('trainer'), codeOf)
        if (!scripts.ok) throw new Error(scripts.violation.code)
      } catch (error) {
        await takeAway(actor)
        throw error
      }
      await step('finished', counts)
      return ok(counts)
    },

    /** Takes the district away and nothing else; what people's own work still names stays and is told. */
    async remove(actor: Actor): Promise<Result<{ departmentsKept: string[]; resourcesKept: string[] }>> {
      const removed = await takeAway(actor)
      if (!removed.ok) return removed
      const departments = new Set(plannedDepartments().map(({ id }) => id))
      const codes = new Set(plannedResources().resources.map(({ code }) => code))
      const { rows } = await sharing.resources({ limit: 500 })
      return ok({
        departmentsKept: (await catalog.departments()).flatMap(({ id, name }) => (departments.has(id) ? [name] : [])),
        resourcesKept: rows.flatMap(({ code, name }) => (codes.has(code) ? [name] : [])),
      })
    },
  }
}

import type { CityCase } from '#contract/cases.ts'
import type { CheckOutcome, ConsentWay, CounterCheck, DeskMaterial } from '#contract/counter.ts'
import type { ItemGuide } from '#contract/guide.ts'
import type { Grant, Resource } from '#contract/sharing-model.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { onceEach } from '#kernel/once-each.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { mayConclude, readAnswer } from './rules.ts'
import * as store from './store.ts'

export interface CounterPorts {
  readonly cityCase: (id: string) => Promise<Result<CityCase>>
  readonly itemGuide: (itemId: string) => Promise<Result<ItemGuide>>
  readonly grant: (id: string) => Promise<Result<Grant>>
  readonly resource: (id: string) => Promise<Result<Resource>>
  /** One question through the gateway under a grant, for the department that holds it. */
  readonly ask: (
    grant: Pick<Grant, 'id' | 'mode' | 'requesterId'>,
    content: object,
  ) => Promise<{ readonly status: number; readonly body: string; readonly requestId: string }>
  /** Hex of SM3. */
  readonly digest: (bytes: Uint8Array) => string
}

type GuideMaterial = ItemGuide['materials'][number]

/** How one paper of an item can be looked up. */
interface LookUp {
  readonly grant: Grant
  readonly subjectField: string
  readonly fields: readonly string[]
}

export type CounterService = ReturnType<typeof createCounterService>

/** The desk of a window: what stands in for each paper of a case, looked up with the citizen's consent. */
export function createCounterService(parts: { db: ReadableDb; work: UnitOfWork; ports: CounterPorts }) {
  const { db, work, ports } = parts

  /** How papers can be looked up now; nothing where no grant in force stands in for one. Several rest on one grant. */
  function lookUps(): (material: GuideMaterial) => Promise<LookUp | undefined> {
    const grantOf = onceEach(ports.grant, String)
    const resourceOf = onceEach(ports.resource, String)
    return async material => {
      const { grantId, fields } = material.waivedBy ?? {}
      if (grantId === undefined || material.materialId === undefined) return undefined
      const grant = await grantOf(grantId)
      if (!grant.ok || grant.value.mode === 'batch') return undefined
      const resource = await resourceOf(grant.value.resourceId)
      const subjectField = resource.ok ? resource.value.subjectField : undefined
      if (subjectField === undefined) return undefined
      return { grant: grant.value, subjectField, fields: fields ?? grant.value.fields }
    }
  }

  return {
    async desk(caseId: string): Promise<Result<{ materials: DeskMaterial[] }>> {
      const one = await ports.cityCase(caseId)
      if (!one.ok) return one
      const { itemId } = one.value
      const guide = await ports.itemGuide(itemId)
      if (!guide.ok) return violation('NOT_FOUND', { kind: 'item', id: itemId })
      const checks = await store.checksOfCase(db, caseId)
      const lookUpOf = lookUps()
      const materials = await Promise.all(
        guide.value.materials.map(async (material): Promise<DeskMaterial> => {
          const found = await lookUpOf(material)
          return {
            ...material,
            ...(found
              ? {
                  lookUp: {
                    mode: found.grant.mode,
                    subjectField: found.subjectField,
                    fields: [...found.fields],
                    onBehalfOf: found.grant.requesterName,
                  },
                }
              : {}),
            checks: checks.filter(check => check.materialId === material.materialId).map(store.shownCheck),
          }
        }),
      )
      return ok({ materials })
    },

    async lookUp(
      actor: Actor,
      wanted: {
        caseId: string
        materialId: string
        subject: string
        consentHow: ConsentWay
        values?: Readonly<Record<string, string>> | undefined
      },
    ) {
      const one = await ports.cityCase(wanted.caseId)
      if (!one.ok) return one
      const { number, itemId, state } = one.value
      if (state === 'delivered') return violation('CASE_CLOSED', { number })
      const guide = await ports.itemGuide(itemId)
      if (!guide.ok) return violation('NOT_FOUND', { kind: 'item', id: itemId })
      const material = guide.value.materials.find(({ materialId }) => materialId === wanted.materialId)
      const found = material && (await lookUps()(material))
      if (!found) return violation('NOTHING_TO_LOOK_UP', { material: material?.name ?? wanted.materialId })
      const consent = await work(actor, async current => ok(await store.nextConsent(current.db, wanted.caseId)))
      if (!consent.ok) return consent
      const consentNumber = `TY-${number}-${consent.value}`
      const { grant, fields } = found
      const said = Object.fromEntries(fields.map(field => [field, wanted.values?.[field] ?? '']))
      const answer = await ports.ask(grant, {
        subject: { field: found.subjectField, value: wanted.subject },
        ...(grant.mode === 'compare' ? { values: said } : { fields }),
        caseNumber: number,
        consent: consentNumber,
      })
      const { result, code, rows, same } = readAnswer(answer.status, answer.body)
      return work(actor, async current => {
        const check: store.StoredCheck = {
          id: newId(current.now.getTime()),
          caseId: wanted.caseId,
          itemId,
          materialId: wanted.materialId,
          materialName: material.name,
          grantId: grant.id,
          grantNumber: grant.number,
          resourceName: grant.resourceName,
          fields: [...fields],
          consentNumber,
          consentHow: wanted.consentHow,
          requestId: answer.requestId,
          answerSm3: answer.status === 200 ? ports.digest(new Uint8Array(Buffer.from(answer.body))) : null,
          result,
          ...(code === undefined ? {} : { code }),
          checkedBy: current.actor.name,
          checkedAt: current.now.toISOString(),
          revision: 1,
        }
        await store.insertCheck(current.db, check)
        const detail = { number, material: check.materialName, grant: grant.number, result, consent: consentNumber }
        current.audit({ action: 'counter.looked-up', subjectKind: 'city-case', subjectId: wanted.caseId, detail })
        current.changed('counter', wanted.caseId)
        return ok({ check: store.shownCheck(check), ...(rows ? { rows } : {}), ...(same ? { same } : {}) })
      })
    },

    conclude(
      actor: Actor,
      wanted: { id: string; revision: number; outcome: CheckOutcome; reason: string },
    ): Promise<Result<CounterCheck>> {
      return work(actor, async (current): Promise<Result<CounterCheck>> => {
        const check = await store.findCheck(current.db, wanted.id)
        if (!check) return violation('NOT_FOUND', { kind: 'counter-check', id: wanted.id })
        const allowed = mayConclude(check, wanted)
        if (!allowed.ok) return allowed
        const { outcome, reason } = wanted
        const end = { outcome, reason, by: current.actor.name, at: current.now }
        const kept = { id: check.id, revision: wanted.revision }
        if (!(await store.concludeCheck(current.db, kept, end))) {
          return violation('STALE_REVISION', { kind: 'counter-check', id: wanted.id })
        }
        const detail = { material: check.materialName, grant: check.grantNumber, outcome, reason }
        current.audit({ action: 'counter.concluded', subjectKind: 'city-case', subjectId: check.caseId, detail })
        current.changed('counter', check.caseId)
        return ok({
          ...store.shownCheck(check),
          outcome,
          ...(reason === '' ? {} : { reason }),
          concludedBy: current.actor.name,
          revision: check.revision + 1,
        })
      })
    },
  }
}

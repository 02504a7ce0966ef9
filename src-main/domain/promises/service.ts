import type { Count } from '#contract/chain.ts'
import type { Coverage, Persona } from '#contract/promises.ts'
import type { Grant, RequestContent, Resource, SharingRequestView } from '#contract/sharing-model.ts'
import type { Actor } from '#domain/audit/model.ts'
import {
  draftServes,
  grantsInForce,
  greedyCover,
  knownSubstitutes,
  rankedAlone,
  unfreedItems,
} from '#domain/certificate-free/index.ts'
import { programmesFor } from '#domain/zero-visit/index.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { addDays } from '#kernel/working-days.ts'
import { isFor, seenBy, type SeenFrom } from './persona.ts'

export interface PromisePorts {
  readonly catalogueOn: (day: string) => Promise<{ catalogueVersion: string; items: readonly SeenFrom[] }>
  readonly grantsEver: () => Promise<readonly Grant[]>
  /** Resources that are shared; those that law keeps from being shared are left out. */
  readonly resources: () => Promise<readonly Resource[]>
  readonly listedOn: (day: string) => Promise<readonly { readonly itemId: string; readonly insteadDo: string }[]>
  readonly counts: (day: string) => Promise<readonly Count[]>
  readonly createRequest: (actor: Actor, content: RequestContent) => Promise<Result<SharingRequestView>>
}

export type PromiseService = ReturnType<typeof createPromiseService>

const shownItems = 50
/** A request drafted from the coverage page asks for one year. */
const draftDays = 364

/** The three promises over the whole catalogue, read when they are asked for. */
export function createPromiseService({ ports, clock }: { ports: PromisePorts; clock: Clock }) {
  const today = () => shanghaiDate(clock())

  async function readCoverage() {
    const day = today()
    const [{ items, catalogueVersion }, grants, resources] = await Promise.all([
      ports.catalogueOn(day),
      ports.grantsEver(),
      ports.resources(),
    ])
    const shared = new Map(resources.map(resource => [resource.id, resource]))
    const records = grants.filter(grant => shared.has(grant.resourceId))
    const substitutes = knownSubstitutes(items, records)
    return { day, items, catalogueVersion, shared, substitutes, inForce: grantsInForce(grants, day) }
  }

  return {
    async coverage(most: number): Promise<Coverage> {
      const { day, items, catalogueVersion, shared, substitutes, inForce } = await readCoverage()
      const started = performance.now()
      const unfreed = unfreedItems(items, inForce, substitutes)
      const steps = greedyCover(unfreed, most)
      const alone = new Map(rankedAlone(unfreed).map(one => [one.resource, one.frees.length]))
      const milliseconds = performance.now() - started
      const byId = new Map(items.map(item => [item.itemId, item]))
      const lacking = new Map<string, number>()
      for (const { names } of unfreed) {
        for (const name of names) if (!substitutes.has(name)) lacking.set(name, (lacking.get(name) ?? 0) + 1)
      }
      const certificateCounts = ['certificate-free', 'partly-certificate-free', 'materials-waived']
      return {
        day,
        catalogueVersion,
        counts: (await ports.counts(day)).filter(({ key }) => certificateCounts.includes(key)),
        unfreedItems: unfreed.length,
        papersWithoutResource: [...lacking]
          .map(([paper, count]) => ({ paper, items: count }))
          .sort((one, other) => other.items - one.items || (one.paper < other.paper ? -1 : 1)),
        steps: steps.map(({ resource, frees, papers, freedSoFar }) => ({
          resourceId: resource,
          resourceCode: shared.get(resource)?.code ?? '',
          resourceName: shared.get(resource)?.name ?? '',
          providerName: shared.get(resource)?.providerName ?? '',
          replaces: [...substitutes].flatMap(([paper, known]) => {
            const fields = known.get(resource)
            return fields ? [{ paper, fields: [...fields] }] : []
          }),
          frees: frees.length,
          freesAlone: alone.get(resource) ?? 0,
          papers,
          freedSoFar,
          items: frees.slice(0, shownItems).flatMap(itemId => {
            const item = byId.get(itemId)
            if (!item) return []
            return [{ itemId, itemCode: item.code, name: item.content.name, departmentName: item.departmentName }]
          }),
        })),
        milliseconds,
      }
    },

    async draftRequest(actor: Actor, resourceId: string): Promise<Result<SharingRequestView>> {
      const { day, items, shared, substitutes, inForce } = await readCoverage()
      const resource = shared.get(resourceId)
      if (!resource) return violation('NOT_FOUND', { kind: 'resource', id: resourceId })
      const { serves, fields } = draftServes(resourceId, items, inForce, substitutes)
      if (serves.length === 0) return violation('NOTHING_TO_REPLACE', { resourceId })
      const itemCount = new Set(serves.map(serve => serve.itemId)).size
      return ports.createRequest(actor, {
        resourceId,
        purpose: `以“${resource.name}”代替 ${itemCount} 个事项仍要求提交的证照，减少群众提交材料`,
        legalBasis: '',
        serves,
        fields,
        rowSlice: '',
        mode: 'query',
        period: { from: day, until: addDays(day, draftDays) },
        securityContact: '',
      })
    },

    async throughTheEyesOf(persona: Persona) {
      const day = today()
      const [{ items, catalogueVersion }, grants, listed] = await Promise.all([
        ports.catalogueOn(day),
        ports.grantsEver(),
        ports.listedOn(day),
      ])
      const inForce = grantsInForce(grants, day)
      const byItem = new Map(listed.map(entry => [entry.itemId, entry]))
      const seen = items
        .filter(item => isFor(item.content, persona))
        .map(item => seenBy(persona, item, inForce, byItem.get(item.itemId)))
      const count = (holds: (item: (typeof seen)[number]) => boolean) => seen.filter(holds).length
      return ok({
        day,
        catalogueVersion,
        programmes: programmesFor(persona),
        counts: {
          items: seen.length,
          withoutComing: count(item => item.withoutComing),
          withoutPaper: count(item => item.withoutPaper),
          anywhere: count(item => item.anywhere),
        },
        items: seen,
      })
    },
  }
}

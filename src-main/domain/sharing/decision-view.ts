import type { DecisionView, Effects } from '#contract/sharing.ts'
import type { Grant, SharingRequestView } from '#contract/sharing-model.ts'
import { changesBetween, grantsInForce } from '#domain/certificate-free/rules.ts'
import type { StoredGrant } from './grant-store.ts'
import { exampleSeen } from './masking.ts'
import { grantStateOn, stateOf, type SharingRequest } from './model.ts'
import type { SharedItem } from './ports.ts'
import { nameOf, namedGrant, type Names } from './views.ts'

/** What a provider looks at before deciding: minimum necessity field by field, and what would follow. Pure. */

export interface DecisionFacts {
  readonly request: SharingRequest
  readonly view: SharingRequestView
  /** Fields as the page has them struck out so far; all that is asked for at first. */
  readonly fields: readonly string[]
  /** Every request for the same resource. */
  readonly requests: readonly SharingRequest[]
  /** Every grant of every resource. */
  readonly grants: readonly StoredGrant[]
  readonly items: readonly SharedItem[]
  readonly names: Names
  readonly day: string
}

const shownItems = 50

function referenceOf(item: SharedItem) {
  return { itemId: item.itemId, itemCode: item.code, itemName: item.content.name }
}

/** The grant as it would be if it were given today with these fields. */
function grantIfApproved({ request, fields, names, day }: DecisionFacts): Grant {
  const { content, resource } = request
  return {
    id: request.id,
    number: request.number,
    requestId: request.id,
    resourceId: resource.id,
    resourceName: resource.name,
    providerId: resource.providerId,
    providerName: nameOf(names, resource.providerId),
    requesterId: request.requesterId,
    requesterName: nameOf(names, request.requesterId),
    fields: content.fields.filter(field => fields.includes(field)),
    serves: content.serves,
    mode: content.mode,
    rowSlice: content.rowSlice,
    // As from today, so that the page shows what the share is worth even when it is to begin later.
    period: { from: day, until: content.period.until > day ? content.period.until : day },
    conditions: { returnForm: 'masked' },
    grantedAt: `${day}T00:00:00.000+08:00`,
    grantedBy: request.createdBy,
    suspensions: [],
    revision: 1,
  }
}

/** What would change at once if the request were approved with these fields. */
export function effectsOf(facts: DecisionFacts): Effects {
  const grants = facts.grants.map(grant => namedGrant(grant, facts.names))
  const planned = grantIfApproved(facts)
  const before = grantsInForce(grants, facts.day)
  const after = grantsInForce([...grants, planned], facts.day)
  const { changes, certificateFreeBefore, certificateFreeAfter } = changesBetween(facts.items, before, after)
  const becomes = (change: (typeof changes)[number]) =>
    change.before.status !== 'full' && change.after.status === 'full'
  return {
    fields: planned.fields,
    itemsWithFewerPapers: changes.length,
    materialsWaived: changes.reduce((sum, change) => sum + change.waivedNow.length, 0),
    itemsBecomingCertificateFree: changes.filter(becomes).length,
    certificateFreeBefore,
    certificateFreeAfter,
    items: changes.slice(0, 100).map(change => ({
      ...referenceOf(change.item),
      materials: change.waivedNow.map(material => material.name),
      becomesCertificateFree: becomes(change),
    })),
  }
}

function fieldViews({ request, requests, items }: DecisionFacts): DecisionView['fields'] {
  const itemById = new Map(items.map(item => [item.itemId, item]))
  const named = new Set(request.content.serves.map(serve => serve.itemId))
  const elsewhere = requests
    .filter(other => other.id !== request.id && stateOf(other.events).status !== 'draft')
    .flatMap(other => other.content.serves.filter(serve => !named.has(serve.itemId)))
  const fieldByName = new Map(request.resource.fields.map(field => [field.name, field]))
  return request.content.fields.flatMap(name => {
    const field = fieldByName.get(name)
    if (!field) return []
    const serves = request.content.serves.filter(serve => serve.fields.includes(name))
    const neededBy = serves.flatMap(serve => {
      const item = itemById.get(serve.itemId)
      const material = item?.content.materials.find(({ id }) => id === serve.materialId)
      return item && material ? [{ ...referenceOf(item), materialName: material.name }] : []
    })
    const elsewhereIds = new Set(elsewhere.filter(serve => serve.fields.includes(name)).map(serve => serve.itemId))
    const neededElsewhere = [...elsewhereIds].flatMap(id => {
      const item = itemById.get(id)
      return item ? [referenceOf(item)] : []
    })
    const neededByItems = new Set(neededBy.map(need => need.itemId)).size
    const looksLike = exampleSeen(field)
    return [
      {
        name,
        meaning: field.meaning,
        sensitivityLevel: field.sensitivityLevel,
        personal: field.personal,
        ...(looksLike === undefined ? {} : { looksLike }),
        neededBy: neededBy.slice(0, shownItems),
        neededByItems,
        neededElsewhere: neededElsewhere.slice(0, 10),
        necessity: neededByItems > 0 ? 'needed' : neededElsewhere.length > 0 ? 'elsewhere-only' : 'unneeded',
      },
    ]
  })
}

/** Who else asked for the same data, and what became of it; drafts are nobody's business. */
function otherRequests({ request, requests, grants, names, day }: DecisionFacts): DecisionView['others'] {
  return requests.flatMap(other => {
    const state = stateOf(other.events)
    if (other.id === request.id || state.status === 'draft') return []
    const grant = state.status === 'approved' ? grants.find(({ id }) => id === state.grantId) : undefined
    const reason = grant?.revoked?.reason ?? (state.status === 'refused' ? other.events.at(-1)?.note : undefined)
    return [
      {
        departmentName: nameOf(names, other.requesterId),
        number: other.number,
        fields: grant?.fields ?? other.content.fields,
        rowSlice: other.content.rowSlice,
        outcome: grant ? grantStateOn(grant, day) : state.status === 'refused' ? 'refused' : 'open',
        ...(reason ? { reason } : {}),
      },
    ]
  })
}

export function decisionView(facts: DecisionFacts): DecisionView {
  const fields = fieldViews(facts)
  const levels = fields.map(field => field.sensitivityLevel)
  return {
    request: facts.view,
    fields,
    namedItems: new Set(facts.request.content.serves.map(serve => serve.itemId)).size,
    highestLevel: levels.reduce((highest, level) => (level > highest ? level : highest), levels[0] ?? 1),
    others: otherRequests(facts),
    effects: effectsOf(facts),
  }
}

import type { ChainNode, LinkState } from '#contract/chain.ts'
import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { grantStateOn } from '#domain/sharing/model.ts'
import { addDays } from '#kernel/working-days.ts'
import type { ItemTruth } from './model.ts'

/** The first column of the chain: what carries each paper, or would, or did. Pure. */

/** A grant or decision is shown as running out when its last day is at most this many natural days away. */
export const expiringWithinDays = 30

export function linkUntil(until: string | undefined, day: string): LinkState {
  return until !== undefined && until <= addDays(day, expiringWithinDays) ? 'expiring' : 'in-force'
}

/** What stands, stood or will stand for one paper: a node of column one and the state of the thread to the paper. */
export interface Carrier {
  readonly node: ChainNode
  readonly materialId: string
  readonly thread: LinkState | 'not-by-data'
}

function grantNode(grant: Grant, day: string, carries: boolean): ChainNode {
  const state = grantStateOn(grant, day)
  const why =
    state === 'in-force' ? (carries ? undefined : 'field-struck-out') : state === 'planned' ? undefined : state
  const link =
    state === 'planned' ? 'planned' : state === 'in-force' && carries ? linkUntil(grant.period.until, day) : 'broken'
  return {
    id: `grant:${grant.id}`,
    column: 'grant',
    state: link,
    subject: {
      kind: 'grant',
      grantId: grant.id,
      number: grant.number,
      resourceName: grant.resourceName,
      providerName: grant.providerName,
      requesterName: grant.requesterName,
      fields: grant.fields,
      rowSlice: grant.rowSlice,
      mode: grant.mode,
      from: grant.period.from,
      until: grant.period.until,
      ...(why ? { why } : {}),
    },
  }
}

function covers(grant: Grant, itemId: string, materialId: string): boolean {
  return grant.serves.some(
    serve =>
      serve.itemId === itemId &&
      serve.materialId === materialId &&
      serve.fields.every(field => grant.fields.includes(field)),
  )
}

function decisionCarrier(material: ItemMaterial, day: string): Carrier | undefined {
  const { decision } = material
  if (!decision) return undefined
  const { mode, basis, until } = decision
  const state = linkUntil(until, day)
  const node: ChainNode = {
    id: `decision:${material.id}`,
    column: 'grant',
    state,
    subject: { kind: 'decision', mode, basis, ...(until === undefined ? {} : { until }) },
  }
  return { node, materialId: material.id, thread: state }
}

/**
 * The carriers of every paper of an item. A waived paper shows what carries it and what will carry it next; a needed one
 * shows what would have carried it and no longer does, and the rule that asks for it where there is one.
 */
export function carriersOf(truth: ItemTruth, grants: readonly Grant[]): Carrier[] {
  const { item, day } = truth
  const carriers: Carrier[] = []
  for (const { material, truth: paper } of truth.materials) {
    const naming = grants.filter(grant =>
      grant.serves.some(serve => serve.itemId === item.itemId && serve.materialId === material.id),
    )
    let carried = false
    for (const grant of naming) {
      const carries = covers(grant, item.itemId, material.id)
      const node = grantNode(grant, day, carries)
      // A grant that ended is history, not a link, while something else carries the paper.
      if (node.state === 'broken' && !paper.needed) continue
      carriers.push({ node, materialId: material.id, thread: node.state })
      carried = true
    }
    if (!paper.needed && paper.waivedBy.mode !== 'data-share') {
      const decision = decisionCarrier(material, day)
      if (decision) carriers.push(decision)
      carried = true
    }
    const [law] = item.content.legalBasis
    if (paper.needed && !carried && law) {
      const subject = { kind: 'law' as const, basis: `${law.document}${law.article}` }
      const node: ChainNode = { id: 'law', column: 'grant', state: 'none', subject }
      carriers.push({ node, materialId: material.id, thread: 'not-by-data' })
    }
  }
  return carriers
}

/**
 * Which share would free the most items (免证办 coverage): greedy set cover over the papers that are still needed. Pure.
 *
 * An item is freed when every certificate it still needs has a resource that is granted. In each step the resource is taken
 * that frees the most items together with those already taken; of equals the one that waives more papers, then the one whose
 * code comes first. When no single resource frees an item, the one that waives the most papers goes on, so that items which
 * need two shares are reached. The order is exact for this rule: the bench and a property test hold it against plain counting.
 */

/** One item that is not certificate-free, with the papers that stand in the way. */
export interface UnfreedItem {
  readonly itemId: string
  /** Each paper still needed: the resources any one of which could stand in for it. */
  readonly papers: readonly { readonly materialId: string; readonly resources: readonly string[] }[]
}

export interface CoverStep {
  readonly resource: string
  /** Items this share frees, together with the steps before it. */
  readonly frees: readonly string[]
  /** Papers it waives in this step, counted item by item. */
  readonly papers: number
  /** Items freed by this and all steps before. */
  readonly freedSoFar: number
}

/** What one share would do alone, today. */
export interface CoverAlone {
  readonly resource: string
  readonly frees: readonly string[]
  readonly papers: number
}

interface State {
  readonly itemId: string
  /** Papers still needed, as sets of resources. */
  papers: readonly (readonly string[])[]
}

function common(papers: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = papers
  return rest.reduce<readonly string[]>(
    (so, next) => (so.length === 0 ? so : so.filter(one => next.includes(one))),
    first,
  )
}

interface Gain {
  items: number
  papers: number
}

/** Adds or takes out what one item counts for. An item counts for a resource that could stand in for all its papers. */
function count(gains: Map<string, Gain>, papers: State['papers'], times: 1 | -1): void {
  const gainOf = (resource: string): Gain => {
    const known = gains.get(resource)
    if (known) return known
    const fresh = { items: 0, papers: 0 }
    gains.set(resource, fresh)
    return fresh
  }
  for (const paper of papers) for (const resource of paper) gainOf(resource).papers += times
  for (const resource of common(papers)) gainOf(resource).items += times
}

const better = (one: Gain, code: string, other: Gain, otherCode: string): boolean => {
  if (one.items !== other.items) return one.items > other.items
  if (one.papers !== other.papers) return one.papers > other.papers
  return code < otherCode
}

function bestOf(gains: ReadonlyMap<string, Gain>): string | undefined {
  let best: string | undefined
  for (const [resource, gain] of gains) {
    if (gain.papers === 0) continue
    const leader = best === undefined ? undefined : gains.get(best)
    if (best === undefined || leader === undefined || better(gain, resource, leader, best)) best = resource
  }
  return best
}

function openState(items: readonly UnfreedItem[]) {
  const states: State[] = items
    .filter(item => item.papers.length > 0)
    .map(item => ({ itemId: item.itemId, papers: item.papers.map(paper => [...new Set(paper.resources)]) }))
  const gains = new Map<string, Gain>()
  const using = new Map<string, State[]>()
  for (const state of states) {
    count(gains, state.papers, 1)
    for (const resource of new Set(state.papers.flat())) {
      const list = using.get(resource)
      if (list) list.push(state)
      else using.set(resource, [state])
    }
  }
  return { gains, using }
}

/** @param most  steps at most; the order ends earlier when no resource waives a further paper */
export function greedyCover(items: readonly UnfreedItem[], most = 20): CoverStep[] {
  const { gains, using } = openState(items)
  const steps: CoverStep[] = []
  let freedSoFar = 0
  while (steps.length < most) {
    const resource = bestOf(gains)
    if (resource === undefined) break
    const { papers } = gains.get(resource) ?? { papers: 0 }
    const frees: string[] = []
    for (const state of using.get(resource) ?? []) {
      if (!state.papers.some(paper => paper.includes(resource))) continue
      count(gains, state.papers, -1)
      state.papers = state.papers.filter(paper => !paper.includes(resource))
      if (state.papers.length === 0) frees.push(state.itemId)
      else count(gains, state.papers, 1)
    }
    freedSoFar += frees.length
    steps.push({ resource, frees: frees.sort(), papers, freedSoFar })
  }
  return steps
}

/** Every resource by what it would do alone, the best first. */
export function rankedAlone(items: readonly UnfreedItem[]): CoverAlone[] {
  const { gains, using } = openState(items)
  return [...gains]
    .sort(([code, gain], [otherCode, other]) => (better(gain, code, other, otherCode) ? -1 : 1))
    .map(([resource, { papers }]) => ({
      resource,
      papers,
      frees: (using.get(resource) ?? [])
        .filter(state => state.papers.every(paper => paper.includes(resource)))
        .map(state => state.itemId)
        .sort(),
    }))
}

import {
  chainColumns,
  type ChainNode,
  type ChainSubject,
  type ChainThread,
  type ItemChain,
  type LinkState,
} from '#contract/chain.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { carriersOf, type Carrier } from './carriers.ts'
import { programmesOf, type ItemTruth } from './model.ts'
import type { AnnouncementAbout } from './ports.ts'
import { sayCityWide, sayMaterials, sayZeroVisit, type Spoken } from './say.ts'

/** The chain of one item as nodes and threads of five columns (依据链). Pure; the page only lays it out. */

/** From best to worst, as a column's glyph shows it. */
const badness: readonly LinkState[] = ['in-force', 'planned', 'expiring', 'none', 'broken']

function worst(states: readonly LinkState[]): LinkState {
  return states.reduce<LinkState>(
    (so, state) => (badness.indexOf(state) > badness.indexOf(so) ? state : so),
    states[0] ?? 'none',
  )
}

function materialNodes(truth: ItemTruth, carriers: readonly Carrier[]): ChainNode[] {
  return truth.materials.map(({ material, truth: paper }) => {
    const threads = carriers.filter(carrier => carrier.materialId === material.id).map(carrier => carrier.thread)
    const state: LinkState = paper.needed
      ? ((['broken', 'planned'] as const).find(candidate => threads.includes(candidate)) ?? 'none')
      : threads.includes('in-force')
        ? 'in-force'
        : 'expiring'
    return {
      id: `material:${material.id}`,
      column: 'material',
      state,
      subject: {
        kind: 'material',
        materialId: material.id,
        name: material.name,
        copies: material.copies,
        certificate: material.kind === 'certificate',
        needed: paper.needed,
        ...(paper.needed ? {} : { mode: paper.waivedBy.mode, trustGrade: paper.waivedBy.trustGrade }),
      },
    }
  })
}

interface Drawing {
  readonly nodes: ChainNode[]
  readonly threads: ChainThread[]
}

/** Column three: the promises, and the threads that lead from the papers and the list to them. */
function promises(truth: ItemTruth, materials: readonly ChainNode[]): Drawing {
  const drawing: Drawing = { nodes: [], threads: [] }
  const put = (id: string, state: LinkState, subject: ChainSubject) =>
    drawing.nodes.push({ id, column: 'promise', state, subject })
  const certificates = materials.filter(({ subject }) => subject.kind === 'material' && subject.certificate)
  const others = materials.filter(node => !certificates.includes(node))
  const { certificateFree, item } = truth
  if (certificateFree.total > 0) {
    const states = certificates.map(node => node.state)
    const partial = states.filter(state => state !== 'none')
    const state = certificateFree.status === 'full' ? worst(states) : partial.length > 0 ? worst(partial) : 'none'
    put('certificate-free', state, { kind: 'certificate-free', ...certificateFree })
    for (const node of certificates) drawing.threads.push({ from: node.id, to: 'certificate-free', state: node.state })
  }
  const programmes = programmesOf(truth)
  if (item.content.zeroVisit.length > 0 || item.content.visitCount === 0) {
    const hinderedBy = Object.values(truth.zeroVisit).flatMap(found => (found.qualifies ? [] : found.papers))
    const state: LinkState = programmes.length > 0 ? 'in-force' : hinderedBy.length > 0 ? 'broken' : 'none'
    put('zero-visit', state, {
      kind: 'zero-visit',
      programmes,
      ...(item.content.visitCount === null ? {} : { visitCount: item.content.visitCount }),
      hinderedBy: [...new Set(hinderedBy)],
    })
    for (const node of others) drawing.threads.push({ from: node.id, to: 'zero-visit', state: 'not-by-data' })
    if (certificateFree.total > 0) drawing.threads.push({ from: 'certificate-free', to: 'zero-visit', state })
  }
  const cityWide: LinkState = truth.entry ? 'none' : 'in-force'
  put('city-wide', cityWide, { kind: 'city-wide', status: truth.entry ? 'listed' : 'anywhere' })
  drawing.threads.push({ from: 'negative-list', to: 'city-wide', state: truth.entry ? 'broken' : 'in-force' })
  return drawing
}

/** Column four: what a citizen is told, and in a what-if how that differs from today. */
function answers(truth: ItemTruth, promised: readonly ChainNode[], today: ItemTruth | undefined): Drawing {
  const drawing: Drawing = { nodes: [], threads: [] }
  const promise = (id: string) => promised.find(node => node.id === id)
  const put = (
    about: 'materials' | 'zero-visit' | 'city-wide',
    from: string,
    say: (of: ItemTruth) => Spoken | undefined,
  ) => {
    const text = say(truth)
    if (!text) return
    const said = today && say(today)
    const before = said && said.zh !== text.zh ? said : undefined
    const state = promise(from)?.state ?? 'none'
    const id = `say:${about}`
    drawing.nodes.push({
      id,
      column: 'answer',
      state,
      subject: { kind: 'host-says', about, text, ...(before ? { before } : {}) },
    })
    if (promise(from)) drawing.threads.push({ from, to: id, state: before ? 'changed' : state })
  }
  put('materials', 'certificate-free', sayMaterials)
  const waived = truth.materials.filter(({ truth: paper }) => !paper.needed).length
  const state = promise('certificate-free')?.state ?? 'none'
  const subject = { kind: 'guide' as const, version: truth.item.version, materials: truth.materials.length, waived }
  drawing.nodes.push({ id: 'guide', column: 'answer', state, subject })
  if (promise('certificate-free')) drawing.threads.push({ from: 'certificate-free', to: 'guide', state })
  put('zero-visit', 'zero-visit', sayZeroVisit)
  put('city-wide', 'city-wide', sayCityWide)
  return drawing
}

function negativeListNode({ entry }: ItemTruth): ChainNode {
  return {
    id: 'negative-list',
    column: 'grant',
    state: entry ? 'in-force' : 'none',
    subject: entry
      ? {
          kind: 'negative-list',
          listed: true,
          entryId: entry.id,
          reason: entry.reasonText,
          basis: `${entry.basis.document}${entry.basis.article}`,
          until: entry.until,
        }
      : { kind: 'negative-list', listed: false },
  }
}

/**
 * @param today  what is true now, when `truth` is a what-if: answers that would change carry both wordings
 */
export function drawChain(
  truth: ItemTruth,
  grants: readonly Grant[],
  announcements: readonly AnnouncementAbout[],
  today?: ItemTruth,
): Pick<ItemChain, 'nodes' | 'threads' | 'glyph'> {
  const carriers = carriersOf(truth, grants)
  const first = new Map(carriers.map(carrier => [carrier.node.id, carrier.node]))
  // A grant may carry one paper and fail another; it is drawn once, as the best of what it does.
  for (const { node } of carriers) {
    const drawn = first.get(node.id)
    if (drawn && badness.indexOf(node.state) < badness.indexOf(drawn.state)) first.set(node.id, node)
  }
  const materials = materialNodes(truth, carriers)
  const promised = promises(truth, materials)
  const told = answers(truth, promised.nodes, today)
  const aired = announcements.map(({ state, ...announcement }): ChainNode => ({
    id: `announcement:${announcement.announcementId}`,
    column: 'announcement',
    state,
    subject: { kind: 'announcement', ...announcement, sentences: [...announcement.sentences] },
  }))
  const nodes = [...first.values(), negativeListNode(truth), ...materials, ...promised.nodes, ...told.nodes, ...aired]
  const threads: ChainThread[] = [
    ...carriers.map(({ node, materialId, thread }) => ({ from: node.id, to: `material:${materialId}`, state: thread })),
    ...promised.threads,
    ...told.threads,
    ...aired.map(node => ({ from: 'say:materials', to: node.id, state: node.state })),
  ]
  const glyph = chainColumns.map(column => {
    const states = nodes
      .filter(node => node.column === column && node.subject.kind !== 'law' && node.subject.kind !== 'negative-list')
      .map(node => node.state)
    const carrying = states.filter(state => state !== 'none')
    return worst(carrying.length > 0 ? carrying : states)
  })
  return { nodes, threads, glyph }
}

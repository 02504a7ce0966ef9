import type { IconName } from '#app/icon-sources.ts'
import type { StatusShape } from '#app/status-shapes.ts'
import { waiverModeLabels } from '#contract/guide.ts'
import type { ChainNode, LinkState } from '#contract/chain.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** What stands in a node: shape and state, number, the thing, one or two facts. */
export interface NodeWords {
  readonly shape?: StatusShape
  readonly icon?: IconName
  readonly state: string
  readonly number?: string
  readonly thing: string
  readonly facts: readonly string[]
  /** Struck through: need not be brought. */
  readonly struck?: boolean
  /** Song, for what has legal or public force. */
  readonly song?: boolean
}

const shapes: Readonly<Record<LinkState, StatusShape>> = {
  'in-force': 'inForce',
  expiring: 'expiring',
  planned: 'planned',
  broken: 'broken',
  none: 'unchanged',
}

export function nodeWords(node: ChainNode, say: Say, english: boolean): NodeWords {
  const { subject } = node
  const inTongue = (text: { readonly zh: string; readonly en: string }): string => (english ? text.en : text.zh)
  const stateWord = say(`chain.states.${node.state}`)
  switch (subject.kind) {
    case 'grant':
      return {
        shape: shapes[node.state],
        state: subject.why ? say(`chain.why.${subject.why}`) : stateWord,
        number: subject.number.slice(-4),
        thing: subject.resourceName,
        facts: [
          say('chain.from', { provider: subject.providerName, requester: subject.requesterName }),
          [say('chain.fieldsOf', { n: subject.fields.length }), subject.rowSlice]
            .filter(Boolean)
            .join(say('today.comma')),
          say('chain.until', { day: subject.until }),
        ],
      }
    case 'decision':
      return {
        shape: shapes[node.state],
        state: stateWord,
        thing: waiverModeLabels[subject.mode],
        facts: [subject.basis, ...(subject.until ? [say('chain.until', { day: subject.until })] : [])],
      }
    case 'law':
      return { icon: 'scales', state: say('chain.law'), thing: subject.basis, facts: [] }
    case 'negative-list':
      return {
        shape: 'negative',
        state: say('chain.negative'),
        thing: say(subject.listed ? 'chain.listed' : 'chain.notListed'),
        facts: [subject.reason, subject.until ? say('chain.until', { day: subject.until }) : undefined].filter(
          fact => fact !== undefined,
        ),
      }
    case 'material':
      return {
        shape: subject.needed ? 'needed' : 'waived',
        state: say(
          subject.needed
            ? node.state === 'broken'
              ? 'chain.material.again'
              : 'chain.material.bring'
            : 'chain.material.waived',
        ),
        thing: subject.name,
        struck: !subject.needed,
        facts: subject.mode && !subject.needed ? [waiverModeLabels[subject.mode]] : [],
      }
    case 'certificate-free':
      return {
        shape: node.state === 'broken' ? 'reminder' : shapes[node.state],
        state: say('chain.certificates', { waived: subject.waived, total: subject.total }),
        thing: say(`chain.free.${subject.status}`),
        facts: [],
        song: true,
      }
    case 'zero-visit': {
      const zero = subject.visitCount === 0 || subject.programmes.length > 0
      return {
        shape: zero ? shapes[node.state === 'none' ? 'in-force' : node.state] : 'needed',
        state:
          subject.visitCount === undefined
            ? say('catalog.record.visits')
            : say('chain.visits', { n: subject.visitCount }),
        thing: say(zero ? 'chain.zeroVisit' : 'chain.zeroVisitNo'),
        facts: [
          ...subject.programmes.map(programme => say(`chain.programmes.${programme}`)),
          ...(subject.hinderedBy.length > 0
            ? [say('chain.hinderedBy', { what: subject.hinderedBy.join(say('parts.listComma')) })]
            : []),
        ],
      }
    }
    case 'city-wide':
      return {
        shape: subject.status === 'anywhere' ? 'inForce' : 'negative',
        state: say('app.places.negative-list'),
        thing: say(subject.status === 'anywhere' ? 'chain.cityWide' : 'chain.cityWideNo'),
        facts: subject.status === 'anywhere' ? [say('chain.anywhere')] : [],
      }
    case 'host-says':
      return { icon: 'user-sound', state: say('chain.hostSays'), thing: inTongue(subject.text), facts: [], song: true }
    case 'guide':
      return {
        icon: 'file-text',
        state: say('chain.guideVersion', { n: subject.version }),
        thing: say('chain.guideCounts', { n: subject.materials, waived: subject.waived }),
        facts: [],
      }
    case 'announcement':
      return {
        shape: shapes[node.state],
        state: stateWord,
        thing: subject.title,
        facts: [
          subject.number,
          ...(subject.sentences.length > 0
            ? [say('chain.sentencesOf', { list: subject.sentences.join(say('parts.listComma')) })]
            : []),
        ],
      }
  }
}

/** What a node says, in one text: for comparing it with the same node of another day or of a trial. */
export function comparable(words: NodeWords): string {
  return [words.thing, ...words.facts].join(' ')
}

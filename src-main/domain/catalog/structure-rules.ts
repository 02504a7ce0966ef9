import type { RestructuringKind, RestructuringProposal } from '#contract/catalog-structure.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { codeKey } from './item-code.ts'
import { workingVersion, type Day, type VersionWithContent } from './model.ts'
import { succeed, versionInEffect, type Succession } from './rules.ts'

/**
 * Splitting, merging, handing over and abolishing. Pure. What stays true:
 * 1. no item changes its number; what is new has a number nobody had;
 * 2. before the day nothing is changed, and from the day on every item that ended says what it became;
 * 3. all of it happens or nothing.
 */

export interface ItemAsIs {
  readonly id: string
  readonly code: string
  readonly versions: readonly VersionWithContent[]
}

/** What a restructuring does to an item that exists: a version from the day on, in a state, with a content. */
export interface NextVersion {
  readonly itemId: string
  readonly code: string
  readonly number: number
  readonly state: 'published' | 'abolished'
  readonly content: VersionWithContent['content']
  readonly succession: Succession
}

export interface NewItem {
  readonly code: string
  readonly content: VersionWithContent['content']
}

/** `to` is an item that exists, or the code of one that is made. */
export interface Descent {
  readonly kind: RestructuringKind
  readonly from: string
  readonly to: { readonly itemId: string } | { readonly code: string } | null
}

export interface RestructuringPlan {
  readonly versions: readonly NextVersion[]
  readonly made: readonly NewItem[]
  readonly descents: readonly Descent[]
}

export interface StructureFacts {
  readonly today: Day
  /** Of `proposal.from`, in its order. */
  readonly items: readonly ItemAsIs[]
  /** Codes among those to be made that an item has already, by `codeKey`. */
  readonly taken: ReadonlyMap<string, string>
}

function seenToday(item: ItemAsIs, day: Day): Result<VersionWithContent> {
  const working = workingVersion(item.versions)
  if (working) {
    const by = (working.editors.at(-1) ?? working.submittedBy)?.name ?? ''
    return violation('VERSION_OPEN', { itemId: item.id, by })
  }
  const current = versionInEffect(item.versions, day)
  if (!current) return violation('NOT_IN_EFFECT', { itemId: item.id })
  return current.state === 'abolished' ? violation('ABOLISHED', { itemId: item.id }) : ok(current)
}

function shapeRefusal({ kind, from, made, into }: RestructuringProposal) {
  const sources = new Set(from).size
  const fits =
    sources === from.length &&
    (kind === 'split'
      ? sources === 1 && made.length >= 2
      : kind === 'merge'
        ? sources >= 2 && (into === undefined ? made.length === 1 : made.length === 0 && from.includes(into))
        : made.length === 0)
  return fits ? undefined : violation('TOO_FEW_ITEMS', { kind })
}

/** A code that an item has, or that is given twice in one proposal. */
function codeRefusal(made: RestructuringProposal['made'], taken: ReadonlyMap<string, string>) {
  const given = new Set<string>()
  for (const { code } of made) {
    const key = codeKey(code)
    const itemId = taken.get(key)
    if (itemId !== undefined || given.has(key)) return violation('CODE_TAKEN', { code, itemId: itemId ?? '' })
    given.add(key)
  }
  return undefined
}

/** What a proposal does, or why it cannot be done as things stand. */
export function planRestructuring(proposal: RestructuringProposal, facts: StructureFacts): Result<RestructuringPlan> {
  const { kind, day, into } = proposal
  const refused = shapeRefusal(proposal) ?? codeRefusal(proposal.made, facts.taken)
  if (refused) return refused
  const versions: NextVersion[] = []
  const descents: Descent[] = []
  let first: VersionWithContent['content'] | undefined
  for (const item of facts.items) {
    const seen = seenToday(item, day)
    if (!seen.ok) return seen
    const succession = succeed(item.versions, { itemId: item.id, from: day, today: facts.today })
    if (!succession.ok) return succession
    const { content } = seen.value
    first ??= content
    const number = Math.max(...item.versions.map(each => each.number)) + 1
    const next = { itemId: item.id, code: item.code, number, succession: succession.value }
    if (kind === 'hand-over') {
      const departmentId = proposal.departmentId ?? ''
      if (content.departmentId === departmentId) return violation('SAME_DEPARTMENT', { itemId: item.id })
      versions.push({ ...next, state: 'published', content: { ...content, departmentId } })
      descents.push({ kind, from: item.id, to: { itemId: item.id } })
    } else if (item.id !== into) {
      versions.push({ ...next, state: 'abolished', content })
      const to = into === undefined ? proposal.made.map(({ code }) => ({ code })) : [{ itemId: into }]
      if (to.length === 0) descents.push({ kind, from: item.id, to: null })
      for (const each of to) descents.push({ kind, from: item.id, to: each })
    }
  }
  const model = first
  if (!model) return violation('TOO_FEW_ITEMS', { kind })
  // A new item begins as what it came from; names differ, the rest is changed afterwards like anything else.
  const made = proposal.made.map(({ code, name }) => ({ code, content: { ...model, name } }))
  return ok({ versions, made, descents })
}

import type { FindEntry } from './corpus.ts'
import type { Group } from './group.ts'
import { normalise } from './normalise.ts'

/** A piece of an entry that can answer on its own: a paragraph, or a lead-in with one of its items. */
export type Passage = {
  text: string
  normal: string
  /** The normalised lead-in of the list this passage is an item of; empty for a paragraph. */
  lead: string
}

const cache = new WeakMap<FindEntry, readonly Passage[]>()

export function passagesOf(entry: FindEntry): readonly Passage[] {
  const known = cache.get(entry)
  if (known) return known
  const made: Passage[] = []
  for (const paragraph of entry.paragraphs) {
    if (paragraph.items.length === 0) made.push(passage(paragraph.text, ''))
    const lead = normalise(paragraph.text)
    for (const item of paragraph.items)
      made.push(passage(paragraph.text === '' ? item : `${paragraph.text}\n${item}`, lead))
  }
  cache.set(entry, made)
  return made
}

const passage = (text: string, lead: string): Passage => ({ text, normal: normalise(text), lead })

/** Best term of a group that stands in a text: its weight, or 0. */
export function groupInText(group: Group, text: string): number {
  let best = 0
  for (const term of group.terms) if (term.weight > best && text.includes(term.text)) best = term.weight
  return best
}

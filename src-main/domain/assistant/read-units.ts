import type { FindEntry } from '#domain/knowledge/index.ts'
import { normalise } from '#domain/knowledge/index.ts'

/**
 * The smallest pieces an answer is quoted from: sentences of a paragraph, and the items of a list with their lead-in.
 * Invariant: `text` stands in the entry, character for character.
 */
export type Unit = {
  text: string
  normal: string
  paragraph: number
  /** `lead` introduces items; `item` is read together with its lead. */
  kind: 'sentence' | 'lead' | 'item'
}

const END = /(?<=[。！？!?])|(?<=[；;])(?=.{12,})/u

export function unitsOf(entry: FindEntry): Unit[] {
  const units: Unit[] = []
  entry.paragraphs.forEach((paragraph, index) => {
    const sentences = paragraph.text.split(END).map(s => s.trim())
    const filled = sentences.filter(s => s !== '')
    filled.forEach((text, i) => {
      const isLead = paragraph.items.length > 0 && i === filled.length - 1
      units.push({ text, normal: normalise(text), paragraph: index, kind: isLead ? 'lead' : 'sentence' })
    })
    for (const text of paragraph.items) units.push({ text, normal: normalise(text), paragraph: index, kind: 'item' })
  })
  return units
}

/** An item up to the end of its first clause, for lists too long to be read out whole. */
export const firstClause = (item: string): string =>
  /^.*?[，,。；;：:]/u.exec(item)?.[0].replace(/[，,：:]$/u, '；') ?? item

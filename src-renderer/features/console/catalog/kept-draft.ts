import { z } from 'zod'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'

/** What was typed and not yet saved, kept by this browser so that a crash, a closed window or a dead line loses nothing. */
export interface KeptDraft {
  readonly code: string
  /** What the hub had when the typing began, and what stands in the form now. */
  readonly base: ItemContent
  readonly mine: ItemContent
}

// A new item has no name yet, so its content is looser than one that may be saved.
const looseContent = itemContentSchema.extend({ name: z.string(), departmentId: z.string() })
const keptSchema = z.object({ code: z.string(), base: looseContent, mine: looseContent })
const placeOf = (itemId: string | undefined): string => `pengtong.draft.${itemId ?? 'new'}`

export function keepDraft(itemId: string | undefined, draft: KeptDraft): void {
  try {
    localStorage.setItem(placeOf(itemId), JSON.stringify(draft))
  } catch {
    // The browser's room is used up; the draft is still in the form and goes to the hub with the next save.
  }
}

export function keptDraft(itemId: string | undefined): KeptDraft | undefined {
  const text = localStorage.getItem(placeOf(itemId))
  if (text === null) return undefined
  try {
    const read = keptSchema.safeParse(JSON.parse(text))
    if (read.success) return read.data
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  forgetDraft(itemId)
  return undefined
}

export function forgetDraft(itemId: string | undefined): void {
  localStorage.removeItem(placeOf(itemId))
}

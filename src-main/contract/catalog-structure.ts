import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/**
 * Items that are split, merged, handed over or abolished (拆分、合并、划转、废置). One person proposes, another decides; an
 * approval carries all of it out on one day. The number is the identity: no item ever changes its own.
 */

export const restructuringKinds = ['split', 'merge', 'hand-over', 'abolish'] as const
export type RestructuringKind = (typeof restructuringKinds)[number]
export const restructuringKindLabels: Record<RestructuringKind, { zh: string; en: string }> = {
  split: { zh: '拆分', en: 'Split' },
  merge: { zh: '合并', en: 'Merge' },
  'hand-over': { zh: '划转', en: 'Hand over' },
  abolish: { zh: '废置', en: 'Abolish' },
}

export const proposalSchema = z.object({
  kind: z.enum(restructuringKinds),
  /** What is taken apart, put together, handed over or ended. */
  from: z.array(z.string().max(100)).min(1).max(200),
  /**
   * New items with their own numbers: two or more of a split, one or none of a merge. A merge without one goes on under
   * the number of `into`, which is among `from`.
   */
  made: z
    .array(z.object({ code: z.string().trim().min(1).max(100), name: z.string().trim().min(1).max(500) }))
    .max(50)
    .default([]),
  into: z.string().max(100).optional(),
  /** Where handed-over items go. */
  departmentId: z.string().max(100).optional(),
  /** The first day on which it is so. */
  day: z.iso.date(),
  /** Which change of law, of the government or of the department it rests on. */
  reason: z.string().trim().min(1).max(500),
})
export type RestructuringProposal = z.infer<typeof proposalSchema>

export const restructuringSchema = proposalSchema.extend({
  id: z.string(),
  state: z.enum(['proposed', 'approved', 'refused']),
  revision: z.int(),
  proposedBy: z.object({ id: z.string(), name: z.string() }),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  answer: z.string().nullable(),
  /** Of `from`, for people. */
  items: z.array(z.object({ itemId: z.string(), code: z.string(), name: z.string() })),
  departmentName: z.string().nullable(),
})
export type Restructuring = z.infer<typeof restructuringSchema>

const lineSchema = z.object({
  kind: z.enum(restructuringKinds),
  day: z.string(),
  reason: z.string(),
  itemId: z.string(),
  code: z.string(),
  name: z.string(),
})

const refusals = {
  /** A split makes two or more, a merge takes two or more. */
  TOO_FEW_ITEMS: refusal(z.object({ kind: z.string() })),
  CODE_TAKEN: refusal(z.object({ code: z.string(), itemId: z.string() })),
  /** One of the items is being worked on: what is not decided yet would be lost. */
  VERSION_OPEN: refusal(z.object({ itemId: z.string(), by: z.string() })),
  NOT_IN_EFFECT: refusal(z.object({ itemId: z.string() })),
  ABOLISHED: refusal(z.object({ itemId: z.string() })),
  IN_THE_PAST: refusal(z.object({ day: z.string() })),
  LATER_VERSION_DECIDED: refusal(z.object({ itemId: z.string(), from: z.string() })),
  UNKNOWN_DEPARTMENT: refusal(z.object({ departmentId: z.string() })),
  SAME_DEPARTMENT: refusal(z.object({ itemId: z.string() })),
} as const

export const structureProcedures = {
  restructurings: procedure('catalog.read-unpublished').output(z.array(restructuringSchema)),
  proposeRestructuring: procedure('catalog.edit').input(proposalSchema).errors(refusals).output(restructuringSchema),
  /** Carries it out whole, or refuses it with the reason. */
  decideRestructuring: procedure('catalog.review')
    .input(
      z.object({
        id: z.string(),
        revision: z.int(),
        approve: z.boolean(),
        answer: z.string().trim().max(500).default(''),
      }),
    )
    .errors({
      ...refusals,
      OWN_CHANGE: refusal(z.object({ itemId: z.string() })),
      RESTRUCTURING_CLOSED: refusal(z.object({ id: z.string(), state: z.string() })),
    })
    .output(restructuringSchema),
  /** What an item came from and what became of it. */
  lineage: procedure('catalog.read')
    .input(z.object({ itemId: z.string() }))
    .output(z.object({ before: z.array(lineSchema), after: z.array(lineSchema) })),
}

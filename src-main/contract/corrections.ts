import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'
import { procedure, refusal } from './procedure.ts'
import { limitUnits } from './sharing-model.ts'

/** Corrections (校核): who finds a wrong record reports it, the source department answers, everyone who read it is told. */

const person = z.object({ accountId: z.string(), name: z.string(), departmentId: z.string().optional() })
export const correctionFieldSchema = z.object({
  name: z.string().min(1).max(60),
  shown: z.string().max(500).describe('what the record says'),
  should: z.string().max(500).describe('what it should say'),
})
export const correctionOutcomes = ['corrected', 'kept'] as const
export const correctionSchema = z.object({
  id: idSchema,
  number: z.string().describe('e.g. JH-2026-0001'),
  resourceId: idSchema,
  resourceName: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  reporterId: z.string(),
  reporterName: z.string(),
  fields: z.array(correctionFieldSchema),
  evidence: z.string(),
  /** Only for the source department and the one that reported, and only until it is answered. */
  subject: z.string().optional(),
  filedBy: person,
  filedAt: z.iso.datetime(),
  status: z.enum(['open', 'answered']),
  /** Absent where no rule sets a limit: then no clock runs, and none is made up. */
  dueAt: z.iso.datetime().optional(),
  limit: z.object({ value: z.int(), unit: z.enum(limitUnits), source: z.string(), place: z.string() }).optional(),
  overdue: z.boolean(),
  answer: z
    .object({ outcome: z.enum(correctionOutcomes), text: z.string(), by: person, at: z.iso.datetime() })
    .optional(),
  /** Departments that read this record and were told of the answer. */
  told: z.array(z.string()),
  revision: z.int(),
})
export type Correction = z.infer<typeof correctionSchema>

const notOpen = refusal(z.object({ status: z.string() }))

export const correctionsContract = {
  /** Those my department reported, has to answer, or was told of; the platform sees all. Open ones by their clock first. */
  list: procedure('sharing.read').output(z.array(correctionSchema)),
  file: procedure('sharing.request')
    .input(
      z.object({
        grantId: idSchema,
        subject: z.string().trim().min(1).max(200),
        fields: z.array(correctionFieldSchema).min(1).max(50),
        evidence: z.string().trim().min(1).max(1000),
      }),
    )
    .errors({
      NOT_THE_REQUESTER: refusal(z.object({})),
      FIELDS_NOT_REQUESTED: refusal(z.object({ fields: z.array(z.string()) })),
      CALENDAR_MISSING: refusal(z.object({ year: z.int() })),
    })
    .output(correctionSchema),
  answer: procedure('sharing.decide')
    .input(
      z.object({
        id: idSchema,
        revision: z.int(),
        outcome: z.enum(correctionOutcomes),
        text: z.string().trim().min(1).max(1000),
      }),
    )
    .errors({ NOT_OPEN: notOpen, NOT_THE_SOURCE: refusal(z.object({ source: z.string() })) })
    .output(correctionSchema),
}

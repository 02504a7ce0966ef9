import { z } from 'zod'
import { procedure } from './procedure.ts'

export const auditEntrySchema = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.object({ accountId: z.string(), name: z.string(), departmentId: z.string().optional() }),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()).optional(),
})

export const auditContract = {
  history: procedure('audit.read')
    .input(
      z.object({ beforeSeq: z.int().optional(), subjectId: z.string().optional(), limit: z.int().min(1).max(500) }),
    )
    .output(z.object({ rows: z.array(auditEntrySchema), total: z.int() })),
  verify: procedure('audit.read').output(
    z.object({
      rows: z.int(),
      checkpoints: z.int(),
      defects: z.array(z.object({ kind: z.string(), seq: z.int(), expectedSize: z.int().optional() })),
    }),
  ),
}

import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/** The sample district (示例数据): an invented district that comes and goes in one piece. */

/** How much of each thing the district brought. */
export const sampleCountsSchema = z.object({
  departments: z.int(),
  items: z.int(),
  resources: z.int(),
  requests: z.int(),
  grants: z.int(),
  negativeEntries: z.int(),
  policies: z.int(),
  announcements: z.int(),
  accounts: z.int(),
})
export type SampleCounts = z.infer<typeof sampleCountsSchema>

export const sampleStateSchema = z.object({
  loaded: z.boolean(),
  loadedAt: z.iso.datetime().optional(),
  loadedBy: z.string().optional(),
  counts: sampleCountsSchema.optional(),
})
export type SampleState = z.infer<typeof sampleStateSchema>

export const sampleSteps = [
  'accounts',
  'plan',
  'catalogue',
  'sharing',
  'knowledge',
  'announcements',
  'finished',
] as const
export type SampleStep = (typeof sampleSteps)[number]
export const sampleStepLabels: Record<SampleStep, { zh: string; en: string }> = {
  accounts: { zh: '准备账号', en: 'Preparing accounts' },
  plan: { zh: '编排事项与授权', en: 'Working out items and grants' },
  catalogue: { zh: '写入事项目录', en: 'Writing the catalogue' },
  sharing: { zh: '写入共享申请与授权', en: 'Writing sharing requests and grants' },
  knowledge: { zh: '导入政策', en: 'Importing policies' },
  announcements: { zh: '写入播报脚本', en: 'Writing announcements' },
  finished: { zh: '完成', en: 'Done' },
}

/** Progress of a load; the last event is `finished` and carries what was loaded. */
export const sampleProgressSchema = z.object({
  step: z.enum(sampleSteps),
  /** Parts of the whole, for a bar. */
  done: z.int().min(0),
  of: z.int().min(1),
  counts: sampleCountsSchema.optional(),
})
export type SampleProgress = z.infer<typeof sampleProgressSchema>

export const sampleContract = {
  state: procedure('signed-in').output(sampleStateSchema),
  /** Loads the district, all of it or nothing. There is no default password: the caller gives one for its accounts. */
  load: procedure('sample.manage')
    .input(z.object({ password: z.string().max(256) }))
    .errors({
      SAMPLE_ALREADY_LOADED: refusal(z.object({})),
      SAMPLE_NOT_EMPTY: refusal(z.object({ found: z.enum(['items', 'departments', 'resources']) })),
      PASSWORD_TOO_SHORT: refusal(z.object({ minimumLength: z.int() })),
      LOGIN_NAME_TAKEN: refusal(z.object({ loginName: z.string() })),
    })
    .output(eventIterator(sampleProgressSchema)),
  /**
   * Takes the district away and nothing else. What people made themselves stays, and with it the departments and
   * resources that it names.
   */
  remove: procedure('sample.manage')
    .errors({ SAMPLE_NOT_LOADED: refusal(z.object({})) })
    .output(z.object({ departmentsKept: z.array(z.string()), resourcesKept: z.array(z.string()) })),
}

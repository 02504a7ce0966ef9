import { z } from 'zod'
import { negativeEntrySchema } from './negative-list.ts'
import { procedure, refusal } from './procedure.ts'

/** The argument about an entry before it is decided (论证): what other districts do, how often it was asked for, what was said. */

export const districtPractices = ['anywhere', 'listed', 'collect-and-forward'] as const
export type DistrictPractice = (typeof districtPractices)[number]
export const districtPracticeLabels: Record<DistrictPractice, { zh: string; en: string }> = {
  anywhere: { zh: '通办', en: 'Done anywhere' },
  listed: { zh: '在清单上', en: 'Listed' },
  'collect-and-forward': { zh: '异地代收代办', en: 'Collected and forwarded' },
}
export const argumentStances = ['for', 'against', 'question'] as const
export type ArgumentStance = (typeof argumentStances)[number]
export const argumentStanceLabels: Record<ArgumentStance, { zh: string; en: string }> = {
  for: { zh: '赞成列入', en: 'For' },
  against: { zh: '不赞成', en: 'Against' },
  question: { zh: '请部门补充', en: 'Question' },
}

export const practiceSchema = z.object({
  itemCode: z.string().min(1).max(100),
  district: z.string().trim().min(1).max(60),
  practice: z.enum(districtPractices),
  /** Where that is written. */
  source: z.string().trim().min(1).max(300),
  seenOn: z.iso.date(),
})
export type Practice = z.infer<typeof practiceSchema>

export const argumentSchema = z.object({
  id: z.string(),
  saidBy: z.string(),
  saidAt: z.iso.datetime(),
  stance: z.enum(argumentStances),
  words: z.string(),
})
export type Argument = z.infer<typeof argumentSchema>

const touchedItem = z.object({ itemId: z.string(), itemCode: z.string(), name: z.string(), departmentName: z.string() })

/** What an approval would change at once; computed, nothing is saved. */
export const entryEffectSchema = z.object({
  day: z.iso.date().describe('the first day the entry would count, today at the earliest'),
  itemsTouched: z.int(),
  /** Published items done anywhere that day, without and with the entry. */
  anywhereBefore: z.int(),
  anywhereAfter: z.int(),
  items: z.array(touchedItem).max(200),
  /** Cases of these items in the twelve months before, and how many came in at another district's window. */
  casesOfYear: z.int(),
  casesElsewhere: z.int(),
  casesByDistrict: z.array(z.object({ district: z.string(), cases: z.int() })),
  milliseconds: z.number(),
})
export type EntryEffect = z.infer<typeof entryEffectSchema>

export const negativeArgumentContract = {
  /** Everything the bureau looks at before it decides. */
  case: procedure('negative-list.read')
    .input(z.object({ id: z.string() }))
    .output(
      z.object({
        entry: negativeEntrySchema,
        effect: entryEffectSchema,
        practices: z.array(practiceSchema),
        arguments: z.array(argumentSchema),
      }),
    ),
  argue: procedure('negative-list.read')
    .input(z.object({ id: z.string(), stance: z.enum(argumentStances), words: z.string().trim().min(1).max(1000) }))
    .errors({ NOT_PROPOSED: refusal(z.object({ id: z.string(), state: z.string() })) })
    .output(argumentSchema),
  notePractice: procedure('negative-list.propose').input(practiceSchema).output(practiceSchema),
  /** What would change if the principle were widened to a department: every entry of its items let go. */
  ifWidened: procedure('negative-list.read')
    .input(z.object({ departmentId: z.string() }))
    .output(
      z.object({
        day: z.iso.date(),
        entries: z.int(),
        anywhereBefore: z.int(),
        anywhereAfter: z.int(),
        items: z.array(touchedItem).max(500),
        milliseconds: z.number(),
      }),
    ),
  setEndPolicy: procedure('negative-list.approve')
    .input(z.object({ atEnd: z.enum(['stays-overdue', 'falls-away']), reason: z.string().trim().min(1).max(300) }))
    .output(z.object({ atEnd: z.enum(['stays-overdue', 'falls-away']) })),
}

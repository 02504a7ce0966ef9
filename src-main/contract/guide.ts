import { z } from 'zod'
import { zeroVisitProgrammes } from './catalog-item.ts'

/**
 * The guide of one service item (办事指南) as the truth chain has it at one moment.
 * It is computed where it is asked for, from the published item, the grants in force, the negative list and the windows;
 * nobody stores it, so it cannot disagree with the decisions it rests on.
 */

/** How a material stops being paper the citizen brings. */
export const waiverModes = ['data-share', 'e-certificate', 'notify-and-commit', 'internal-check'] as const
export type WaiverMode = (typeof waiverModes)[number]
export const waiverModeLabels: Record<WaiverMode, string> = {
  'data-share': '数据共享',
  'e-certificate': '电子证照',
  'notify-and-commit': '告知承诺',
  'internal-check': '内部核验',
}

/** How far the substitute can be relied on: A the data themselves, B a certificate, C a colleague's check, D the citizen's own word. */
export const trustGrades = ['A', 'B', 'C', 'D'] as const
export type TrustGrade = (typeof trustGrades)[number]

/** What replaces the paper, and the decision that says so. Dates are `YYYY-MM-DD` in Asia/Shanghai. */
export const guideWaiver = z.object({
  mode: z.enum(waiverModes),
  grantId: z.string().optional(),
  grantNumber: z.string().optional(),
  resourceName: z.string().optional(),
  fields: z.array(z.string()).optional(),
  providerName: z.string().optional(),
  basis: z.string().optional(),
  until: z.string().optional(),
  trustGrade: z.enum(trustGrades).optional(),
})

/** One material; `needed` is false exactly when `waivedBy` says what stands in for it. */
export const guideMaterial = z.object({
  materialId: z.string().optional(),
  name: z.string(),
  copies: z.number().int().nonnegative().optional(),
  needed: z.boolean(),
  /** Counts for 免证办: a certificate, not a form the citizen fills in. */
  certificate: z.boolean().optional(),
  waivedBy: guideWaiver.optional(),
})

export const guideWindow = z.object({ name: z.string(), address: z.string(), hours: z.string().optional() })

/** Where it can be done: at any window in the city, or only at the listed ones because a negative-list entry says why. */
export const guideCityWide = z.object({
  status: z.enum(['anywhere', 'listed']),
  reason: z.string().optional(),
  basis: z.string().optional(),
  insteadDo: z.string().optional(),
  until: z.string().optional(),
  /** The negative-list entry that says so. */
  entryId: z.string().optional(),
  /** Past its last day with nobody having decided; it still counts, and the public is told. */
  overdue: z.boolean().optional(),
})

export const itemGuide = z.object({
  itemId: z.string(),
  itemCode: z.string(),
  name: z.string(),
  departmentName: z.string(),
  version: z.number().int(),
  materials: z.array(guideMaterial),
  certificateFree: z.object({
    status: z.enum(['full', 'partial', 'none']),
    waived: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
  }),
  cityWide: guideCityWide,
  /** 零跑动 programmes the item is in today. */
  zeroVisit: z.array(z.enum(zeroVisitProgrammes)).optional(),
  /** 到现场次数; 0 = 零跑动. Absent where the item does not say. */
  visitCount: z.number().int().nonnegative().optional(),
  /** 承诺时限; `raw` is the wording of the source where value and unit do not say all. */
  promisedLimit: z.object({ value: z.number(), unit: z.string(), raw: z.string() }).optional(),
  fee: z.string().optional(),
  windows: z.array(guideWindow),
  /** Instant (ISO 8601, UTC) at which the chain was read. */
  asOf: z.string(),
})

export type GuideWaiver = z.infer<typeof guideWaiver>
export type GuideMaterial = z.infer<typeof guideMaterial>
export type GuideWindow = z.infer<typeof guideWindow>
export type ItemGuide = z.infer<typeof itemGuide>

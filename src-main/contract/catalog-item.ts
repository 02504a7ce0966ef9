import { z } from 'zod'

/**
 * The words of one service item (政务服务事项), as an implementation list (实施清单) has them.
 * Civil dates are `YYYY-MM-DD` in Asia/Shanghai. `null` means "the source does not say"; it is never 0.
 */

/** The ten kinds of administrative power and the public service, normalised; the source's own code stands beside it. */
export const itemTypes = [
  'licence',
  'penalty',
  'coercion',
  'levy',
  'payment',
  'inspection',
  'confirmation',
  'reward',
  'ruling',
  'other-power',
  'public-service',
] as const
export const itemTypeSchema = z.enum(itemTypes)
export type ItemType = z.infer<typeof itemTypeSchema>
export const itemTypeLabels: Record<ItemType, { zh: string; en: string }> = {
  licence: { zh: '行政许可', en: 'Administrative licence' },
  penalty: { zh: '行政处罚', en: 'Administrative penalty' },
  coercion: { zh: '行政强制', en: 'Administrative coercion' },
  levy: { zh: '行政征收', en: 'Administrative levy' },
  payment: { zh: '行政给付', en: 'Administrative payment' },
  inspection: { zh: '行政检查', en: 'Administrative inspection' },
  confirmation: { zh: '行政确认', en: 'Administrative confirmation' },
  reward: { zh: '行政奖励', en: 'Administrative reward' },
  ruling: { zh: '行政裁决', en: 'Administrative ruling' },
  'other-power': { zh: '其他行政权力', en: 'Other administrative power' },
  'public-service': { zh: '公共服务', en: 'Public service' },
}

export const serviceObjects = [
  'natural-person',
  'enterprise',
  'public-institution',
  'social-organisation',
  'unincorporated',
  'administrative-organ',
  'other',
] as const
export type ServiceObject = (typeof serviceObjects)[number]
export const serviceObjectLabels: Record<ServiceObject, string> = {
  'natural-person': '自然人',
  enterprise: '企业法人',
  'public-institution': '事业法人',
  'social-organisation': '社会组织法人',
  unincorporated: '非法人企业',
  'administrative-organ': '行政机关',
  other: '其他组织',
}

/** 即办件 is decided on the spot, 承诺件 within a promised limit. */
export const itemKinds = ['on-the-spot', 'promised-time'] as const
export type ItemKind = (typeof itemKinds)[number]
export const itemKindLabels: Record<ItemKind, string> = { 'on-the-spot': '即办件', 'promised-time': '承诺件' }

export const limitUnits = ['working-day', 'day', 'month', 'year', 'hour', 'minute', 'on-the-spot'] as const
export type LimitUnit = (typeof limitUnits)[number]
export const limitUnitLabels: Record<LimitUnit, string> = {
  'working-day': '个工作日',
  day: '日',
  month: '个月',
  year: '年',
  hour: '小时',
  minute: '分钟',
  'on-the-spot': '即办',
}

/** A time limit with its unit and the wording it was read from. `on-the-spot` (即办) has the value 0 and no other unit may. */
export const timeLimitSchema = z
  .object({ value: z.number().min(0).max(10_000), unit: z.enum(limitUnits), raw: z.string().max(200) })
  .refine(limit => (limit.unit === 'on-the-spot') === (limit.value === 0), 'only on-the-spot is 0')
export type TimeLimit = z.infer<typeof timeLimitSchema>

export const channels = ['online', 'window', 'mail', 'self-service', 'door-to-door', 'agent'] as const
export type Channel = (typeof channels)[number]
export const channelLabels: Record<Channel, string> = {
  online: '网上办',
  window: '窗口办',
  mail: '邮寄办',
  'self-service': '自助办',
  'door-to-door': '上门办',
  agent: '帮办代办',
}

/** 网上办理深度: I information, II download, III online preliminary check, IV wholly online. */
export const onlineDepths = ['I', 'II', 'III', 'IV'] as const

export const zeroVisitProgrammes = ['special-groups', 'key-enterprises'] as const
export type ZeroVisitProgramme = (typeof zeroVisitProgrammes)[number]
export const zeroVisitProgrammeLabels: Record<ZeroVisitProgramme, string> = {
  'special-groups': '特殊群体',
  'key-enterprises': '重点企业',
}

/** 行使层级: the level of government that exercises it. */
export const itemLevels = ['national', 'provincial', 'municipal', 'county', 'township', 'village'] as const
export const itemLevelLabels: Record<(typeof itemLevels)[number], string> = {
  national: '国家级',
  provincial: '省级',
  municipal: '市级',
  county: '县级',
  township: '乡镇（街道）级',
  village: '村（社区）级',
}

/** 实施主体性质: by what right the department exercises it. */
export const departmentRights = ['statutory', 'authorised', 'entrusted'] as const
export const departmentRightLabels: Record<(typeof departmentRights)[number], string> = {
  statutory: '法定机关',
  authorised: '授权组织',
  entrusted: '受委托组织',
}

/** 通办范围: how far from its own counter an item can be asked for. */
export const crossScopes = [
  'national',
  'cross-province',
  'province',
  'cross-city',
  'city',
  'cross-county',
  'county',
  'cross-township',
  'none',
] as const
export const crossScopeLabels: Record<(typeof crossScopes)[number], string> = {
  national: '全国通办',
  'cross-province': '跨省通办',
  province: '全省通办',
  'cross-city': '跨市通办',
  city: '全市通办',
  'cross-county': '跨县通办',
  county: '全县通办',
  'cross-township': '跨乡镇通办',
  none: '不通办',
}

const line = z.string().trim().max(500)
const paragraph = z.string().trim().max(20_000)

/** Document and article: what a decision rests on. */
export const legalBasisSchema = z.object({ document: line.min(1), article: line })
export type LegalBasis = z.infer<typeof legalBasisSchema>

export const materialKinds = ['certificate', 'form', 'other'] as const
export const paperForms = ['original', 'copy', 'original-and-copy', 'electronic'] as const
export const paperFormLabels: Record<(typeof paperForms)[number], string> = {
  original: '原件',
  copy: '复印件',
  'original-and-copy': '原件和复印件',
  electronic: '电子材料',
}
export const necessities = ['required', 'optional', 'may-follow'] as const
export const necessityLabels: Record<(typeof necessities)[number], string> = {
  required: '必要',
  optional: '非必要',
  'may-follow': '容缺后补',
}
export const sourceChannels = ['applicant', 'government', 'other'] as const

/** Another decision than a data share that stands for the paper; `from` and `until` are the first and the last day. */
export const materialDecisionSchema = z.object({
  mode: z.enum(['e-certificate', 'notify-and-commit', 'internal-check']),
  number: line,
  basis: line,
  from: z.iso.date(),
  until: z.iso.date().optional(),
})

export const materialSchema = z.object({
  /** Stable across versions of the item: shares and waivers point to it. */
  id: z.string().min(1).max(64),
  name: line.min(1),
  kind: z.enum(materialKinds),
  paperForm: z.enum(paperForms),
  copies: z.int().min(0).max(99),
  necessity: z.enum(necessities),
  sourceChannel: z.enum(sourceChannels),
  issuer: line.default(''),
  decision: materialDecisionSchema.optional(),
  /** 规格, 来源渠道说明, 要求提供材料的依据, 填报须知, 受理标准, 备注. */
  specification: line.optional(),
  sourceNote: line.optional(),
  basis: paragraph.optional(),
  guidance: paragraph.optional(),
  criteria: paragraph.optional(),
  remark: paragraph.optional(),
  /** 空白表格 and 示例样表: where they can be fetched. */
  formFile: z.string().trim().max(2_000).optional(),
  sampleFile: z.string().trim().max(2_000).optional(),
})
export type ItemMaterial = z.infer<typeof materialSchema>

export const itemWindowSchema = z.object({
  name: line,
  address: line,
  hours: line.default(''),
  phone: line.default(''),
  /** WGS 84, degrees; absent where nobody measured it. */
  mapPoint: z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) }).optional(),
})

export const zeroVisitSchema = z.object({
  programme: z.enum(zeroVisitProgrammes),
  channels: z.array(z.enum(channels)).min(1),
  basis: line,
})

/** Everything a version says of its item; the code and the identity belong to the item itself. */
export const itemContentSchema = z.object({
  name: line.min(1),
  basicCode: line.default(''),
  itemType: itemTypeSchema.nullable().default(null),
  /** The code the source used, with the dictionary it was read by; kept because dictionaries disagree. */
  sourceType: z.object({ source: line, code: line }).nullable().default(null),
  mainItemName: line.nullable().default(null),
  departmentId: z.string().min(1),
  serviceObjects: z.array(z.enum(serviceObjects)).default([]),
  itemKind: z.enum(itemKinds).nullable().default(null),
  statutoryLimit: timeLimitSchema.nullable().default(null),
  promisedLimit: timeLimitSchema.nullable().default(null),
  /** 到现场次数 and, when it is not 0, why somebody has to come. */
  visitCount: z.int().min(0).max(99).nullable().default(null),
  visitReason: paragraph.default(''),
  onlineDepth: z.enum(onlineDepths).nullable().default(null),
  channels: z.array(z.enum(channels)).default([]),
  zeroVisit: z.array(zeroVisitSchema).default([]),
  fee: z
    .object({ charged: z.boolean(), standard: paragraph, basis: paragraph, onlinePayment: z.boolean().nullable() })
    .nullable()
    .default(null),
  acceptanceConditions: paragraph.default(''),
  steps: z.array(line).default([]),
  result: z
    .object({ name: line, way: z.enum(['certificate', 'approval', 'other']).nullable(), sample: z.boolean() })
    .nullable()
    .default(null),
  windows: z.array(itemWindowSchema).default([]),
  consultPhone: line.default(''),
  complaintPhone: line.default(''),
  legalBasis: z.array(legalBasisSchema).default([]),
  faq: z.array(z.object({ question: line, answer: paragraph })).default([]),
  themes: z.array(z.object({ audience: z.enum(['person', 'legal-person']), name: line })).default([]),
  link: z.string().trim().max(2_000).default(''),
  aliases: z.array(line).default([]),
  /** 子项; with the main item above it and the handling item (the name) below. */
  subItemName: line.nullable().default(null),
  level: z.enum(itemLevels).nullable().default(null),
  powerSource: line.default(''),
  departmentRight: z.enum(departmentRights).nullable().default(null),
  /** 委托部门. */
  delegatedBy: line.default(''),
  /** Codes that a source uses beside the implementation code, each as it was written. */
  otherCodes: z.array(z.object({ source: line, code: line })).default([]),
  /** 特别程序, 数量限制, 中介服务: as the source words them. */
  specialProcedure: paragraph.default(''),
  quantityLimit: paragraph.default(''),
  intermediary: paragraph.default(''),
  /** 联办机构. */
  jointDepartments: z.array(line).default([]),
  crossScope: z.enum(crossScopes).nullable().default(null),
  /** 是否进驻政务大厅, 支持预约办理, 物流快递, 自助终端; null = the source does not say. */
  facilities: z
    .object({
      inHall: z.boolean().nullable(),
      appointment: z.boolean().nullable(),
      express: z.boolean().nullable(),
      selfService: z.boolean().nullable(),
    })
    .nullable()
    .default(null),
  /** 一件事: the life events it belongs to. */
  lifeEvents: z.array(line).default([]),
  materials: z.array(materialSchema).default([]),
})
export type ItemContent = z.infer<typeof itemContentSchema>
/** What a caller may leave out: every field with a default. */
export type ItemContentInput = z.input<typeof itemContentSchema>

/** What the digits of an implementation code say, where its dialect is known; `unknown` codes are kept as they are. */
export const itemCodeSchema = z.object({
  raw: z.string(),
  dialect: z.enum(['sichuan', 'national', 'guizhou', 'hubei', 'gansu', 'unknown']),
  basicCode: z.string().optional(),
  areaCode: z.string().optional(),
  departmentCode: z.string().optional(),
  sequence: z.string().optional(),
  handling: z.string().optional(),
  /** Its digits part by part, places counted from 1; `ok` is null where nothing is known to check a part by. */
  parts: z
    .array(
      z.object({
        from: z.int(),
        to: z.int(),
        meaning: z.enum([
          'credit-code',
          'area',
          'check-digit',
          'level',
          'basic-code',
          'department',
          'sequence',
          'handling',
          'type',
        ]),
        value: z.string(),
        ok: z.boolean().nullable(),
      }),
    )
    .default([]),
  /** What looks wrong in it: stable codes, for a sentence. */
  flags: z.array(
    z.enum([
      'DIALECT_UNKNOWN',
      'DEPARTMENT_CODE_LENGTH',
      'CREDIT_CODE_CHECK_DIGIT',
      'BASIC_CODE_LENGTH',
      'AREA_CODE_UNKNOWN',
      'LEVEL_UNKNOWN',
      'TYPE_UNKNOWN',
      'PROVISIONAL',
    ]),
  ),
})
export type ItemCode = z.infer<typeof itemCodeSchema>

/** One cross-field defect of a content: it is shown and counted, and refuses nothing. */
export const itemDefectSchema = z.object({
  /** A key of `ItemContent`. */
  field: z.string(),
  code: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
})
export type ItemDefect = z.infer<typeof itemDefectSchema>

import {
  itemContentSchema,
  itemTypeLabels,
  itemTypes,
  type ItemContent,
  type ItemMaterial,
  type ItemType,
} from '#contract/catalog-item.ts'
import { basisOf } from './policy-basis.ts'
import { certificates } from './certificates.ts'
import type { PlannedDepartment } from './departments.ts'
import { seededRandom } from './random.ts'
import { readWords } from './words.ts'

/** How the items of the district stand, as its own yearly report would say; the rules must come to these counts. */
export const districtCounts = {
  items: 1_200,
  certificateFree: 569,
  zeroVisitSpecialGroups: 79,
  zeroVisitKeyEnterprises: 75,
} as const

/** One item before it has materials: which of its papers are waived is decided over the whole list (`waivers.ts`). */
export interface PlannedItem {
  readonly code: string
  readonly departmentKey: string
  readonly certificateKeys: readonly string[]
  readonly forEnterprises: boolean
  readonly type: ItemType
  readonly name: string
  readonly mainItemName: string
  readonly basicCode: string
}

/** The situations (情形) of each kind of main item; `{}` is its name. */
const situations: Record<string, readonly string[]> = {
  给付: ['{}申领', '{}信息变更', '{}继续发放认定', '{}停发', '{}补发申请', '{}代办人变更', '{}待遇核对'],
  入学: ['{}申请', '{}信息变更', '{}材料补正', '{}转区申请', '{}结果查询', '{}放弃学位', '{}证明开具'],
  轮候: ['{}申请', '{}信息变更', '{}年度核查', '{}退出', '{}恢复申请', '{}代办人变更', '{}结果查询'],
  许可: ['{}（新办）', '{}（变更名称）', '{}（变更地址）', '{}（延续）', '{}（补证）', '{}（注销）', '{}（恢复）'],
  两项: ['{}申请', '{}结果查询'],
  三项: ['{}申请', '{}变更', '{}撤销'],
  处理: ['{}', '{}异议申请'],
  备案: ['{}', '{}（变更）', '{}（注销）'],
  登记: ['{}（首次）', '{}（变更）', '{}（更正）', '{}（注销）', '{}（信息查询）'],
  证件: ['{}首次申领', '{}换发', '{}补发', '{}注销'],
  婚姻: ['内地居民结婚登记', '内地居民离婚登记', '补领婚姻登记证'],
  不动产: ['{}（首次）', '{}（转移）', '{}（变更）', '{}（更正）', '{}（异议）', '{}（注销）'],
  公积金: ['{}（购房）', '{}（租房）', '{}（还贷）', '{}（退休）', '{}（离职）', '{}（重大疾病）'],
}

const nationalTypeCodes: Record<ItemType, string> = {
  licence: '01',
  penalty: '02',
  coercion: '03',
  levy: '04',
  payment: '05',
  inspection: '06',
  confirmation: '07',
  reward: '08',
  ruling: '09',
  'other-power': '10',
  'public-service': '20',
}

function typeOf(word: string): ItemType {
  const type = itemTypes.find(candidate => itemTypeLabels[candidate].zh === word)
  if (!type) throw new Error(`unknown item type in main-items.tsv: ${word}`)
  return type
}

function situationName(pattern: string, main: string): string {
  // 「仲裁申请」+「申请」 would say it twice.
  if (pattern === '{}申请' && main.endsWith('申请')) return main
  if (pattern === '{}结果查询' && main.endsWith('查询')) return `${main}进度`
  return pattern.replace('{}', main)
}

/** The first 1,200 items that the main items and their situations make, in the order of the list. */
export function plannedItems(departments: readonly PlannedDepartment[]): PlannedItem[] {
  const byKey = new Map(departments.map(department => [department.key, department]))
  const nextMain = new Map<string, number>()
  const items: PlannedItem[] = []
  for (const [key = '', typeWord = '', main = '', set = '', object = '', papers = ''] of readWords('main-items.tsv')) {
    const department = byKey.get(key)
    if (!department) throw new Error(`unknown department in main-items.tsv: ${key}`)
    const type = typeOf(typeWord)
    const mainNumber = (nextMain.get(key) ?? 0) + 1
    nextMain.set(key, mainNumber)
    for (const [index, pattern] of (situations[set] ?? []).entries()) {
      const digits = [department.number, mainNumber, index].map((value, part) =>
        String(value).padStart(part === 0 ? 2 : 3, '0'),
      )
      const basicCode = `44${nationalTypeCodes[type]}${digits.join('')}`
      items.push({
        code: `${department.creditCode ?? ''}4${basicCode}`,
        departmentKey: key,
        certificateKeys: papers.split(' ').filter(Boolean),
        forEnterprises: object !== '个人',
        type,
        name: situationName(pattern, main),
        mainItemName: main,
        basicCode,
      })
    }
  }
  if (items.length < districtCounts.items) throw new Error(`only ${items.length} items can be made from main-items.tsv`)
  return items.slice(0, districtCounts.items)
}

const counterHours = '周一至周五 9:00—12:00，14:00—18:00'

/** A whole content for one item, with the materials it was given. */
export function contentOf(
  item: PlannedItem,
  department: PlannedDepartment,
  materials: readonly ItemMaterial[],
  zeroVisit: ItemContent['zeroVisit'],
): ItemContent {
  const random = seededRandom(Number.parseInt(item.basicCode.slice(-8), 10))
  const onTheSpot = random() < 0.3
  const statutory = [5, 10, 20, 30][Math.floor(random() * 4)] ?? 20
  const promised = Math.max(1, Math.round(statutory * (0.2 + random() * 0.4)))
  const visits = zeroVisit.length > 0 || random() < 0.45 ? 0 : 1
  return itemContentSchema.parse({
    name: item.name,
    basicCode: item.basicCode,
    itemType: item.type,
    sourceType: { source: 'national', code: nationalTypeCodes[item.type] },
    mainItemName: item.mainItemName,
    departmentId: department.id,
    serviceObjects: item.forEnterprises ? ['enterprise'] : ['natural-person'],
    itemKind: onTheSpot ? 'on-the-spot' : 'promised-time',
    statutoryLimit: { value: statutory, unit: 'working-day', raw: `${statutory}个工作日` },
    promisedLimit: onTheSpot
      ? { value: 0, unit: 'on-the-spot', raw: '即办' }
      : { value: promised, unit: 'working-day', raw: `${promised}个工作日` },
    visitCount: visits,
    visitReason: visits === 0 ? '' : '需本人到窗口核验',
    onlineDepth: visits === 0 ? 'IV' : 'III',
    channels: visits === 0 ? ['online', 'window', 'mail'] : ['online', 'window'],
    zeroVisit,
    fee: { charged: false, standard: '', basis: '', onlinePayment: false },
    acceptanceConditions: `符合办理${item.mainItemName}的条件，材料齐全。`,
    steps: ['受理', '审核', '审批', '办结', '送达'],
    result: { name: `${item.mainItemName}办理结果`, way: 'other', sample: true },
    windows: [
      {
        name: `澄湾区政务服务大厅 ${(department.number % 18) + 1} 号窗口`,
        address: '澄湾区榕荫路 1 号政务服务大厅一楼',
        hours: counterHours,
        phone: `0755-8899${String(1000 + department.number)}`,
      },
    ],
    consultPhone: `0755-8899${String(1000 + department.number)}`,
    complaintPhone: '12345',
    legalBasis: [basisOf(item.mainItemName, department.number)],
    faq: [
      { question: `${item.name}要本人来吗？`, answer: visits === 0 ? '不用，网上就能办。' : '要，带上材料到窗口。' },
    ],
    themes: [
      item.forEnterprises
        ? { audience: 'legal-person', name: '生产经营' }
        : { audience: 'person', name: item.type === 'payment' ? '社会救助' : '日常生活' },
    ],
    materials: [
      {
        id: 'm-form',
        name: `${item.mainItemName}申请表`,
        kind: 'form',
        paperForm: 'electronic',
        copies: 1,
        necessity: 'required',
        sourceChannel: 'applicant',
        issuer: '',
      },
      ...materials,
    ],
  })
}

/** The bare material of a certificate; a decision is added where one stands for it. */
export function certificateMaterial(key: string): ItemMaterial {
  const words = certificates[key]
  if (!words) throw new Error(`unknown certificate in main-items.tsv: ${key}`)
  return {
    id: `m-${key}`,
    name: words.name,
    kind: 'certificate',
    paperForm: words.paperForm,
    copies: 1,
    necessity: 'required',
    sourceChannel: 'government',
    issuer: words.issuer,
  }
}

import type { GrantConditions } from '#contract/sharing-model.ts'
import type { StoredResource } from '#domain/sharing/index.ts'

/** The sentences in which a department says what it wants data for. */

export function purposeOf(ask: { itemNames: readonly string[]; resource: StoredResource; paperName: string }): string {
  const [first = ''] = ask.itemNames
  const count = ask.itemNames.length
  const items = count === 1 ? `“${first}”` : `“${first}”等 ${count} 个事项`
  return `办理${items}时查询${ask.resource.name.replace(/核验$/, '')}，不再收${ask.paperName.replace(/复印件$/, '')}`
}

const rowSlices = ['', '只查本区户籍的申请人', '', '只查澄心街道、云麓街道', '', '只查十六周岁以上的申请人']
const conditions: readonly GrantConditions[] = [
  { dailyLimit: 500, mustAttach: 'case-number', returnForm: 'masked' },
  { returnForm: 'masked' },
  { dailyLimit: 2_000, mustAttach: 'case-number', returnForm: 'plain' },
  { dailyLimit: 800, mustAttach: 'consent', returnForm: 'masked' },
]
const duties = [
  '《澄湾区证明材料免提交办法》第三条',
  '《澄湾区政务数据共享实施细则》第四条',
  '《澄湾区证明材料免提交办法》第四条',
]

export const rowSliceOf = (index: number): string => rowSlices[index % rowSlices.length] ?? ''
export const conditionsOf = (index: number): GrantConditions =>
  conditions[index % conditions.length] ?? { returnForm: 'masked' }
export const dutyOf = (index: number): string => duties[index % duties.length] ?? ''

export const supplementQuestions = [
  '请说明查询结果保存多久、由谁保管，并补一份数据安全负责人的确认。',
  '请列出每个事项要用的字段，现在只写了一张总表。',
  '请补充接口调用方的系统名称和等级保护备案号。',
]
export const supplementAnswer = '查询结果只在窗口核对，不保存；负责人确认书已经附上。'
export const returnReasons = ['用途写得太宽，请写明具体事项和窗口。', '所需期限超过事项有效期，请改短后再送。']
export const objections = {
  why: '这些事项的设定依据已经写明要核实的内容，缺了这项数据，群众还得自己开证明。',
  stays: '现有字段已经够核验，维持原来的答复。',
}
export const refusals = [
  { legalBasis: '《澄湾区政务数据共享实施细则》第七条', reason: '所列事项不需要整库批量数据，逐件核验已经够用。' },
  { legalBasis: '《澄湾区政务数据共享实施细则》第四条', reason: '没有写明服务的事项与职责的关系，建议改用告知承诺。' },
]

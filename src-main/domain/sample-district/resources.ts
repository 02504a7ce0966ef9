import type { Masking, NewResource, ResourceField, SharingTerms, UpdateCycle } from '#contract/sharing-model.ts'
import { updateCycleLabels, updateCycles } from '#contract/sharing-model.ts'
import { readWords } from './words.ts'

/** Which fields of which resource stand in for a certificate. */
export interface Replacement {
  readonly resourceCode: string
  readonly fields: readonly string[]
}

export interface PlannedResource extends NewResource {
  readonly providerKey: string
}

interface FieldWords {
  readonly type?: ResourceField['type']
  readonly level: ResourceField['sensitivityLevel']
  readonly personal: boolean
  readonly masking?: Masking
  readonly example: string
}

/** What the district knows of the fields that need care; every other field is plain text of level 1. */
const knownFields: Record<string, FieldWords> = {
  姓名: { level: 2, personal: true, masking: 'name', example: '陈某某' },
  权利人: { level: 2, personal: true, masking: 'name', example: '梁某某' },
  所有人: { level: 2, personal: true, masking: 'name', example: '黄某某' },
  承租人: { level: 2, personal: true, masking: 'name', example: '何某某' },
  公民身份号码: { level: 3, personal: true, masking: 'id-number', example: '440398194611240028' },
  户籍地址: { level: 3, personal: true, masking: 'address', example: '澄湾区云麓街道榕荫路 12 号' },
  居住地址: { level: 3, personal: true, masking: 'address', example: '澄湾区澄心街道望海里 6 号' },
  住址: { level: 3, personal: true, masking: 'address', example: '澄湾区云麓街道石桥巷 3 号' },
  坐落: { level: 3, personal: true, masking: 'address', example: '澄湾区澄心街道海棠苑 2 栋' },
  出生日期: { type: 'date', level: 2, personal: true, masking: 'month-only', example: '1946-11-24' },
  收入总额: { type: 'number', level: 4, personal: true, masking: 'hidden', example: '48600' },
  社会保障卡号: { level: 3, personal: true, masking: 'bank-card', example: '6228480000001234567' },
  残疾等级: { level: 3, personal: true, example: '二级' },
  残疾类别: { level: 3, personal: true, example: '肢体' },
  核验结果: { type: 'yes-no', level: 4, personal: true, example: '无' },
  实缴金额: { type: 'number', level: 3, personal: false, example: '12000' },
  月缴存额: { type: 'number', level: 3, personal: true, masking: 'hidden', example: '2400' },
}

function termsOf(word: string): SharingTerms {
  if (word === '无条件') return { type: 'unconditional' }
  if (word === '不予') {
    return { type: 'not-shared', legalBasis: '《澄湾区举报线索管理规定》第七条，线索只向承办单位提供' }
  }
  return { type: 'conditional', condition: '只用于办理列明的事项，按字段提供，查询留痕' }
}

function cycleOf(word: string): UpdateCycle {
  return updateCycles.find(cycle => updateCycleLabels[cycle].zh === word) ?? 'on-demand'
}

function fieldOf(name: string): ResourceField {
  const known = knownFields[name]
  return {
    name,
    type: known?.type ?? (/(日期|有效期)$/.test(name) ? 'date' : 'text'),
    meaning: `${name}，以数源系统登记的为准`,
    sensitivityLevel: known?.level ?? 1,
    personal: known?.personal ?? false,
    ...(known?.masking ? { masking: known.masking } : {}),
    ...(known ? { example: known.example } : {}),
  }
}

/** The field that tells whose record it is: the number of a person or body, else the number of the certificate. */
function subjectOf(fields: readonly string[]): string | undefined {
  const whose = (name: string) => ['公民身份号码', '统一社会信用代码'].includes(name)
  return fields.find(whose) ?? fields.find(name => /(编号|证号|登记号|号牌号码|文号|备案号)$/.test(name))
}

/** The 40 resources of the district and, by the certificate's key, what replaces which paper. */
export function plannedResources(): { resources: PlannedResource[]; replacements: Map<string, Replacement> } {
  const replacements = new Map<string, Replacement>()
  const resources = readWords('resources.tsv').map(
    ([
      code = '',
      name = '',
      providerKey = '',
      terms = '',
      cycle = '',
      sourceSystem = '',
      fields = '',
      replaces = '',
    ]) => {
      const [certificate, needed] = replaces.split(':')
      const names = fields.split(' ')
      const subjectField = subjectOf(names)
      if (certificate && needed) replacements.set(certificate, { resourceCode: code, fields: needed.split(',') })
      return {
        code,
        name,
        providerKey,
        summary: `${name}，由数源部门按登记结果提供。`,
        sharing: termsOf(terms),
        updateCycle: cycleOf(cycle),
        sourceSystem,
        fields: names.map(fieldOf),
        ...(subjectField === undefined ? {} : { subjectField }),
      }
    },
  )
  return { resources, replacements }
}

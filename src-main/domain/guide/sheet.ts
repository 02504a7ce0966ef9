import { itemKindLabels, itemTypeLabels, serviceObjectLabels, type ItemContent } from '#contract/catalog-item.ts'
import { waiverModeLabels, type GuideMaterial, type ItemGuide } from '#contract/guide.ts'
import { printBasis, printLimit } from '#domain/catalog/index.ts'

/** The guide (办事指南) as a paper: headings and lines in their order, the same for the page, the print and the document. */

export interface GuideTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface GuideSection {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly table?: GuideTable
}

export interface GuideSheet {
  readonly name: string
  readonly code: string
  readonly departmentName: string
  readonly version: number
  /** Civil day it holds for. */
  readonly day: string
  /** What most people look for first: label and value. */
  readonly facts: readonly (readonly [string, string])[]
  readonly sections: readonly GuideSection[]
}

function waivedWords({ waivedBy }: GuideMaterial): string {
  if (!waivedBy) return '要带'
  const by = waivedBy.mode === 'data-share' ? `${waivedBy.providerName ?? ''}共享“${waivedBy.resourceName ?? ''}”` : ''
  const until = waivedBy.until ? `，至 ${waivedBy.until}` : ''
  return `不用带：${waiverModeLabels[waivedBy.mode]}${by ? `，${by}` : ''}${until}`
}

function materialsTable({ materials }: ItemGuide): GuideTable {
  return {
    head: ['序号', '材料', '份数', '要不要带'],
    rows: materials.map((material, index) => [
      String(index + 1),
      material.name,
      material.copies === undefined ? '' : String(material.copies),
      waivedWords(material),
    ]),
  }
}

function placeWords({ cityWide }: ItemGuide): string {
  if (cityWide.status === 'anywhere') return '全市任一政务服务窗口都可以办。'
  const instead = cityWide.insteadDo ? `可以这样办：${cityWide.insteadDo}。` : ''
  return `只在下列窗口办理。原因：${cityWide.reason ?? '见负面清单'}。${cityWide.basis ? `依据：${cityWide.basis}。` : ''}${instead}`
}

function factsOf(guide: ItemGuide, content: ItemContent): [string, string][] {
  const facts: [string, string | undefined][] = [
    ['办件类型', content.itemKind ? itemKindLabels[content.itemKind] : undefined],
    ['承诺办结时限', printLimit(content.promisedLimit)],
    ['法定办结时限', printLimit(content.statutoryLimit)],
    ['到现场次数', content.visitCount === null ? undefined : `${content.visitCount} 次`],
    ['收费', guide.fee],
    ['事项类型', content.itemType ? itemTypeLabels[content.itemType].zh : undefined],
    ['服务对象', content.serviceObjects.map(each => serviceObjectLabels[each]).join('、')],
    ['办理结果', content.result?.name],
    ['咨询', content.consultPhone],
    ['监督投诉', content.complaintPhone],
  ]
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '')
}

/** Sections that say nothing are left out, so that nobody reads an empty heading. */
export function guideSheet(guide: ItemGuide, content: ItemContent, day: string): GuideSheet {
  const lines = (text: string) => text.split('\n').filter(line => line.trim() !== '')
  const sections: GuideSection[] = [
    { title: '受理条件', paragraphs: lines(content.acceptanceConditions) },
    {
      title: '申请材料',
      paragraphs: guide.materials.length === 0 ? ['不需要提交材料。'] : [],
      ...(guide.materials.length > 0 ? { table: materialsTable(guide) } : {}),
    },
    { title: '办理流程', paragraphs: content.steps.map((step, index) => `${index + 1}. ${step}`) },
    {
      title: '在哪里办',
      paragraphs: [placeWords(guide)],
      ...(guide.windows.length > 0
        ? {
            table: {
              head: ['窗口', '地址', '时间'],
              rows: guide.windows.map(({ name, address, hours }) => [name, address, hours ?? '']),
            },
          }
        : {}),
    },
    {
      title: '收费依据',
      paragraphs: content.fee?.charged ? lines(content.fee.basis) : [],
    },
    { title: '设定依据', paragraphs: content.legalBasis.map(printBasis) },
    {
      title: '常见问题',
      paragraphs: content.faq.flatMap(({ question, answer }) => [`问：${question}`, `答：${answer}`]),
    },
  ]
  return {
    name: guide.name,
    code: guide.itemCode,
    departmentName: guide.departmentName,
    version: guide.version,
    day,
    facts: factsOf(guide, content),
    sections: sections.filter(({ paragraphs, table }) => paragraphs.length > 0 || table !== undefined),
  }
}

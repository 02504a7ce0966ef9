import type { Citation } from '#contract/assistant.ts'
import { waiverModeLabels, type GuideMaterial, type ItemGuide } from '#contract/guide.ts'

/**
 * What an item answers, from its guide as the truth chain has it now. Every sentence carries the decision it rests on:
 * the item itself, the grant that waives a paper, the negative-list entry that keeps an item at its windows.
 */
export type StatedSentence = { text: string; citationNumbers: number[] }
export type ItemAnswer = { sentences: StatedSentence[]; citations: Citation[] }

export const itemAspects = ['materials', 'where', 'time', 'fee', 'visits'] as const
export type ItemAspect = (typeof itemAspects)[number]

const ASPECTS: readonly (readonly [ItemAspect, RegExp])[] = [
  [
    'materials',
    /带|材料|证件|资料|手续|准备|提交|要交|原件|复印|证明|怎么办|怎样办|如何办|怎么申请|咋办|流程|documents|bring|papers/u,
  ],
  [
    'where',
    /哪里|哪儿|去哪|在哪|地点|地址|窗口|异地|外区|别的区|跨区|哪个区|通办|就近|where|which office|怎么办|如何办|怎么申请/u,
  ],
  ['time', /多久|几天|多少天|工作日|时限|期限|多长|什么时候|几时|how long|how many/u],
  ['fee', /多少钱|收费|费用|要钱|免费|花钱|工本费|收钱|fee|cost|how much/u],
  ['visits', /跑|到现场|亲自|网上|线上|零跑|来几次|几趟|online|in person/u],
]

/** Questions that a guide does not settle: penalties, validity, effect, remedies, what a word means. */
const ABOUT_RULES =
  /罚|处罚|违法|有效期|到期|过期|效力|有效吗|不服|投诉|举报|复议|诉讼|借给|出租|是什么意思|什么是|指什么|什么人|哪些人|多大|几岁|多少岁|不予|撤销|冷静期|材料不齐/u

/** Aspects of an item the question asks about; empty where it does not ask for a guide at all. */
export function aspectsAsked(wording: string): ItemAspect[] {
  if (ABOUT_RULES.test(wording)) return []
  return ASPECTS.filter(([, pattern]) => pattern.test(wording)).map(([aspect]) => aspect)
}

export function answerFromGuide(guide: ItemGuide, aspects: readonly ItemAspect[], firstNumber = 1): ItemAnswer {
  const citations: Citation[] = []
  const sentences: StatedSentence[] = []
  const cite = (citation: Omit<Citation, 'number'>): number => {
    const known = citations.find(c => c.kind === citation.kind && c.id === citation.id)
    if (known) {
      if (!known.text.includes(citation.text)) known.text += `\n${citation.text}`
      return known.number
    }
    const number = firstNumber + citations.length
    citations.push({ number, ...citation })
    return number
  }
  const item = (text: string): number =>
    cite({ kind: 'item', id: guide.itemId, label: `办事指南“${guide.name}” 第${guide.version}版`, text })
  const say = (text: string, ...citationNumbers: number[]): void => {
    sentences.push({ text, citationNumbers })
  }
  if (aspects.includes('materials')) sayMaterials(guide, say, cite, item)
  if (aspects.includes('where')) sayWhere(guide, say, cite, item)
  if (aspects.includes('visits') && guide.visitCount !== undefined) {
    const text = guide.visitCount === 0 ? '不用到现场，全程可以网上办。' : `最多到现场${guide.visitCount}次。`
    say(text, item(`到现场次数：${guide.visitCount}次。`))
  }
  if (aspects.includes('time') && guide.promisedLimit) {
    const { raw } = guide.promisedLimit
    say(`承诺办理时限是${raw}。`, item(`承诺时限：${raw}。`))
  }
  if (aspects.includes('fee') && guide.fee !== undefined && guide.fee !== '') {
    const free = /^(?:0|无|否|免费|不收费)/.test(guide.fee)
    say(free ? '这项不收费。' : `收费：${guide.fee}。`, item(`收费：${guide.fee}。`))
  }
  return { sentences, citations }
}

type Say = (text: string, ...citationNumbers: number[]) => void
type Cite = (citation: Omit<Citation, 'number'>) => number

function sayMaterials(guide: ItemGuide, say: Say, cite: Cite, item: (text: string) => number): void {
  const needed = guide.materials.filter(m => m.needed)
  const waived = guide.materials.filter(m => !m.needed)
  if (guide.materials.length === 0) return
  const names = needed.map(m => (m.copies !== undefined && m.copies > 1 ? `${m.name}${m.copies}份` : m.name)).join('、')
  if (needed.length > 0) say(`办理“${guide.name}”，请带：${names}。`, item(`申请材料：${names}。`))
  else say(`办理“${guide.name}”不用带材料。`, item('申请材料：全部免交。'))
  for (const material of waived) sayWaived(material, guide, say, cite, item)
}

function sayWaived(m: GuideMaterial, guide: ItemGuide, say: Say, cite: Cite, item: (text: string) => number): void {
  const by = m.waivedBy
  if (!by) {
    say(`${m.name}不用带。`, item(`免交：${m.name}。`))
    return
  }
  const how = {
    'data-share': `由${by.providerName ?? '数源部门'}通过数据共享核验`,
    'e-certificate': '用电子证照代替',
    'notify-and-commit': '当场签告知承诺书即可',
    'internal-check': '由窗口在内部系统核验',
  }[by.mode]
  const until = by.until === undefined ? '' : `，有效至${by.until}`
  if (by.grantId === undefined) {
    say(`${m.name}不用带，${how}。`, item(`免交：${m.name}（${waiverModeLabels[by.mode]}${until}）。`))
    return
  }
  const fields = by.fields && by.fields.length > 0 ? `，共享字段：${by.fields.join('、')}` : ''
  const number = cite({
    kind: 'grant',
    id: by.grantId,
    label: `共享授权 ${by.grantNumber ?? ''}${by.resourceName === undefined ? '' : `（${by.resourceName}）`}`.trim(),
    text: `“${guide.name}”免交${m.name}：${how}${fields}${until}。${by.basis === undefined ? '' : `依据：${by.basis}。`}`,
  })
  say(`${m.name}不用带，${how}。`, number)
}

function sayWhere(guide: ItemGuide, say: Say, cite: Cite, item: (text: string) => number): void {
  const first = guide.windows[0]
  const place = first ? `${first.name}（${first.address}${first.hours === undefined ? '' : `，${first.hours}`}）` : ''
  if (guide.cityWide.status === 'anywhere') {
    const text = place === '' ? '全市任一政务服务窗口都可以办。' : `全市任一政务服务窗口都可以办，例如${place}。`
    say(text, item(`办理地点：全市通办。${place}`))
    return
  }
  const { reason, basis, insteadDo, until, entryId, overdue } = guide.cityWide
  const number = cite({
    kind: 'negative-list-entry',
    id: entryId ?? guide.itemId,
    itemId: guide.itemId,
    label: `全市域通办负面清单“${guide.name}”`,
    text: `${reason ?? '列入负面清单'}。${basis === undefined ? '' : `依据：${basis}。`}${until === undefined ? '' : `有效至${until}。`}`,
  })
  say(`这项暂时不能全市通办：${(reason ?? '列入负面清单').replace(/。$/, '')}。`, number)
  if (overdue) say('原来定的期限过了，还没有作出新的决定，目前仍按原来的办。', number)
  if (insteadDo !== undefined && insteadDo !== '') say(`${insteadDo.replace(/。$/, '')}。`, number)
  if (place !== '') say(`请到${place}办理。`, item(`办理地点：${place}`))
}

import { waiverModeLabels } from '#contract/guide.ts'
import { zeroVisitProgrammeLabels } from '#contract/catalog-item.ts'
import { chainColumns, type ChainNode, type ItemChain, type LinkState } from '#contract/chain.ts'
import { exitCodes, type Command } from '../command.ts'
import { promisesInWords } from './item-promises.ts'

const columnNames: Record<ChainNode['column'], string> = {
  grant: '一 授权',
  material: '二 材料',
  promise: '三 承诺',
  answer: '四 回答',
  announcement: '五 播报',
}
const stateNames: Record<LinkState, string> = {
  'in-force': '在生效',
  expiring: '将到期',
  planned: '将生效',
  broken: '已断开',
  none: '没有',
}
const freeNames = { full: '免证办', partial: '部分免证', none: '不免证' }
const endNames = { revoked: '已撤回', suspended: '已暂停', expired: '已到期', 'field-struck-out': '所需字段没有准予' }

function words({ subject }: ChainNode): string {
  switch (subject.kind) {
    case 'grant': {
      const why = subject.why ? `，${endNames[subject.why]}` : ''
      const who = `${subject.providerName} → ${subject.requesterName}`
      return `${subject.number} ${subject.resourceName}（${who}，${subject.fields.join('、')}，至 ${subject.until}${why}）`
    }
    case 'decision':
      return `${waiverModeLabels[subject.mode]}：${subject.basis}${subject.until ? `，至 ${subject.until}` : ''}`
    case 'law':
      return `依据：${subject.basis}`
    case 'negative-list':
      return subject.listed
        ? `负面清单在列：${subject.reason ?? ''}（${subject.basis ?? ''}，至 ${subject.until ?? ''}）`
        : '负面清单没有列入这一项'
    case 'material':
      return `${subject.name}：${subject.mode ? `免交（${waiverModeLabels[subject.mode]}，可信等级 ${subject.trustGrade ?? '—'}）` : '要带'}`
    case 'certificate-free':
      return `${freeNames[subject.status]}，证照类材料 ${subject.waived} / ${subject.total}`
    case 'zero-visit': {
      const who =
        subject.programmes.map(programme => zeroVisitProgrammeLabels[programme]).join('、') || '没有可以不来的人'
      return `零跑动：${who}${subject.hinderedBy.length > 0 ? `，还要带原件：${subject.hinderedBy.join('、')}` : ''}`
    }
    case 'city-wide':
      return subject.status === 'anywhere' ? '全市域通办' : '不通办'
    case 'host-says':
      return `数字人：${subject.text.zh}`
    case 'guide':
      return `办事指南第 ${subject.version} 版：材料 ${subject.materials} 种，免交 ${subject.waived} 种`
    case 'announcement':
      return `${subject.number} ${subject.title}（第 ${subject.sentences.join('、')} 句）`
  }
}

/** Every link of the chain as text: the nodes of each column, each with the nodes it rests on. */
export function chainAsText(chain: ItemChain): string {
  const number = new Map(chain.nodes.map((node, index) => [node.id, index + 1]))
  const nodeLine = (node: ChainNode) => {
    const from = chain.threads.filter(thread => thread.to === node.id).map(thread => number.get(thread.from) ?? 0)
    const rests = from.length > 0 ? ` ← ${from.map(index => `[${index}]`).join(' ')}` : ''
    return `  [${number.get(node.id) ?? 0}] ${stateNames[node.state]}  ${words(node)}${rests}`
  }
  const columns = chainColumns.flatMap(column => {
    const nodes = chain.nodes.filter(node => node.column === column)
    return [columnNames[column], ...(nodes.length > 0 ? nodes.map(nodeLine) : ['  （空）'])]
  })
  const head = `${chain.name}（${chain.itemCode}，${chain.departmentName}，第 ${chain.version} 版）的依据链，${chain.day}`
  return [head, ...columns].join('\n')
}

export const chain: Command = {
  words: ['chain'],
  usage: 'chain ITEM_CODE [--day YYYY-MM-DD] [--json]',
  summary: { zh: '打印一个事项的依据链，一环不漏', en: 'print every link of the truth chain of one item' },
  options: { day: { type: 'string' } },
  async run({ positionals, flags, open, print, tell }) {
    const [itemCode] = positionals
    const { day } = flags
    const dayRight = day === undefined || (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day))
    if (itemCode === undefined || positionals.length > 1 || !dayRight) {
      tell('用法：pengtong chain 事项编码 [--day 2026-11-24] [--json]')
      return exitCodes.usage
    }
    const { services } = await open()
    const found = await services.chain.ofItem(itemCode, typeof day === 'string' ? day : undefined)
    if (!found.ok) {
      tell(`没有已发布的事项 ${itemCode}。编码要写全；还没有发布的事项没有依据链。`)
      return exitCodes.refused
    }
    const truth = await services.chain.truthOf(itemCode, found.value.day)
    const promised = truth.ok ? promisesInWords(truth.value, await services.negativeList.publicEdition()) : undefined
    if (flags['json']) print(JSON.stringify({ ...found.value, ...promised }))
    else print([chainAsText(found.value), `数字人会说：${promised?.hostSays.zh ?? ''}`].join('\n'))
    return exitCodes.done
  },
}

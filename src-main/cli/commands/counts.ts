import type { Count } from '#contract/chain.ts'
import { exitCodes, type Command } from '../command.ts'

const names: Record<Count['key'], string> = {
  'items-published': '已发布事项',
  'certificate-free': '免证办事项',
  'partly-certificate-free': '部分免证事项',
  'zero-visit-special-groups': '零跑动事项（特殊群体）',
  'zero-visit-key-enterprises': '零跑动事项（重点企业）',
  'negative-list-in-force': '负面清单在列事项',
  'grants-in-force': '在生效的授权',
  'materials-waived': '免交材料',
}

function line({ key, value, denominator, definition }: Count): string {
  const of = denominator === undefined ? '' : ` / ${denominator}`
  return `${names[key]}：${value}${of}\n    口径：${definition.zh}`
}

export const counts: Command = {
  words: ['counts'],
  usage: 'counts [--day YYYY-MM-DD] [--json]',
  summary: {
    zh: '数一数：事项、免证办、零跑动、负面清单、授权，各带口径',
    en: 'count the catalogue, each with its definition',
  },
  options: { day: { type: 'string' } },
  async run({ flags, open, print, tell }) {
    const { day } = flags
    if (day !== undefined && !(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day))) {
      tell('日期要写成 2026-11-24 这样。')
      return exitCodes.usage
    }
    const { services } = await open()
    const found = await services.chain.counts(day)
    if (flags['json']) print(JSON.stringify(found))
    else print([`统计日 ${found.day}，目录版本 ${found.catalogueVersion}`, ...found.counts.map(line)].join('\n'))
    return exitCodes.done
  },
}

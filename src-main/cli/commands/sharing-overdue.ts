import type { Overdue } from '#contract/sharing.ts'
import { exitCodes, type Command } from '../command.ts'

const stepNames: Record<string, string> = {
  'platform-check': '平台审查',
  'reply-unconditional': '提供单位答复（无条件）',
  'reply-conditional': '提供单位答复（有条件）',
  'supply-after-agreement': '提供数据',
  'objection-answer': '答复异议',
  mediation: '协调',
  'correction-answer': '答复校核',
}
const unitNames = { 'working-day': '个工作日', day: '天', hour: '小时' } as const

function line(row: Overdue): string {
  const people = row.people.length > 0 ? row.people.join('、') : '这个单位还没有能办的人'
  const told = row.escalatedTo.length > 0 ? `；已报${row.escalatedTo.join('、')}` : ''
  const rule = `${row.limit.value} ${unitNames[row.limit.unit]}，依${row.source}（${row.place}），${row.calendarVersion}`
  return [
    `${row.number}  ${row.title}  ${stepNames[row.step] ?? row.step}  超期 ${row.lateWorkingDays} 个工作日`,
    `    等${row.departmentName}：${people}${told}`,
    `    时限 ${rule}`,
  ].join('\n')
}

export const sharingOverdue: Command = {
  words: ['sharing', 'overdue'],
  usage: 'sharing overdue [--json]',
  summary: { zh: '共享申请、供数和校核里超期的步骤，写明等谁', en: 'late steps of data sharing, by name' },
  async run({ flags, open, print }) {
    const { services } = await open()
    const rows = await services.sharing.overdue()
    if (flags['json']) print(JSON.stringify(rows))
    else print(rows.length === 0 ? '没有超期的步骤。' : rows.map(line).join('\n'))
    return exitCodes.done
  },
}

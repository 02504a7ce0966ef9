import { exitCodes, type Command } from '../command.ts'
import { checks, type Finding } from '../doctor/checks.ts'

const marks: Record<Finding['state'], string> = { good: '好', missing: '缺', bad: '坏' }

export const doctor: Command = {
  words: ['doctor'],
  usage: 'doctor [--json]',
  summary: { zh: '看看装了什么、缺什么、该怎么办', en: 'what is installed, what is missing, what to do' },
  async run({ flags, dataFolder, print }) {
    const databaseUrl = process.env['DATABASE_URL']
    const findings: Finding[] = []
    for (const check of checks) findings.push(await check({ dataFolder, databaseUrl }))
    if (flags['json']) print(JSON.stringify({ findings }))
    else {
      for (const { name, state, detail, remedy } of findings) {
        print(`[${marks[state]}] ${name}：${detail}${remedy ? `\n     ${remedy}` : ''}`)
      }
    }
    return findings.some(({ state }) => state === 'bad') ? exitCodes.refused : exitCodes.done
  },
}

import { parseArgs } from 'node:util'
import { DataFolderInUse } from '#database/data-lock.ts'
import { DiskFull, saysDiskFull } from '#database/disk-full.ts'
import { defaultDataFolder } from '#hub/data-folder.ts'
import { openProgram, type OpenProgram } from '#hub/open-program.ts'
import { exitCodes, type Command } from './command.ts'
import { commands } from './commands.ts'

function helpText(): string {
  const rows = commands.map(command => `  pengtong ${command.usage.padEnd(44)} ${command.summary.zh}`)
  return [
    '鹏政通命令行。每个命令都可以加 --data DIR（或环境变量 PENGTONG_DATA）和 --json。',
    ...rows,
    '退出码：0 完成，1 被拒绝或有问题，2 命令写错，3 数据正被占用，4 出错。',
  ].join('\n')
}

function findCommand(args: readonly string[]): Command | undefined {
  return commands.find(command => command.words.every((word, index) => args[index] === word))
}

/**
 * Runs one command of the command line.
 * @param args  without `node` and the script
 * @returns the exit code
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const command = findCommand(args)
  if (!command) {
    const asked = args.length === 0 || args.includes('--help') || args[0] === 'help'
    const text = asked ? helpText() : `没有这个命令：${args.join(' ')}\n${helpText()}`
    ;(asked ? process.stdout : process.stderr).write(`${text}\n`)
    return asked ? exitCodes.done : exitCodes.usage
  }
  let program: OpenProgram | undefined
  try {
    const { values, positionals } = parseArgs({
      args: args.slice(command.words.length),
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' }, ...command.options },
    })
    const flags = values as Record<string, string | boolean | undefined>
    const dataFolder = typeof flags['data'] === 'string' ? flags['data'] : defaultDataFolder()
    return await command.run({
      positionals,
      flags,
      dataFolder,
      async open() {
        program ??= await openProgram({ dataFolder, databaseUrl: process.env['DATABASE_URL'] })
        return program
      },
      print: text => process.stdout.write(`${text}\n`),
      tell: text => process.stderr.write(`${text}\n`),
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (saysDiskFull(error)) {
      process.stderr.write(`${error instanceof DiskFull ? message : new DiskFull().message}\n`)
      return exitCodes.failed
    }
    if (error instanceof DataFolderInUse) {
      process.stderr.write(`${message}\n`)
      return exitCodes.inUse
    }
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      process.stderr.write(`命令写错了：${message}\n用法：pengtong ${command.usage}\n`)
      return exitCodes.usage
    }
    process.stderr.write(`没有做成：${message}\n数据没有改动。可以运行 pengtong doctor 查看原因。\n`)
    return exitCodes.failed
  } finally {
    await program?.close()
  }
}

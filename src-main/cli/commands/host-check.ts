import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { largestBodyBytes, tooLargeSentence } from '#contract/avatar-file.ts'
import { exitCodes, type Command } from '../command.ts'

/** Beside the program in its own folder; an installed hub has no browser and says so. */
const workshop = path.resolve(import.meta.dirname, '../../../scripts/host/check-avatar.ts')
const limitMs = 180_000

interface Report {
  readonly usable: boolean
  readonly name: string
  readonly vrmVersion: string
  readonly bones: { readonly present: number; readonly of: number }
  readonly visemes: { readonly present: readonly string[] }
  readonly budgets: readonly { readonly name: string; readonly used: number; readonly limit: number }[]
  readonly heightMetres: number
  readonly findings: readonly { readonly level: string; readonly code: string; readonly sentence: string }[]
}

const marks: Readonly<Record<string, string>> = { refuse: '不能用', warn: '请注意', note: '说明' }

function asText(report: Report): string {
  const { name, vrmVersion, bones, visemes, budgets, heightMetres } = report
  const head =
    vrmVersion === ''
      ? []
      : [
          `${name || '未命名'}，VRM ${vrmVersion}.x，身高 ${heightMetres} 米`,
          `骨骼 ${bones.present} / ${bones.of}，口型 ${visemes.present.length} / 5`,
          budgets.map(({ name: what, used, limit }) => `${what} ${used} / ${limit}`).join('，'),
        ]
  const findings = report.findings.map(({ level, sentence }) => `${marks[level] ?? level}：${sentence}`)
  return [...head, ...findings, report.usable ? '结论：可以使用。' : '结论：不能使用，原来的形象没有动。'].join('\n')
}

const tooLarge = (bytes: number) => ({
  usable: false,
  vrmVersion: '',
  findings: [
    {
      level: 'refuse',
      code: 'TOO_LARGE',
      sentence: tooLargeSentence(bytes),
    },
  ],
})

async function inBrowser(file: string, shot: string | undefined): Promise<string> {
  const args = [workshop, file, ...(shot === undefined ? [] : ['--shot', path.resolve(shot)])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(timer)
  if (code !== 0)
    throw new Error(`浏览器没有完成检查，模型文件没有动。${said.split('\n').find(line => line.trim() !== '') ?? ''}`)
  return out
}

/** `pengtong host check FILE.vrm`: loads a customer's body as the hall would, and says in words whether and how well it can be used. */
export const hostCheck: Command = {
  words: ['host', 'check'],
  usage: 'host check FILE.vrm [--shot x.png] [--json]',
  summary: { zh: '检查一个 VRM 形象能不能用', en: 'check whether a VRM body can be used' },
  options: { shot: { type: 'string' } },
  async run({ positionals, flags, print, tell }) {
    const [file] = positionals
    if (file === undefined || positionals.length !== 1) {
      tell('请给出一个 .vrm 文件：pengtong host check FILE.vrm')
      return exitCodes.usage
    }
    if (!existsSync(file) || !statSync(file).isFile()) {
      tell(`没有这个文件：${file}`)
      return exitCodes.usage
    }
    if (!existsSync(workshop)) {
      tell('这台机器上没有检查用的浏览器。请在开发环境里运行，或在控制台“形象”页导入文件，那里有同样的检查。')
      return exitCodes.failed
    }
    const shot = typeof flags['shot'] === 'string' ? flags['shot'] : undefined
    const { size } = statSync(file)
    const report = size > largestBodyBytes ? tooLarge(size) : (JSON.parse(await inBrowser(file, shot)) as Report)
    const empty = { name: '', bones: { present: 0, of: 0 }, visemes: { present: [] }, budgets: [], heightMetres: 0 }
    const whole = { ...empty, ...report }
    print(flags['json'] === true ? JSON.stringify(whole, null, 2) : asText(whole))
    return report.usable ? exitCodes.done : exitCodes.refused
  },
}

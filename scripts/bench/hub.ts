import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ensureBuilt } from '#scripts/build/build-program.ts'
import { openMemoryProgram, signInAs } from '#tests/helpers/memory-program.ts'
import { transports } from '#tests/helpers/transports.ts'
import { quantile, timings, type Figure } from './figure.ts'

const cli = path.resolve(import.meta.dirname, '../../src-main/cli/pengtong.ts')
const builtHub = path.resolve(import.meta.dirname, '../../out/main/hub.js')

/** Stands for the shell: prints what the hub of the desktop tells it. */
const shell = `data:text/javascript,${encodeURIComponent(
  'process.parentPort = { on() {}, postMessage: message => process.stdout.write(JSON.stringify(message) + "\\n") }',
)}`

/** From the start of a process to the line that says the hub is ready. */
async function ready(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const started = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=8', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  })
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>((resolve, reject) => {
    lines.once('line', () => resolve())
    child.once('exit', code => reject(new Error(`hub ended with ${code} before it was ready`)))
  })
  const milliseconds = performance.now() - started
  const status = fs.existsSync(`/proc/${child.pid}/status`) ? fs.readFileSync(`/proc/${child.pid}/status`, 'utf8') : ''
  const residentMegabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
  const gone = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  await gone
  return { milliseconds, residentMegabytes }
}

/** The hub as the desktop runs it: built, in a process that the shell started. */
const desktopReady = (dataFolder: string) => ready(['--import', shell, builtHub], { PENGTONG_DATA: dataFolder })
/** The hub as a server runs it, from source. */
const serverReady = (dataFolder: string) => ready([cli, 'serve', '--json', '--data', dataFolder])

async function thrice<Value>(measure: () => Promise<Value>): Promise<Value[]> {
  return [await measure(), await measure(), await measure()]
}
const median = (runs: readonly { milliseconds: number }[]) =>
  quantile(
    runs.map(run => run.milliseconds),
    0.5,
  )

/** An empty Node process with the same runtime: what any start costs on this machine in this minute. */
async function emptyNode(): Promise<number> {
  const started = performance.now()
  await new Promise(resolve => spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).once('close', resolve))
  return performance.now() - started
}

/** The hub: ready on an existing store, one contract round trip on a message channel and over HTTP. */
export async function measureHub(): Promise<Figure[]> {
  await ensureBuilt()
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-bench-'))
  const first = await desktopReady(dataFolder)
  const desktop = await thrice(() => desktopReady(dataFolder))
  const server = await thrice(() => serverReady(dataFolder))
  const reference = quantile(await thrice(emptyNode), 0.5)
  fs.rmSync(dataFolder, { recursive: true, force: true })

  const program = await openMemoryProgram()
  const { token } = await signInAs(program, 'measurer', ['clerk'])
  const roundTrips: Figure[] = []
  for (const name of ['a message channel', 'HTTP'] as const) {
    const connection = await transports[name](program)
    const client = connection.clientOf(token)
    await timings(30, () => client.identity.me())
    const samples = await timings(300, () => client.identity.me())
    roundTrips.push({
      name: `round trip over ${name}, p95`,
      value: quantile(samples, 0.95),
      unit: 'ms',
      goal: '≤ 5',
      reference: quantile(samples, 0.5),
    })
    await connection.close()
  }
  await program.close()
  return [
    { name: 'hub of the desktop ready, first start', value: first.milliseconds, unit: 'ms', goal: '≤ 1500' },
    {
      name: 'hub of the desktop ready, existing store',
      value: median(desktop),
      unit: 'ms',
      goal: '≤ 1500',
      reference,
      ratio: median(desktop) / reference,
    },
    {
      name: 'hub of a server ready from source, existing store',
      value: median(server),
      unit: 'ms',
      goal: '',
      reference,
      ratio: median(server) / reference,
    },
    ...roundTrips,
    { name: 'hub memory, empty store', value: server[0]?.residentMegabytes ?? Number.NaN, unit: 'MB', goal: '≤ 400' },
  ]
}

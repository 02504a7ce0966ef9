import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openMemoryProgram, signInAs } from '#tests/helpers/memory-program.ts'
import { transports } from '#tests/helpers/transports.ts'
import { quantile, timings, type Figure } from './figure.ts'

const cli = path.resolve(import.meta.dirname, '../../src-main/cli/pengtong.ts')

/** From the start of the process to the line that says the hub is ready. @returns milliseconds */
async function hubReady(dataFolder: string): Promise<{ milliseconds: number; residentMegabytes: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=8', cli, 'serve', '--json', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'ignore'],
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

/** An empty Node process with the same runtime: what any start costs on this machine in this minute. */
async function emptyNode(): Promise<number> {
  const started = performance.now()
  await new Promise(resolve => spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).once('close', resolve))
  return performance.now() - started
}

/** The hub: ready on an existing store, one contract round trip on a message channel and over HTTP. */
export async function measureHub(): Promise<Figure[]> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-bench-'))
  const first = await hubReady(dataFolder)
  const later = [await hubReady(dataFolder), await hubReady(dataFolder), await hubReady(dataFolder)]
  const reference = quantile([await emptyNode(), await emptyNode(), await emptyNode()], 0.5)
  fs.rmSync(dataFolder, { recursive: true, force: true })
  const ready = quantile(
    later.map(run => run.milliseconds),
    0.5,
  )

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
    { name: 'hub ready, first start on an empty folder', value: first.milliseconds, unit: 'ms', goal: '≤ 1500' },
    {
      name: 'hub ready, existing store',
      value: ready,
      unit: 'ms',
      goal: '≤ 1500',
      reference,
      ratio: ready / reference,
    },
    ...roundTrips,
    { name: 'hub memory, empty store', value: later[0]?.residentMegabytes ?? Number.NaN, unit: 'MB', goal: '≤ 400' },
  ]
}

import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { ensureBuilt } from '#scripts/build/build-program.ts'
import { writeWithoutTypes } from '#scripts/build/without-types.ts'
import type { TestClient } from '#tests/helpers/transports.ts'
import type { Figure } from './figure.ts'
import { ended, samplePassword, seedSampleDistrict } from './sample-district.ts'
import { haveShortDay } from './short-day.ts'

const cli = path.resolve(import.meta.dirname, '../../src-main/cli/pengtong.ts')

/** What the system has given a process, megabytes: now, or the most it ever had. NaN where the system does not tell. */
function residentMegabytes(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const file = `/proc/${pid}/status`
  const status = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024
}

async function signedIn(url: string): Promise<TestClient> {
  const stranger: TestClient = createORPCClient(new RPCLink({ url: `${url}/rpc` }))
  const { token } = await stranger.identity.signIn({ loginName: 'cw-linxiaoyue', password: samplePassword })
  return createORPCClient(new RPCLink({ url: `${url}/rpc`, headers: { authorization: `Bearer ${token}` } }))
}

const root = path.resolve(import.meta.dirname, '../..')

/** The hub as the desktop runs it: ready, and after a short day. @returns megabytes */
async function desktopHub(dataFolder: string): Promise<{ ready: number; used: number }> {
  await ensureBuilt()
  const folder = fs.mkdtempSync(path.join(root, '.cache', 'bench-'))
  writeWithoutTypes(path.join(import.meta.dirname, 'short-day.ts'), folder)
  const day = writeWithoutTypes(path.join(import.meta.dirname, 'desktop-day.ts'), folder)
  try {
    const hub = spawn(
      process.execPath,
      ['--max-semi-space-size=8', '--import', day, path.join(root, 'out/main/hub.js')],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          PENGTONG_DATA: dataFolder,
          BENCH_LOGIN: 'cw-linxiaoyue',
          BENCH_PASSWORD: samplePassword,
        },
      },
    )
    const over = ended(hub)
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: hub.stdout }).once('line', resolve)
      hub.once('exit', code => reject(new Error(`the hub ended with ${code} before its day was over`)))
    })
    hub.kill('SIGTERM')
    await over
    const [ready = Number.NaN, used = Number.NaN] = (JSON.parse(line) as number[]).map(bytes => bytes / 1024 ** 2)
    return { ready, used }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Memory of the hub process with the sample district: as it stands ready, and after some use. */
export async function measureMemory(): Promise<Figure[]> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-bench-'))
  try {
    await seedSampleDistrict(dataFolder)
    const desktop = await desktopHub(dataFolder)
    const hub = spawn(process.execPath, ['--max-semi-space-size=8', cli, 'serve', '--json', '--data', dataFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const over = ended(hub)
    const { url } = await new Promise<{ url: string }>(resolve =>
      createInterface({ input: hub.stdout }).once('line', line => resolve(JSON.parse(line) as { url: string })),
    )
    const ready = residentMegabytes(hub.pid, 'VmRSS')
    await haveShortDay(await signedIn(url))
    const used = residentMegabytes(hub.pid, 'VmRSS')
    const peak = residentMegabytes(hub.pid, 'VmHWM')
    hub.kill('SIGTERM')
    await over
    const day = 'after lists, counts and questions'
    return [
      { name: 'hub of the desktop, sample district, ready', value: desktop.ready, unit: 'MB', goal: '≤ 400' },
      { name: `hub of the desktop, sample district, ${day}`, value: desktop.used, unit: 'MB', goal: '≤ 400' },
      { name: 'hub of a server from source, sample district, ready', value: ready, unit: 'MB', goal: '≤ 400' },
      { name: `hub of a server from source, sample district, ${day}`, value: used, unit: 'MB', goal: '≤ 400' },
      { name: 'hub of a server from source, the most it ever had', value: peak, unit: 'MB', goal: '' },
    ]
  } finally {
    fs.rmSync(dataFolder, { recursive: true, force: true })
  }
}

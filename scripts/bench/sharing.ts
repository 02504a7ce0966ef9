import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { openProgram } from '#hub/open-program.ts'
import { aField } from '#domain/sharing/fixtures.ts'
import { callerOf, issueTo, plantGrant, police } from '#tests/helpers/gateway-office.ts'
import { quantile, type Figure } from './figure.ts'
import { load, requestBytes } from './load.ts'
import { startOwnPostgres } from './own-postgres.ts'

const root = path.resolve(import.meta.dirname, '../..')
const people = 200_000
const batchRows = 1_000_000
const connections = 50
const seconds = Number(process.env['PENGTONG_BENCH_SECONDS'] ?? 10)
const secretKey = 'a key for this measurement alone'

/** A process that says on its first line where it listens. */
async function listening(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', code => reject(new Error(`${args.join(' ')} ended with ${code}`)))
  })
  return { child, url: (JSON.parse(line) as { url: string }).url }
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.once('close', resolve))
  child.kill('SIGTERM')
  await gone
}

function residentMegabytes(child: ChildProcess): number {
  const file = `/proc/${child.pid}/status`
  const status = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}

const idOf = (number: number) =>
  `440398${1930 + (number % 80)}0101${String(Math.floor(number / 80) % 1000).padStart(3, '0')}${Math.floor(number / 80_000)}`

async function fill(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(
    'create table bench_people (id_number text primary key, name text, address text, street text, marital text)',
  )
  await client.query(`insert into bench_people select '440398' || (1930 + n % 80) || '0101' || lpad((n / 80 % 1000)::text, 3, '0') || (n / 80000),
    '王秀英' || n, '澄湾区榕山街道榕荫路 ' || n || ' 号', case when n % 5 = 0 then '云麓街道' else '榕山街道' end, '已婚'
    from generate_series(0, ${people - 1}) as n`)
  await client.query('create table bench_rows (id_number text, name text, street text)')
  await client.query(`insert into bench_rows select '4403981950' || lpad(n::text, 8, '0'), '李建国' || n, '榕山街道'
    from generate_series(1, ${batchRows}) as n`)
  await client.query('analyze')
  await client.end()
}

/** The gateway on PostgreSQL: how many answers, how late, against a bare route; a file of a million rows; a revocation. */
export async function measureSharing(): Promise<Figure[]> {
  const postgres = await startOwnPostgres()
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-bench-'))
  process.env['PENGTONG_SECRET_KEY'] = secretKey
  const program = await openProgram({ dataFolder, databaseUrl: postgres.url })
  await fill(postgres.url)

  async function connected(told: Parameters<typeof plantGrant>[1], table: string, columns: Record<string, string>) {
    const planted = await plantGrant(program, told)
    const source = { kind: 'postgres' as const, schema: 'public', table, columns }
    const request = { resourceId: planted.resourceId, source, secret: postgres.url, timeoutMs: 5000 }
    const done = await program.services.gateway.connect(police, request)
    if (!done.ok) throw new Error(`${done.violation.code} ${JSON.stringify(done.violation.data)}`)
    return { ...planted, caller: await callerOf(await issueTo(program, planted.grantId)) }
  }
  const fields = [
    aField('姓名', { masking: 'name' }),
    aField('公民身份号码', { masking: 'id-number' }),
    aField('户籍地址', { masking: 'address' }),
    aField('街道'),
  ]
  const slice = [{ kind: 'one-of' as const, field: '街道', values: ['榕山街道'] }]
  const columns = { 姓名: 'name', 公民身份号码: 'id_number', 户籍地址: 'address', 街道: 'street' }
  const asked = await connected(
    { fields, granted: ['姓名', '户籍地址'], rows: slice, conditions: { dailyLimit: 100_000_000 } },
    'bench_people',
    columns,
  )
  const filed = await connected(
    {
      fields: [fields[0], fields[1], fields[3]].flatMap(field => field ?? []),
      granted: ['姓名', '公民身份号码'],
      mode: 'batch',
    },
    'bench_rows',
    columns,
  )

  const bare = await listening([path.join(root, 'scripts/bench/bare-route.ts')], { BENCH_SOURCE: postgres.url })
  const hub = await listening([path.join(root, 'src-main/cli/pengtong.ts'), 'serve', '--json', '--data', dataFolder], {
    DATABASE_URL: postgres.url,
    PENGTONG_SECRET_KEY: secretKey,
  })
  try {
    let number = 0
    const nextId = () => idOf((number = (number + 7919) % people))
    const viaGateway = () => {
      const signed = asked.caller.signed('/gateway/v1/query', { subject: { field: '公民身份号码', value: nextId() } })
      return requestBytes(signed.path, signed.headers, signed.body)
    }
    /** Signing is the caller's work, and its time is not the gateway's: what a round will send is ready before it begins. */
    const signedAhead = (count: number) => {
      const ready = Array.from({ length: count }, viaGateway)
      return () => ready.pop() ?? viaGateway()
    }
    const plain = (route: string) => () => requestBytes(route, {}, JSON.stringify({ value: nextId() }))
    const round = (url: string, request: () => Buffer, length: number) =>
      load(url, { connections, seconds: length, request })
    await round(hub.url, signedAhead(6_000), 3)
    await round(bare.url, plain('/row'), 2)
    // In turns, so that both meet the same machine.
    const halves = [
      [
        await round(bare.url, plain('/row'), seconds / 2),
        await round(hub.url, signedAhead(seconds * 2_500), seconds / 2),
      ],
      [
        await round(bare.url, plain('/row'), seconds / 2),
        await round(hub.url, signedAhead(seconds * 2_500), seconds / 2),
      ],
    ] as const
    const empty = await round(bare.url, plain('/empty'), 3)
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const bareRate = mean(halves.map(([one]) => one.rate))
    const rate = mean(halves.map(([, one]) => one.rate))
    const samples = halves.flatMap(([, one]) => one.samples)
    const refused = halves.reduce((sum, [, one]) => sum + one.refused, 0)
    const revocation = await measureRevocation(asked.grantId)
    const batch = await measureBatch()
    return [
      {
        name: `gateway queries, ${connections} connections`,
        value: rate,
        unit: 'queries/s',
        goal: '≥ 1500',
        reference: bareRate,
        ratio: bareRate / rate,
      },
      { name: 'gateway query, p95', value: quantile(samples, 0.95), unit: 'ms', goal: '≤ 15' },
      { name: 'gateway query, p50', value: quantile(samples, 0.5), unit: 'ms', goal: '' },
      {
        name: 'gateway against a bare route that reads the same row',
        value: rate,
        unit: 'queries/s',
        goal: '≤ 2.5 ×',
        reference: bareRate,
        ratio: bareRate / rate,
      },
      { name: 'the same server answering nothing', value: empty.rate, unit: 'queries/s', goal: '' },
      { name: 'answers that were refused', value: refused, unit: 'answers', goal: '≤ 0' },
      revocation,
      ...batch,
    ]
  } finally {
    await ended(hub.child)
    await ended(bare.child)
    await program.close()
    await postgres.stop()
    fs.rmSync(dataFolder, { recursive: true, force: true })
  }

  /** The grant is revoked on another hub while this one is asked all the time: when did its last answer leave? */
  async function measureRevocation(grantId: string): Promise<Figure> {
    const grant = await program.services.sharing.grant(grantId)
    if (!grant.ok) throw new Error(grant.violation.code)
    let last = 0
    let stop = false
    const asking = (async () => {
      while (!stop) {
        const {
          headers,
          body,
          path: to,
        } = asked.caller.signed('/gateway/v1/query', {
          subject: { field: '公民身份号码', value: idOf(1) },
        })
        const answer = await fetch(`${hub.url}${to}`, { method: 'POST', headers, body: Buffer.from(body) })
        await answer.arrayBuffer()
        if (answer.status === 200) last = performance.now()
      }
    })()
    await new Promise(resolve => setTimeout(resolve, 500))
    await program.services.sharing.revokeGrant(police, grant.value, false, '测一次撤回')
    const revoked = performance.now()
    await new Promise(resolve => setTimeout(resolve, 1500))
    stop = true
    await asking
    return {
      name: 'last answer of another hub after a revocation',
      value: Math.max(0, last - revoked),
      unit: 'ms',
      goal: '≤ 1000',
    }
  }

  async function measureBatch(): Promise<Figure[]> {
    const idle = residentMegabytes(hub.child)
    let peak = idle
    const watch = setInterval(() => (peak = Math.max(peak, residentMegabytes(hub.child))), 50)
    const { headers, body, path: to } = filed.caller.signed('/gateway/v1/batch', {})
    const started = performance.now()
    const answer = await fetch(`${hub.url}${to}`, { method: 'POST', headers, body: Buffer.from(body) })
    let lines = 0
    let end = ''
    for await (const chunk of answer.body ?? []) {
      for (const byte of chunk) if (byte === 10) lines += 1
      end = (end + Buffer.from(chunk).toString('latin1')).slice(-400)
    }
    clearInterval(watch)
    const rows = Number(/"rows":(\d+)/.exec(end)?.[1] ?? 0)
    if (rows !== batchRows || lines !== batchRows + 2) throw new Error(`the file has ${rows} rows in ${lines} lines`)
    return [
      { name: 'batch file of 1,000,000 rows, memory above idle', value: peak - idle, unit: 'MB', goal: '≤ 150' },
      {
        name: 'batch file of 1,000,000 rows',
        value: batchRows / ((performance.now() - started) / 1000),
        unit: 'rows/s',
        goal: '',
      },
    ]
  }
}

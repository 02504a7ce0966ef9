import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benches } from './bench/benches.ts'
import { meetsGoal, type Figure } from './bench/figure.ts'

/**
 * `npm run bench -- NAME [--json]` measures one thing; `--write` puts it into docs/benchmarks.md; `--all` measures all.
 * Machines are shared and noisy: the ratios to a reference of the same run are what to compare.
 */
interface BenchDocument {
  readonly bench: string
  readonly machine: { cores: number; memoryGigabytes: number; node: string; platform: string }
  readonly figures: readonly Figure[]
}

async function run(name: string): Promise<BenchDocument> {
  const load = benches[name]
  if (!load) throw new Error(`no bench is called ${name}; there are: ${Object.keys(benches).join(', ')}`)
  const figures = await (await load())()
  const machine = {
    cores: os.cpus().length,
    memoryGigabytes: Math.round(os.totalmem() / 1024 ** 3),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  }
  return { bench: name, machine, figures }
}

/** Measured in a process of its own: what the bench before it left in memory is no part of its figures. */
function runApart(name: string): BenchDocument {
  const arguments_ = [...process.execArgv, import.meta.filename, name, '--json']
  const said = execFileSync(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  return JSON.parse(said) as BenchDocument
}

const rounded = (value: number | undefined) => (value === undefined ? '' : String(Number(value.toPrecision(4))))

function table(document: BenchDocument): string {
  const rows = document.figures.map(figure => {
    const met = meetsGoal(figure)
    const mark = met === undefined ? '' : met ? 'met' : 'not met'
    const ratio = figure.ratio === undefined ? '' : `${rounded(figure.ratio)} ×`
    return `| ${figure.name} | ${rounded(figure.value)} ${figure.unit} | ${figure.goal} | ${ratio} | ${mark} |`
  })
  const { cores, memoryGigabytes, node, platform } = document.machine
  return [
    `## ${document.bench}`,
    '',
    `${cores} cores, ${memoryGigabytes} GB, ${platform}, Node ${node}`,
    '',
    '| figure | value | goal | ratio to reference | |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** Puts what was measured into docs/benchmarks.md; the sections of other benches stay as they were measured last. */
function writeDown(measured: readonly BenchDocument[]): void {
  const file = path.resolve(import.meta.dirname, '../docs/benchmarks.md')
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  const sections = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map(section => [section.slice(3, section.indexOf('\n')), section.trimEnd()] as const),
  )
  const day = new Date().toISOString().slice(0, 10)
  for (const document of measured) {
    sections.set(document.bench, table(document).replace('\n\n', `\n\nMeasured ${day}: `).trimEnd())
  }
  const head =
    '# Benchmarks\n\nWritten by `npm run bench -- NAME… --write`. Times are of one shared machine; read the ratios.\n\n'
  const sorted = [...sections.keys()].sort().flatMap(name => sections.get(name) ?? [])
  fs.writeFileSync(file, `${head}${sorted.join('\n\n')}\n`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, all: { type: 'boolean' }, write: { type: 'boolean' } },
})
const names = values.all ? Object.keys(benches) : positionals
if (names.length === 0) {
  process.stderr.write(`usage: npm run -s bench -- NAME [--json]\nnames: ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}
const documents: BenchDocument[] = []
for (const name of names) documents.push(names.length === 1 ? await run(name) : runApart(name))
const [only] = documents
if (values.json) process.stdout.write(`${JSON.stringify(documents.length === 1 ? only : documents)}\n`)
else process.stdout.write(documents.map(table).join('\n'))
if (values.write) writeDown(documents)
process.exit(0)

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ensureBuilt } from './build/build-program.ts'
import { chooseRuntime, runtimeSentence } from './runtime/electron.ts'
import { lastLine, sumOf, tallyOf, type Report, type Tally } from './testing/tally.ts'

/**
 * `npm test`: everything this machine can run, kind by kind, ending on one line with the count.
 * With PENGTONG_REQUIRE_ELECTRON=1 the Electron stories must run; otherwise a machine without a display skips them by name.
 * Words after `--` choose test files: `npm test -- audit`.
 */
const root = path.resolve(import.meta.dirname, '..')
const reports = path.join(root, '.cache', 'test-reports')
const projects = ['unit', 'architecture', 'database', 'browser'] as const
const PROJECT_LIMIT_MS = 20 * 60_000
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

async function runProject(project: string, filters: readonly string[]): Promise<Tally> {
  const reportFile = path.join(reports, `${project}.json`)
  rmSync(reportFile, { force: true })
  const child = spawn(
    process.execPath,
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${reportFile}`,
      ...filters,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const limit = setTimeout(() => child.kill('SIGKILL'), PROJECT_LIMIT_MS)
  const code = await new Promise<number | null>(resolve => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
  clearTimeout(limit)
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : undefined
  return tallyOf(project, report, code === 0, root)
}

/** Stories run on the built program; what keeps it from being built is a failure, not a stack trace. */
async function prepareStories(): Promise<Tally> {
  try {
    await ensureBuilt(say)
    const required = process.env['PENGTONG_REQUIRE_ELECTRON'] === '1'
    say(runtimeSentence(await chooseRuntime({ mayFetch: required, say })))
    return { passed: 0, failures: [], skipped: [] }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { passed: 0, failures: [{ name: 'build', message }], skipped: [] }
  }
}

async function test(): Promise<void> {
  mkdirSync(reports, { recursive: true })
  const tallies: Tally[] = []
  for (const project of projects) {
    say(`\n== ${project}`)
    const ready = project === 'browser' ? await prepareStories() : undefined
    if (ready !== undefined) tallies.push(ready)
    tallies.push(await runProject(project, process.argv.slice(2)))
  }
  const tally = sumOf(tallies)
  if (tally.failures.length > 0) say('\nFailed:')
  for (const { name, message } of tally.failures) say(`  ✗ ${name}\n${message.replaceAll(/^/gm, '      ')}`)
  if (tally.skipped.length > 0) say('\nSkipped, and why by its name:')
  for (const name of tally.skipped) say(`  - ${name}`)
  process.exitCode = tally.failures.length > 0 ? 1 : 0
  say(`\n${lastLine(tally)}`)
}

test().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error))
  say('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
})

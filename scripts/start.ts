import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build/build-program.ts'
import { chooseRuntime, electronCommand, runtimeSentence, type RuntimeChoice } from './runtime/electron.ts'
import { servePages } from './runtime/serve-pages.ts'

/**
 * `npm start`: builds what is not built, chooses how to show the program, says so in one line, shows it.
 * `-- --data DIR` another data folder, `-- --kiosk` the hall screen, `-- --browser` no window.
 */
const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)
/** An Electron that ends this soon with a fault never showed anything. */
const NEVER_SHOWN_MS = 4_000

async function start(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, kiosk: { type: 'boolean' }, browser: { type: 'boolean' } },
  })
  if (values.data !== undefined) process.env['PENGTONG_DATA'] = path.resolve(values.data)
  if (values.browser === true) process.env['PENGTONG_RUNTIME'] = 'browser'
  await ensureBuilt(say)
  const choice = await chooseRuntime({ say })
  if (choice.kind === 'browser') return await inBrowser(choice)
  process.stdout.write(`${runtimeSentence(choice)}\n`)
  const startedAt = Date.now()
  const code = await inWindow(choice, values.kiosk === true ? ['--kiosk'] : [])
  if (code === 0 || Date.now() - startedAt > NEVER_SHOWN_MS) return code
  return await inBrowser({
    kind: 'browser',
    why: { zh: `窗口没有打开（Electron 退出码 ${code}）`, en: `the window did not open (Electron ended with ${code})` },
  })
}

async function inWindow(choice: RuntimeChoice, args: readonly string[]): Promise<number> {
  // --log-level=3: Chromium's remarks about a missing D-Bus or graphics card are not for people.
  const { command, args: all } = electronCommand(choice, ['--log-level=3', ...args])
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(command, all, {
    stdio: 'inherit',
    env: { ...env, PENGTONG_RUNTIME_KIND: choice.kind, PENGTONG_NODE: process.execPath },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return await new Promise<number>(resolve => {
    child.once('error', () => resolve(1))
    child.once('exit', code => resolve(code ?? 0))
  })
}

async function inBrowser(choice: RuntimeChoice): Promise<number> {
  const served = await servePages({})
  process.stdout.write(`${runtimeSentence(choice)} 请打开 Open: ${served.url}  (Ctrl+C 停止 stops it)\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => served.process.kill(signal))
  return await new Promise<number>(resolve => served.process.once('exit', code => resolve(code ?? 0)))
}

start().then(
  code => (process.exitCode = code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  },
)

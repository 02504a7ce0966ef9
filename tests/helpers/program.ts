import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { ensureBuilt } from '#scripts/build/build-program.ts'
import { chooseRuntime, electronCommand, type RuntimeChoice } from '#scripts/runtime/electron.ts'
import { servePages } from '#scripts/runtime/serve-pages.ts'
import { launchChromium, type LaunchOptions } from './chromium.ts'
import { freePort } from './free-port.ts'

/**
 * Starts the built program for a story, as a user meets it: real hub, real store, real pages.
 * Every start gets a data folder of its own unless the story brings one; `close` takes processes and own folders away.
 */
export interface OpenedProgram {
  readonly page: Page
  readonly context: BrowserContext
  readonly dataDir: string
  /** Address of the pages: http://127.0.0.1:… or app://pengtong */
  readonly url: string
  close(): Promise<void>
}

export interface OpenOptions {
  /** Kept after the story; absent: a fresh one that is deleted. */
  readonly dataDir?: string
  /** Page to open, default `/`. */
  readonly path?: string
  /** Further environment of the hub (and of Electron). */
  readonly env?: Readonly<Record<string, string>>
}

const START_LIMIT_MS = 60_000

async function dataFolder(given: string | undefined): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  if (given !== undefined) return { dataDir: given, remove: async () => undefined }
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pengtong-story-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }) }
}

async function ended(child: ChildProcess, limitMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true
  return await Promise.race([
    new Promise<boolean>(resolve => child.once('exit', () => resolve(true))),
    pause(limitMs, false),
  ])
}

/** The hub in plain Node and the pages in a real Chromium, 1440 × 900. */
export async function openInBrowser(
  options: OpenOptions & { readonly chromium?: LaunchOptions } = {},
): Promise<OpenedProgram & { readonly browser: Browser; readonly hub: ChildProcess }> {
  await ensureBuilt()
  const { dataDir, remove } = await dataFolder(options.dataDir)
  const served = await servePages({ dataFolder: dataDir, port: 0, ...(options.env ? { env: options.env } : {}) })
  const browser = await launchChromium(options.chromium)
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.goto(`${served.url}${options.path ?? '/'}`)
  return {
    page,
    context,
    browser,
    dataDir,
    url: served.url,
    hub: served.process,
    async close() {
      await browser.close()
      served.process.kill('SIGTERM')
      if (!(await ended(served.process, 10_000))) served.process.kill('SIGKILL')
      await remove()
    },
  }
}

/** The Electron that stories run in: what is on the disk, or may be fetched when the stories are required. */
export async function electronRuntime(): Promise<RuntimeChoice> {
  return await chooseRuntime({ mayFetch: electronRequired() })
}

/** True under `.ci/run`: then a missing runtime is a failure, not a skipped story. */
export function electronRequired(): boolean {
  return process.env['PENGTONG_REQUIRE_ELECTRON'] === '1'
}

/** For `describe.skipIf(!(await electronAvailable()))`; always true where the stories are required. */
export async function electronAvailable(): Promise<boolean> {
  return electronRequired() || (await electronRuntime()).kind !== 'browser'
}

export interface OpenedInElectron extends OpenedProgram {
  readonly process: ChildProcess
  /** When the process was started, ms since the epoch. */
  readonly startedAt: number
  /** All it wrote to standard output and error. */
  output(): string
}

/**
 * The program in Electron, driven over its debugging port: works with both runtimes, also where the inspect fuse is off.
 * @throws in words when this machine has no Electron to start, with the reason
 */
export async function openInElectron(
  options: OpenOptions & { readonly args?: readonly string[] } = {},
): Promise<OpenedInElectron> {
  const choice = await electronRuntime()
  if (choice.kind === 'browser') throw new Error(`there is no Electron to run this story in: ${choice.why.en}`)
  await ensureBuilt()
  const { dataDir, remove } = await dataFolder(options.dataDir)
  const port = await freePort()
  const startedAt = Date.now()
  const started = startElectron(
    choice,
    dataDir,
    [`--remote-debugging-port=${port}`, ...(options.args ?? [])],
    options.env,
  )
  const browser = await connect(port, started)
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('Electron shows no pages to the story')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState()
  if (options.path !== undefined) await page.evaluate(to => (location.href = to), options.path)
  return {
    page,
    context,
    dataDir,
    url: 'app://pengtong',
    process: started.child,
    startedAt,
    output: started.output,
    async close() {
      await closeQuietly(browser)
      started.child.kill('SIGTERM')
      if (!(await ended(started.child, 10_000))) started.child.kill('SIGKILL')
      await remove()
    },
  }
}

interface StartedElectron {
  readonly child: ChildProcess
  output(): string
}

/** Starts the program's Electron and nothing more; for stories about a second start. */
export function startElectron(
  choice: RuntimeChoice,
  dataDir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): StartedElectron {
  const { command, args: all } = electronCommand(choice, ['--log-level=3', ...args])
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = process.env
  const child = spawn(command, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited,
      PENGTONG_DATA: dataDir,
      PENGTONG_RUNTIME_KIND: choice.kind,
      PENGTONG_NODE: process.execPath,
      ...env,
    },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output }
}

async function connect(port: number, { child, output }: StartedElectron): Promise<Browser> {
  const address = `http://127.0.0.1:${port}`
  for (const until = Date.now() + START_LIMIT_MS; Date.now() < until; await pause(100)) {
    if (child.exitCode !== null) throw new Error(`Electron ended at once:\n${output()}`)
    const pages = await fetch(`${address}/json/list`).then(
      answer => answer.text(),
      () => '[]',
    )
    if (pages.includes('"type": "page"')) return await chromium.connectOverCDP(address)
  }
  child.kill('SIGKILL')
  throw new Error(`Electron showed no window in ${START_LIMIT_MS / 1000} s:\n${output()}`)
}

async function closeQuietly(browser: Browser): Promise<void> {
  try {
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.close')
  } catch {
    // It may be gone already, which is what is wanted.
  }
}

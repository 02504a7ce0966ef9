import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { chooseRuntime } from '../runtime/electron.ts'
import { openInElectron } from '#tests/helpers/program.ts'
import { emptyWindow } from './empty-electron.ts'
import { quantile, type Figure } from './figure.ts'

const rounds = 3
const limitMs = 90_000
const cache = path.resolve(import.meta.dirname, '../../.cache')

/** Gives Linux machines without a display one of their own for this run. @returns what takes it away */
async function withDisplay(): Promise<() => void> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return () => undefined
  const display = `:${90 + (process.pid % 400)}`
  const server = spawn('Xvfb', [display, '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], { stdio: 'ignore' })
  const missing = new Promise<string>(resolve => server.once('error', error => resolve(error.message)))
  const socket = `/tmp/.X11-unix/X${display.slice(1)}`
  const up = (async () => {
    for (const until = Date.now() + 10_000; Date.now() < until; await pause(50)) if (fs.existsSync(socket)) return ''
    return 'Xvfb shows no display'
  })()
  const problem = await Promise.race([missing, up])
  if (problem === '') process.env['DISPLAY'] = display
  return () => void server.kill()
}

/** Waits until the console takes input: a field or button of its first page that can be reached. */
async function interactive(page: Page): Promise<void> {
  await page.locator('input:visible, button:visible').first().waitFor({ timeout: limitMs })
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

async function consoleWindow(dataDir: string): Promise<number> {
  const started = performance.now()
  const program = await openInElectron({ dataDir })
  try {
    await interactive(program.page)
    return performance.now() - started
  } finally {
    await program.close()
  }
}

/** From the start of Electron to a console that takes input, on an existing store, beside an empty Electron window. */
export async function measureElectron(): Promise<Figure[]> {
  const takeDisplayAway = await withDisplay()
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-bench-'))
  try {
    const choice = await chooseRuntime({ mayFetch: false })
    if (choice.kind === 'browser') {
      process.stderr.write(`electron: ${choice.why.en}; nothing was measured\n`)
      return []
    }
    await consoleWindow(dataDir)
    const ours: number[] = []
    const empty: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await emptyWindow(choice, cache))
      ours.push(await consoleWindow(dataDir))
    }
    const value = quantile(ours, 0.5)
    const reference = quantile(empty, 0.5)
    const name = `start to interactive console (${choice.kind})`
    return [
      { name, value, unit: 'ms', goal: '≤ 2 ×', reference, ratio: value / reference },
      { name: 'an empty window of the same Electron', value: reference, unit: 'ms', goal: '' },
    ]
  } finally {
    takeDisplayAway()
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

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
const password = 'only for this measurement'
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

/**
 * When the page could be used, by the page's own mark: whoever drives it from outside comes later.
 * @returns ms since the epoch
 */
async function interactiveAt(page: Page): Promise<number> {
  await page.locator('input:visible, button:visible').first().waitFor({ timeout: limitMs })
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0, undefined, {
    timeout: limitMs,
  })
  return page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN),
  )
}

/** @returns milliseconds to the console that takes input, and to the day's work of whoever signs in at once */
async function consoleWindow(dataDir: string): Promise<{ interactiveMs: number; signedInMs: number }> {
  const program = await openInElectron({ dataDir })
  try {
    const interactiveMs = (await interactiveAt(program.page)) - program.startedAt
    await program.page.locator('input[type=password]').fill(password)
    await program.page.keyboard.press('Enter')
    await program.page.waitForURL(/\/today/, { timeout: limitMs })
    return { interactiveMs, signedInMs: Date.now() - program.startedAt }
  } finally {
    await program.close()
  }
}

/** The first start of all: somebody becomes the administrator, as on every machine in use. */
async function becomeAdministrator(dataDir: string): Promise<void> {
  const program = await openInElectron({ dataDir })
  const fields = program.page.locator('form input')
  await fields.first().waitFor({ timeout: limitMs })
  for (const [index, value] of ['计时员', 'timer', password, password].entries()) await fields.nth(index).fill(value)
  await program.page.keyboard.press('Enter')
  await program.page.getByRole('radio').first().waitFor({ timeout: limitMs })
  await program.close()
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
    await becomeAdministrator(dataDir)
    const ours: number[] = []
    const signedIn: number[] = []
    const empty: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await emptyWindow(choice, cache))
      const opened = await consoleWindow(dataDir)
      ours.push(opened.interactiveMs)
      signedIn.push(opened.signedInMs)
    }
    const value = quantile(ours, 0.5)
    const reference = quantile(empty, 0.5)
    const name = `start to interactive console (${choice.kind})`
    return [
      { name, value, unit: 'ms', goal: '≤ 2 ×', reference, ratio: value / reference },
      {
        name: 'start to the first page of somebody who signs in at once',
        value: quantile(signedIn, 0.5),
        unit: 'ms',
        goal: '',
        reference,
        ratio: quantile(signedIn, 0.5) / reference,
      },
      { name: 'an empty window of the same Electron', value: reference, unit: 'ms', goal: '' },
    ]
  } finally {
    takeDisplayAway()
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

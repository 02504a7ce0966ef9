import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { electronCommand, type RuntimeChoice } from '../runtime/electron.ts'

const limitMs = 90_000

function program(line: string, userData: string): string {
  return `const { app, BrowserWindow } = require('electron')
app.setPath('userData', ${JSON.stringify(userData)})
app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1440, height: 900 })
  await window.loadURL('data:text/html,<p>empty</p>')
  const drawn = 'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))'
  await window.webContents.executeJavaScript(drawn)
  require('node:net').connect(${JSON.stringify(line)})
})`
}

/** Links a folder's files into another one; folders for which nothing is wanted are left out. */
function linkFiles(from: string, to: string, leftOut: readonly string[]): void {
  fs.mkdirSync(to, { recursive: true })
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    if (entry.isFile()) fs.linkSync(path.join(from, entry.name), path.join(to, entry.name))
    else if (entry.isDirectory() && !leftOut.includes(entry.name)) {
      linkFiles(path.join(from, entry.name), path.join(to, entry.name), [])
    }
  }
}

/** The same runtime with another program inside: every file is the same file (a hard link), `resources` is its own. */
function linkedRuntime(executable: string, folder: string): string {
  linkFiles(path.dirname(executable), folder, ['resources'])
  return path.join(folder, path.basename(executable))
}

/**
 * Starts the same Electron with a program that opens one empty window: what any window costs on this machine in this minute.
 * @param near  a folder on the same disk as the runtime
 * @returns milliseconds from the start of the process to the second frame of the window
 */
export async function emptyWindow(choice: RuntimeChoice, near: string): Promise<number> {
  if (choice.path === undefined) throw new Error('a browser has no empty window of its own')
  const folder = fs.mkdtempSync(path.join(near, 'empty-'))
  const trial = choice.kind === 'trial-electron'
  const runtime = trial ? linkedRuntime(choice.path, path.join(folder, 'runtime')) : choice.path
  const app = trial ? path.join(folder, 'runtime/resources/app') : path.join(folder, 'app')
  const line = process.platform === 'win32' ? `\\\\.\\pipe\\empty-${process.pid}` : path.join(folder, 'line')
  fs.mkdirSync(app, { recursive: true })
  fs.writeFileSync(path.join(app, 'package.json'), '{"name":"empty","main":"main.js"}')
  fs.writeFileSync(path.join(app, 'main.js'), program(line, path.join(folder, 'user')))
  const report = net.createServer()
  await new Promise<void>(resolve => report.listen(line, resolve))
  const { args } = electronCommand({ ...choice, kind: 'trial-electron' }, [])
  const started = performance.now()
  const child = spawn(runtime, [...(trial ? [] : [app]), ...args], { stdio: 'ignore' })
  try {
    const opened = await Promise.race([
      new Promise<true>(resolve => report.once('connection', () => resolve(true))),
      pause(limitMs, false, { ref: false }),
    ])
    if (!opened) throw new Error(`the empty window did not open in ${limitMs / 1000} s`)
    return performance.now() - started
  } finally {
    const gone = new Promise(resolve => child.once('close', resolve))
    child.kill('SIGKILL')
    await gone
    report.close()
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

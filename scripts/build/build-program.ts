import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { buildVoicePack } from './voice-pack.ts'

const projectRoot = path.resolve(import.meta.dirname, '..', '..')
const mark = path.join(projectRoot, 'out', '.built')
const lock = path.join(projectRoot, '.cache', 'build.lock')
const sources = [
  'src-main',
  'src-renderer',
  'avatars',
  'voice-pack',
  'scripts/build',
  'package-lock.json',
  'electron.vite.config.ts',
]
const WAIT_LIMIT_MS = 180_000

/**
 * Builds the program when `out/` is missing or older than its sources; several starts at once wait for one build.
 * @returns true when it built
 * @throws in words, with the last lines of the builder, when it does not build
 */
export async function ensureBuilt(say: (sentence: string) => void = () => undefined): Promise<boolean> {
  // For work on a tree whose sources are half-changed: take the last build as it is.
  if (process.env['PENGTONG_USE_BUILD'] === '1' && existsSync(mark)) return false
  if (isFresh()) return false
  await takeLock()
  try {
    if (isFresh()) return false
    say('正在构建程序，只在改动后需要… Building, needed after changes only …')
    const startedAt = new Date()
    await prepareDatabase()
    await runNode([
      path.join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ])
    buildVoicePack(path.join(projectRoot, 'voice-pack'), path.join(projectRoot, 'out', 'voice-pack'))
    writeFileSync(mark, '')
    // Dated when the build began: what changed meanwhile is built the next time.
    utimesSync(mark, startedAt, startedAt)
    return true
  } finally {
    rmSync(lock, { force: true })
  }
}

function isFresh(): boolean {
  const built = statSync(mark, { throwIfNoEntry: false })
  if (built === undefined) return false
  return sources.every(source => newestChangeMs(path.join(projectRoot, source)) <= built.mtimeMs)
}

function newestChangeMs(place: string): number {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return /\.test\.ts$/.test(place) ? 0 : stat.mtimeMs
  const inside = readdirSync(place).map(name => newestChangeMs(path.join(place, name)))
  return Math.max(stat.mtimeMs, ...inside)
}

/** An empty store at the newest schema, so that a first start need not wait for it; made anew when a migration is added. */
async function prepareDatabase(): Promise<void> {
  await runNode([path.join(projectRoot, 'scripts', 'prepare-database.ts'), path.join(projectRoot, '.cache')])
}

async function runNode(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  let output = ''
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-8_000)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const words = stripVTControlCharacters(output)
    .split('\n')
    .filter(line => !/^\s+at /.test(line))
  throw new Error(`没有构建成功。 The build failed.\n${words.join('\n').trim()}`)
}

async function takeLock(): Promise<void> {
  mkdirSync(path.dirname(lock), { recursive: true })
  for (const until = Date.now() + WAIT_LIMIT_MS; Date.now() < until; await pause(200)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (!ownerLives()) rmSync(lock, { force: true })
    }
  }
  throw new Error(`另一个构建一直没有完成。 Another build does not end; if none runs, delete ${lock}`)
}

function ownerLives(): boolean {
  try {
    const owner = Number(readFileSync(lock, 'utf8'))
    if (owner > 0) process.kill(owner, 0)
    return owner > 0
  } catch {
    // The lock or its owner is gone: both mean that nobody builds.
    return false
  }
}

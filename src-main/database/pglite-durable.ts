import fs from 'node:fs'
import v8 from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * The embedded store with a real fsync.
 *
 * NOTICE: stock PGlite starts PostgreSQL with `-F`, and Emscripten's NODEFS has no fsync, so a power cut may lose or
 * corrupt acknowledged commits. The stream operation is patched in before start and `-F` is taken out.
 * Remove when PGlite offers a durable Node file system of its own.
 */
interface EmscriptenModule {
  preRun?: ((module: EmscriptenRuntime) => void)[] | ((module: EmscriptenRuntime) => void)
}
interface Stream {
  readonly nfd: number
  readonly path?: string
}
type Write = (stream: Stream, buffer: Uint8Array, offset: number, length: number, position: number) => number
interface EmscriptenRuntime {
  FS: { ErrnoError: new (errno: number) => Error }
  NODEFS: { stream_ops: { fsync?: (stream: Stream) => number; write: Write } }
}

/**
 * Thrown when the store's log cannot be written, or something not made durable: the point where PostgreSQL gives itself up.
 * The instance is of no use afterwards; `reopen-after-panic.ts` opens the folder anew.
 */
export class LogUnwritable extends Error {
  /** What the system called it; absent for a failed fsync, of which nobody can say what it left. */
  readonly code: string | undefined

  constructor(code: string | undefined, cause: unknown) {
    super(`the store's log cannot be written: ${cause instanceof Error ? cause.message : (code ?? 'fsync')}`, { cause })
    this.name = 'LogUnwritable'
    this.code = code
  }
}

/**
 * NOTICE: inside WASM a panic does not end the process but tries to abort the transaction, which writes to the log, which
 * panics: an endless loop. So the failure is thrown through PostgreSQL's frames, and every way back into them is closed.
 * Remove when PGlite ends an instance that panics.
 */
function giveUp(pg: PGlite, runtime: EmscriptenRuntime, error: LogUnwritable): never {
  const fail = (): never => {
    throw error
  }
  const nothing = () => undefined
  // The loop that feeds messages to PostgreSQL restores the stack before it goes on: there it ends.
  Object.assign(runtime, { stackRestore: fail, _PostgresSendReadyForQueryIfNecessary: nothing, _pgl_pq_flush: nothing })
  pg.execProtocolRawSync = fail
  throw error
}

/** What the store asks of the disk. The system's own, unless a test brings one that fails. */
export interface Disk {
  /** Called before bytes of the store are written; throws as `fs` does to refuse them. */
  beforeWrite?(bytes: number): void
  /** Returns when what was written would survive a power cut; throws as `fs` does. */
  fsync(fileDescriptor: number): void
}

const systemDisk: Disk = { fsync: fileDescriptor => fs.fsyncSync(fileDescriptor) }

/** Errors of a disk by the numbers of WASI, which is what PostgreSQL inside is told. */
const errorNumbers: Readonly<Record<string, number>> = { EDQUOT: 19, EIO: 29, ENOSPC: 51, EROFS: 69 }

/** The system's name of a failure, from its own error or from the number that PostgreSQL would be told. */
function codeOf(error: unknown): string {
  // Emscripten's own errors carry a number and are no `Error`.
  if (typeof error !== 'object' || error === null) return 'EIO'
  if ('code' in error && typeof error.code === 'string') return error.code
  const number = 'errno' in error ? error.errno : undefined
  return Object.entries(errorNumbers).find(([, each]) => each === number)?.[0] ?? 'EIO'
}

class DurableNodeFs extends NodeFS {
  readonly disk: Disk

  constructor(folder: string, disk: Disk) {
    super(folder)
    this.disk = disk
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const initialised = await super.init(pg, options)
    const emscriptenOptions = initialised.emscriptenOpts as unknown as EmscriptenModule
    const existing = emscriptenOptions.preRun ?? []
    emscriptenOptions.preRun = [
      ...(Array.isArray(existing) ? existing : [existing]),
      runtime => {
        const { FS, NODEFS } = runtime
        const { write } = NODEFS.stream_ops
        NODEFS.stream_ops.fsync = stream => {
          try {
            this.disk.fsync(stream.nfd)
            return 0
          } catch (error) {
            return giveUp(pg, runtime, new LogUnwritable(undefined, error))
          }
        }
        NODEFS.stream_ops.write = (stream, buffer, offset, length, position) => {
          try {
            this.disk.beforeWrite?.(length)
            return write(stream, buffer, offset, length, position)
          } catch (error) {
            if (stream.path?.includes('/pg_wal/')) giveUp(pg, runtime, new LogUnwritable(codeOf(error), error))
            throw error instanceof FS.ErrnoError ? error : new FS.ErrnoError(errorNumbers[codeOf(error)] ?? 29)
          }
        }
      },
    ]
    return initialised
  }
}

const durableStartParams = [
  ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=32MB',
  // An instance that is given up while it recovers would leave this timer behind, and the process could never end.
  '-c',
  'log_startup_progress_interval=0',
]

/**
 * PostgreSQL's functions are compiled once, when first called, and not optimised again. V8's optimising compiler takes 600 MB
 * for the largest of them and more time than it saves: loading the sample district takes 7.0 s of processor time and 990 MB
 * with it, 5.1 s and 460 MB without. The options hold for every WASM module of the process.
 */
function compileOnce(): void {
  v8.setFlagsFromString('--no-wasm-tier-up')
  v8.setFlagsFromString('--no-wasm-dynamic-tiering')
}

/** Opens the embedded store in a folder, or makes one there. */
export async function openDurablePglite(folder: string, disk = systemDisk): Promise<PGlite> {
  compileOnce()
  return PGlite.create({ fs: new DurableNodeFs(folder, disk), startParams: durableStartParams })
}

/** A store in memory, for tests: as fast as it gets, gone with the process. */
export async function openMemoryPglite(prepared?: Blob): Promise<PGlite> {
  compileOnce()
  return PGlite.create(prepared ? { loadDataDir: prepared } : {})
}

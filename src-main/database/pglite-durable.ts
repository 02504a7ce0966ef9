import fs from 'node:fs'
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
interface EmscriptenRuntime {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

class DurableNodeFs extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const initialised = await super.init(pg, options)
    const emscriptenOptions = initialised.emscriptenOpts as unknown as EmscriptenModule
    const existing = emscriptenOptions.preRun ?? []
    emscriptenOptions.preRun = [
      ...(Array.isArray(existing) ? existing : [existing]),
      runtime => {
        runtime.NODEFS.stream_ops.fsync = stream => {
          fs.fsyncSync(stream.nfd)
          return 0
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
]

/**
 * Opens (or makes) the embedded store in a folder.
 * @param prepared  a database dumped once, which makes a first start four times faster; ignored when the folder holds one
 */
export async function openDurablePglite(folder: string, prepared?: Blob): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableNodeFs(folder),
    startParams: durableStartParams,
    ...(prepared ? { loadDataDir: prepared } : {}),
  })
}

/** A store in memory, for tests: as fast as it gets, gone with the process. */
export async function openMemoryPglite(prepared?: Blob): Promise<PGlite> {
  return PGlite.create(prepared ? { loadDataDir: prepared } : {})
}

import path from 'node:path'
import type { Program } from '#compose'
import type { StoreBegun } from '#database/begin-store.ts'
import { openDatabase } from '#database/open.ts'
import type { Clock } from '#kernel/clock.ts'
import { programRoot } from './program-root.ts'

export interface OpenProgram extends Program {
  readonly engine: 'pglite' | 'postgres'
  readonly dataFolder: string
  close(): Promise<void>
}

/** Opens the program on a data folder, as the desktop, the server and the command line all do. */
export async function openProgram(options: {
  dataFolder: string
  databaseUrl?: string | undefined
  clock?: Clock
  /** The embedded store of the folder, where its opening has begun already. */
  begun?: StoreBegun | undefined
}): Promise<OpenProgram> {
  const dataFolder = path.resolve(options.dataFolder)
  const { databaseUrl, begun } = options
  // The store opens while the modules load: its files are unpacked and its WASM compiled in other threads.
  const opening = openDatabase({
    dataFolder,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(begun ? { begun } : {}),
  })
  opening.catch(() => undefined) // awaited below, after the modules
  const [{ compose }, { signerOfFolder }] = await Promise.all([import('#compose'), import('#domain/audit/index.ts')])
  const store = await opening
  const sealingKey = takeSealingKey()
  const program = await compose({
    store,
    signer: signerOfFolder(dataFolder),
    dataFolder,
    programRoot: programRoot(),
    ...(sealingKey ? { sealingKey } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
  })
  return { ...program, engine: store.engine, dataFolder, close: () => program.close() }
}

/** The key that seals secrets, taken out of the environment so that no child process and no report carries it. */
function takeSealingKey(): string | undefined {
  const key = process.env['PENGTONG_SECRET_KEY']
  delete process.env['PENGTONG_SECRET_KEY']
  return key || undefined
}

import path from 'node:path'
import { compose, type Program } from '#compose'
import { openDatabase } from '#database/open.ts'
import { signerOfFolder } from '#domain/audit/index.ts'
import type { Clock } from '#kernel/clock.ts'

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
}): Promise<OpenProgram> {
  const dataFolder = path.resolve(options.dataFolder)
  const { databaseUrl } = options
  const store = await openDatabase({ dataFolder, ...(databaseUrl ? { databaseUrl } : {}) })
  const signer = signerOfFolder(dataFolder)
  const program = await compose({ store, signer, dataFolder, ...(options.clock ? { clock: options.clock } : {}) })
  return { ...program, engine: store.engine, dataFolder, close: () => program.close() }
}

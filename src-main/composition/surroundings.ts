import type { OpenDatabase } from '#database/open.ts'
import type { CheckpointSigner } from '#domain/audit/index.ts'
import type { Clock } from '#kernel/clock.ts'

/** What a host (desktop, server, command line, test) brings; everything else is built here. */
export interface Surroundings {
  readonly store: OpenDatabase
  readonly signer: CheckpointSigner
  readonly clock?: Clock
  /** Where files beside the store live (sealed secrets); absent for a store in memory, which then keeps no secrets. */
  readonly dataFolder?: string
  /** Opens the sealed secrets; absent where the machine has no safe place for a key. */
  readonly sealingKey?: string
  /** Folder with package.json, where the voice pack is looked for; absent: no voice. */
  readonly programRoot?: string
  /** Unexpected errors of listeners and background work, logged once by the host. */
  readonly onError?: (error: unknown) => void
}

import type { Kysely } from 'kysely'
import type { Database } from '#database/schema.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { SecretStore } from '#domain/assistant/index.ts'
import type { DepartmentNames, SharedItem, SharingService } from '#domain/sharing/index.ts'
import type { Clock } from '#kernel/clock.ts'
import type { DoorReaders } from './door-store.ts'
import type { LoadSigner, OpenConnector, ReadSheet } from './ports.ts'

/** What the gateway is built from. */
export interface GatewayParts {
  readonly db: Kysely<Database>
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly departmentNames: DepartmentNames
  readonly readers: DoorReaders
  readonly sharing: Pick<SharingService, 'grantsEver' | 'grant' | 'suspendGrant' | 'resources'>
  readonly itemsOn: (day: string) => Promise<readonly SharedItem[]>
  readonly openConnector: OpenConnector
  readonly signer: LoadSigner
  readonly secrets: SecretStore
  readonly readSheet: ReadSheet
  /** What the grants were asked for, by grant. */
  readonly purposesOf: (grantIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly onUnexpected: (error: unknown) => void
}

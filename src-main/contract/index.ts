import { auditContract } from './audit.ts'
import { changesContract } from './changes.ts'
import { identityContract } from './identity.ts'

/** The whole contract: what may be asked of a hub and what it answers. One member per domain module, same names. */
export const contract = {
  identity: identityContract,
  audit: auditContract,
  changes: changesContract,
}
export type Contract = typeof contract

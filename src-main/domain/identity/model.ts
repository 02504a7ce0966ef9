import type { Account } from '#contract/identity.ts'
import type { Actor } from '#domain/audit/model.ts'

/** The person behind an account as every change and its audit row names them. */
export function actorOfAccount(account: Account): Actor {
  return { accountId: account.id, name: account.displayName, departmentId: account.departmentId ?? undefined }
}

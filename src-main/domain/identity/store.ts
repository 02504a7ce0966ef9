import type { Selectable } from 'kysely'
import type { Account } from '#contract/identity.ts'
import type { Role } from '#contract/roles.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { IdentityTables } from './tables.ts'

type AccountRow = Selectable<IdentityTables['accounts']>

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    loginName: row.login_name,
    displayName: row.display_name,
    departmentId: row.department_id,
    roles: JSON.parse(row.roles) as Role[],
    active: row.active,
    revision: row.revision,
  }
}

export async function anyAccount(db: ReadableDb): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function listAccounts(db: ReadableDb): Promise<Account[]> {
  const rows = await db.selectFrom('accounts').selectAll().orderBy('login_name').execute()
  return rows.map(accountOf)
}

export async function findAccount(db: ReadableDb, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

export async function findLogin(db: ReadableDb, loginName: string) {
  const row = await db
    .selectFrom('accounts')
    .selectAll()
    .where('login_name', '=', loginName)
    .where('active', '=', true)
    .executeTakeFirst()
  return row && { account: accountOf(row), passwordHash: row.password_hash }
}

export async function insertAccount(
  db: WritableDb,
  account: Account,
  secret: { passwordHash: string; sample: boolean; createdAt: Date },
): Promise<void> {
  await db
    .insertInto('accounts')
    .values({
      id: account.id,
      login_name: account.loginName,
      display_name: account.displayName,
      department_id: account.departmentId,
      roles: JSON.stringify(account.roles),
      password_hash: secret.passwordHash,
      active: account.active,
      sample: secret.sample,
      revision: account.revision,
      created_at: secret.createdAt,
    })
    .execute()
}

/** @returns whether the row still had this revision and now has the next one */
export async function updateRoles(db: WritableDb, id: string, revision: number, roles: readonly Role[]) {
  const { numUpdatedRows } = await db
    .updateTable('accounts')
    .set({ roles: JSON.stringify(roles), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns whether the row still had this revision and now has the next one */
export async function updateAccount(
  db: WritableDb,
  account: Pick<Account, 'id' | 'revision' | 'displayName' | 'departmentId' | 'active'>,
): Promise<boolean> {
  const { id, revision, displayName, departmentId, active } = account
  const { numUpdatedRows } = await db
    .updateTable('accounts')
    .set({ display_name: displayName, department_id: departmentId, active, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updatePassword(db: WritableDb, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', id).execute()
}

/** Ends the sessions of an account, all of them or all but one. */
export async function deleteSessionsOf(db: WritableDb, accountId: string, except = ''): Promise<void> {
  await db.deleteFrom('sessions').where('account_id', '=', accountId).where('token_hash', '!=', except).execute()
}

export async function insertSession(
  db: WritableDb,
  session: { tokenHash: string; accountId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute()
}

export async function sessionAccount(db: ReadableDb, hash: string, now: Date): Promise<Account | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .selectAll('accounts')
    .where('sessions.token_hash', '=', hash)
    .where('sessions.expires_at', '>', now)
    .where('accounts.active', '=', true)
    .executeTakeFirst()
  return row && accountOf(row)
}

export async function deleteSession(db: WritableDb, hash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hash).execute()
}

export async function deleteSampleAccounts(db: WritableDb): Promise<void> {
  await db.deleteFrom('accounts').where('sample', '=', true).execute()
}

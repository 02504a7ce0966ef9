import type { Account } from '#contract/identity.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation } from '#kernel/result.ts'
import { hashPassword, tokenHash, verifyPassword } from './password.ts'
import { checkPassword, checkStop } from './rules.ts'
import * as store from './store.ts'

export type AccountChange = Pick<Account, 'displayName' | 'departmentId' | 'active' | 'revision'> & {
  readonly accountId: string
}

/** What becomes of an account after it was made: another name or department, stopped, taken up again, a new password. */
export function createAccountKeeping({ db, work }: { db: ReadableDb; work: UnitOfWork }) {
  return {
    async changeAccount(actor: Actor, { accountId, ...change }: AccountChange) {
      return work(actor, async current => {
        const accounts = await store.listAccounts(current.db)
        const before = accounts.find(({ id }) => id === accountId)
        if (!before) return violation('NOT_FOUND', { kind: 'account', id: accountId })
        if (before.active && !change.active) {
          const stopped = checkStop(before, accounts, actor.accountId)
          if (!stopped.ok) return stopped
        }
        if (!(await store.updateAccount(current.db, { id: accountId, ...change }))) {
          return violation('STALE_REVISION', { kind: 'account', id: accountId })
        }
        if (!change.active) await store.deleteSessionsOf(current.db, accountId)
        const { displayName, departmentId, active } = change
        const detail = { loginName: before.loginName, displayName, departmentId, active }
        current.audit({ action: 'identity.account-changed', subjectKind: 'account', subjectId: accountId, detail })
        current.changed('identity', accountId)
        return ok({ ...before, displayName, departmentId, active, revision: before.revision + 1 })
      })
    },

    async setPassword(actor: Actor, accountId: string, password: string) {
      if (accountId === actor.accountId) return violation('OWN_ACCOUNT')
      const checked = checkPassword(password)
      if (!checked.ok) return checked
      const hash = await hashPassword(checked.value)
      return work(actor, async current => {
        if (!(await store.findAccount(current.db, accountId))) {
          return violation('NOT_FOUND', { kind: 'account', id: accountId })
        }
        await store.updatePassword(current.db, accountId, hash)
        await store.deleteSessionsOf(current.db, accountId)
        current.audit({ action: 'identity.password-set', subjectKind: 'account', subjectId: accountId })
        return ok({})
      })
    },

    /** @param token  of the session that asks, which goes on */
    async changeOwnPassword(
      account: Account,
      actor: Actor,
      token: string,
      input: { present: string; password: string },
    ) {
      const checked = checkPassword(input.password)
      if (!checked.ok) return checked
      const login = await store.findLogin(db, account.loginName)
      if (!login || !(await verifyPassword(input.present, login.passwordHash))) return violation('WRONG_PASSWORD')
      const hash = await hashPassword(checked.value)
      return work(actor, async current => {
        await store.updatePassword(current.db, account.id, hash)
        await store.deleteSessionsOf(current.db, account.id, tokenHash(token))
        current.audit({ action: 'identity.password-changed', subjectKind: 'account', subjectId: account.id })
        return ok({})
      })
    },
  }
}

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Account } from '#contract/identity.ts'
import { mayAct, type Permission, type Role } from '#contract/roles.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import { theProgram, type Actor } from '#domain/audit/model.ts'
import type { Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { createAccountKeeping } from './keep-accounts.ts'
import { actorOfAccount } from './model.ts'
import { hashPassword, newToken, tokenHash, verifyPassword } from './password.ts'
import { checkPassword, checkRoles } from './rules.ts'
import * as store from './store.ts'

const sessionHours = 12
const triesBeforeLockOut = 5
const lockOutSeconds = 15 * 60

export interface NewAccount {
  readonly loginName: string
  readonly displayName: string
  readonly departmentId: string | null
  readonly password: string
}

export interface SampleAccount extends Omit<NewAccount, 'password'> {
  readonly roles: readonly Role[]
}
export interface PreparedAccount extends SampleAccount {
  readonly passwordHash: string
}

export type IdentityService = ReturnType<typeof createIdentityService>

export function createIdentityService({ db, work, clock }: { db: ReadableDb; work: UnitOfWork; clock: Clock }) {
  const failures = new RateLimiterMemory({ points: triesBeforeLockOut, duration: lockOutSeconds })
  // Compared against when a login name is unknown, so that the answer takes as long as for a known one. Made at the first
  // sign-in of anybody, known or not: a hub that starts does not wait for it.
  let decoy: Promise<string> | undefined

  async function openSession(current: Work, account: Account) {
    const token = newToken()
    const expiresAt = new Date(current.now.getTime() + sessionHours * 3_600_000)
    await store.insertSession(current.db, {
      tokenHash: tokenHash(token),
      accountId: account.id,
      createdAt: current.now,
      expiresAt,
    })
    return { token, account }
  }

  async function makeAccount(current: Work, input: NewAccount, roles: Role[], passwordHash: string, sample = false) {
    const account: Account = {
      id: newId(current.now.getTime()),
      loginName: input.loginName,
      displayName: input.displayName,
      departmentId: input.departmentId,
      roles,
      active: true,
      revision: 1,
    }
    await store.insertAccount(current.db, account, { passwordHash, sample, createdAt: current.now })
    const detail = { loginName: account.loginName, roles }
    current.audit({ action: 'identity.account-created', subjectKind: 'account', subjectId: account.id, detail })
    current.changed('identity', account.id)
    return account
  }

  async function setRoles(current: Work, accountId: string, revision: number, roles: readonly Role[]) {
    const checked = checkRoles(roles)
    if (!checked.ok) return checked
    if (!(await store.updateRoles(current.db, accountId, revision, checked.value))) {
      return violation('STALE_REVISION', { kind: 'account', id: accountId })
    }
    const detail = { roles: checked.value }
    current.audit({ action: 'identity.roles-assigned', subjectKind: 'account', subjectId: accountId, detail })
    current.changed('identity', accountId)
    const account = await store.findAccount(current.db, accountId)
    return account ? ok(account) : violation('NOT_FOUND', { kind: 'account', id: accountId })
  }

  return {
    ...createAccountKeeping({ db, work }),
    isFirstRun: async () => !(await store.anyAccount(db)),
    accounts: () => store.listAccounts(db),

    /** Active accounts that may act under a permission, of one department or of all: for those who name who has to act. */
    async peopleWho(permission: Permission, departmentId?: string) {
      const accounts = await store.listAccounts(db)
      return accounts
        .filter(account => account.active && mayAct(account.roles, permission))
        .filter(account => departmentId === undefined || account.departmentId === departmentId)
        .map(account => ({ accountId: account.id, name: account.displayName }))
    },

    /** The account behind a token, or nothing when it is unknown, expired or switched off. */
    accountOfToken: (token: string) => store.sessionAccount(db, tokenHash(token), clock()),

    async createFirstAdministrator(input: Omit<NewAccount, 'departmentId'>) {
      const password = checkPassword(input.password)
      if (!password.ok) return password
      const hash = await hashPassword(password.value)
      return work(theProgram, async current => {
        if (await store.anyAccount(current.db)) return violation('ALREADY_SET_UP')
        const person = { ...input, departmentId: null }
        const account = await makeAccount(current, person, ['system-administrator'], hash)
        return ok(await openSession(current, account))
      })
    },

    async signIn(loginName: string, password: string): Promise<Result<{ token: string; account: Account }>> {
      const key = loginName.toLowerCase()
      const tried = await failures.get(key)
      if (tried && tried.consumedPoints >= triesBeforeLockOut) {
        return violation('LOCKED_OUT', { seconds: Math.ceil(tried.msBeforeNext / 1000) })
      }
      const decoyHash = await (decoy ??= hashPassword(newToken()))
      const login = await store.findLogin(db, key)
      const right = await verifyPassword(password, login?.passwordHash ?? decoyHash)
      if (!login || !right) {
        const left = await failures.consume(key).catch((rejected: unknown) => {
          if (rejected instanceof RateLimiterRes) return rejected
          throw rejected
        })
        return violation('WRONG_LOGIN', { triesLeft: left.remainingPoints })
      }
      await failures.delete(key)
      return work(actorOfAccount(login.account), async current => {
        current.audit({ action: 'identity.signed-in', subjectKind: 'account', subjectId: login.account.id })
        return ok(await openSession(current, login.account))
      })
    },

    async signOut(token: string, actor: Actor) {
      return work(actor, async current => {
        await store.deleteSession(current.db, tokenHash(token))
        current.audit({ action: 'identity.signed-out', subjectKind: 'account', subjectId: actor.accountId })
        return ok({})
      })
    },

    /** The hall kiosk's own account, made when first needed: it holds the kiosk role and no usable password. */
    async openKiosk() {
      const hash = await hashPassword(newToken())
      return work(theProgram, async current => {
        const known = await store.findLogin(current.db, 'kiosk')
        const person = { loginName: 'kiosk', displayName: '大厅终端', departmentId: null, password: '' }
        const account = known?.account ?? (await makeAccount(current, person, ['kiosk'], hash))
        current.audit({ action: 'identity.kiosk-opened', subjectKind: 'account', subjectId: account.id })
        return ok(await openSession(current, account))
      })
    },

    async createAccount(actor: Actor, input: NewAccount, options: { roles?: Role[]; sample?: boolean } = {}) {
      const password = checkPassword(input.password)
      if (!password.ok) return password
      const roles = checkRoles(options.roles ?? [])
      if (!roles.ok) return roles
      const hash = await hashPassword(password.value)
      return work(actor, async current => {
        const taken = (await store.listAccounts(current.db)).some(account => account.loginName === input.loginName)
        if (taken) return violation('LOGIN_NAME_TAKEN', { loginName: input.loginName })
        return ok(await makeAccount(current, input, [...roles.value], hash, options.sample))
      })
    },

    async assignRoles(actor: Actor, input: { accountId: string; revision: number; roles: readonly Role[] }) {
      if (input.accountId === actor.accountId) return violation('OWN_ROLES')
      return work(actor, current => setRoles(current, input.accountId, input.revision, input.roles))
    },

    async nameFirstSecurityAdministrator(actor: Actor, accountId: string) {
      return work(actor, async current => {
        const accounts = await store.listAccounts(current.db)
        if (accounts.some(account => account.roles.includes('security-administrator'))) {
          return violation('ALREADY_SET_UP')
        }
        const account = accounts.find(candidate => candidate.id === accountId)
        if (!account) return violation('NOT_FOUND', { kind: 'account', id: accountId })
        return setRoles(current, accountId, account.revision, [...account.roles, 'security-administrator'])
      })
    },

    /**
     * Checks and hashes a password for many accounts, before the change that makes them: hashing takes its time. They are
     * given one password by their maker, so one hash serves them all and tells nobody more than that.
     */
    async prepareSampleAccounts(people: readonly SampleAccount[], password: string) {
      const checked = checkPassword(password)
      if (!checked.ok) return checked
      const passwordHash = await hashPassword(checked.value)
      return ok(people.map((person): PreparedAccount => ({ ...person, passwordHash })))
    },

    /** Makes the sample district's accounts inside its own change; they are removed as a whole. */
    async plantSampleAccounts(current: Work, people: readonly PreparedAccount[]): Promise<Result<Account[]>> {
      const taken = new Set((await store.listAccounts(current.db)).map(account => account.loginName))
      const made: Account[] = []
      for (const person of people) {
        if (taken.has(person.loginName)) return violation('LOGIN_NAME_TAKEN', { loginName: person.loginName })
        const roles = checkRoles(person.roles)
        if (!roles.ok) return roles
        const input = { ...person, password: '' }
        made.push(await makeAccount(current, input, [...roles.value], person.passwordHash, true))
      }
      return ok(made)
    },

    removeSampleAccounts: (current: Work) => store.deleteSampleAccounts(current.db),

    /** Departments that accounts belong to. */
    departmentsNamed: async (current: Work) =>
      (await store.listAccounts(current.db)).flatMap(({ departmentId }) => departmentId ?? []),
  }
}

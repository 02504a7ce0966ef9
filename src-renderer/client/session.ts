import { computed, readonly, shallowRef } from 'vue'
import type { Account } from '#contract/identity.ts'
import { mayAct, type Permission, type Role } from '#contract/roles.ts'
import { hub, tokenHolder } from './hub.ts'

const storageKey = 'pengtong.session'
const lastLoginKey = 'pengtong.last-login'
const account = shallowRef<Account>()
const known = shallowRef(false)

/** Windows of the same program share one session: a new one asks, an open one answers. Same origin only. */
const neighbours = new BroadcastChannel('pengtong-session')
neighbours.addEventListener('message', event => {
  const data: unknown = event.data
  if (data === 'who' && tokenHolder.token && !isKiosk()) neighbours.postMessage({ token: tokenHolder.token })
})

function isKiosk(): boolean {
  return account.value?.roles.includes('kiosk') ?? false
}

function askNeighbours(): Promise<string | undefined> {
  return new Promise(resolve => {
    const settle = (token: string | undefined): void => {
      neighbours.removeEventListener('message', receive)
      resolve(token)
    }
    const receive = (event: MessageEvent): void => {
      const data: unknown = event.data
      if (typeof data === 'object' && data !== null && 'token' in data) settle(String(data.token))
    }
    neighbours.addEventListener('message', receive)
    neighbours.postMessage('who')
    setTimeout(() => settle(undefined), 120)
  })
}

/** Takes a session as this window's own. */
export function enter(session: { token: string; account: Account }): void {
  tokenHolder.token = session.token
  account.value = session.account
  known.value = true
  sessionStorage.setItem(storageKey, session.token)
}

export function leave(): void {
  tokenHolder.token = undefined
  account.value = undefined
  sessionStorage.removeItem(storageKey)
}

/** Finds the session this tab or a neighbouring window already has; false when somebody must sign in. */
export async function resume(): Promise<boolean> {
  if (account.value) return true
  if (known.value && !tokenHolder.token) return false
  const token = sessionStorage.getItem(storageKey) ?? (await askNeighbours())
  known.value = true
  if (!token) return false
  tokenHolder.token = token
  try {
    enter({ token, account: await hub.identity.me() })
    return true
  } catch {
    // The session has ended at the hub; the sign-in page is the answer.
    leave()
    return false
  }
}

export async function signIn(loginName: string, password: string): Promise<void> {
  enter(await hub.identity.signIn({ loginName, password }))
  rememberLogin(loginName)
}

/** Who signed in last on this machine, '' for nobody: the sign-in page has it filled in, and is shown before the hub is up. */
export function lastLogin(): string {
  return localStorage.getItem(lastLoginKey) ?? ''
}

export function rememberLogin(loginName: string): void {
  localStorage.setItem(lastLoginKey, loginName)
}

export async function signOut(): Promise<void> {
  await hub.identity.signOut().catch(() => undefined)
  leave()
}

/** Who works here now, and what that person may do. */
export const session = {
  account: readonly(account),
  roles: computed((): readonly Role[] => account.value?.roles ?? []),
}

export function may(permission: Permission): boolean {
  return mayAct(account.value?.roles ?? [], permission)
}

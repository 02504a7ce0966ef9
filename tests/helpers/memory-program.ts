import { compose, type Program } from '#compose'
import { openMemoryDatabase } from '#database/open.ts'
import { temporarySigner } from '#domain/audit/index.ts'
import { theProgram } from '#domain/audit/model.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Role } from '#contract/roles.ts'

/** The whole program on a store in memory. */
export async function openMemoryProgram(clock?: Clock): Promise<Program> {
  const store = await openMemoryDatabase()
  return compose({ store, signer: temporarySigner(), ...(clock ? { clock } : {}) })
}

export const testPassword = 'a long enough password'

/** Makes an account with these roles and signs it in. */
export async function signInAs(program: Program, loginName: string, roles: Role[], departmentId: string | null = null) {
  const { identity } = program.services
  const person = { loginName, displayName: loginName, departmentId, password: testPassword }
  const made = await identity.createAccount(theProgram, person, { roles })
  if (!made.ok) throw new Error(made.violation.code)
  const session = await identity.signIn(loginName, testPassword)
  if (!session.ok) throw new Error(session.violation.code)
  return session.value
}

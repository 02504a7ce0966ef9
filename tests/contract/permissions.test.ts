import { safe } from '@orpc/client'
import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { contract } from '#contract/index.ts'
import { mayAct, permissions, permissionsOfRole, roles, type Role } from '#contract/roles.ts'
import type { Access } from '#contract/procedure.ts'
import { openMemoryProgram, signInAs } from '#tests/helpers/memory-program.ts'
import { transports, type Connection } from '#tests/helpers/transports.ts'

interface Declared {
  readonly path: readonly string[]
  readonly access: Access
}

function declaredProcedures(node: unknown, path: readonly string[] = []): Declared[] {
  if (isContractProcedure(node)) {
    const { access } = node['~orpc'].meta as { access: Access }
    return [{ path, access }]
  }
  return Object.entries(node as object).flatMap(([name, child]) => declaredProcedures(child, [...path, name]))
}

const procedures = declaredProcedures(contract)

/** Ends a session or opens a stream that would outlive the test; their access is proved by the same check as the rest. */
const withoutSideEffect = procedures.filter(({ path }) => !['signOut', 'openKiosk'].includes(path.at(-1) ?? ''))

describe('every procedure × every role', () => {
  let program: Program
  let connection: Connection
  const tokens = new Map<Role | 'nobody', string | undefined>([['nobody', undefined]])

  beforeAll(async () => {
    program = await openMemoryProgram()
    connection = await transports['a message channel'](program)
    for (const role of roles) tokens.set(role, (await signInAs(program, `is-${role}`, [role])).token)
  })
  afterAll(async () => {
    await connection.close()
    await program.close()
  })

  it('the contract declares an access for each', () => {
    expect(procedures.length).toBeGreaterThan(10)
    for (const { path, access } of procedures) {
      const known = access === 'public' || access === 'signed-in' || permissions.includes(access)
      expect(known, path.join('.')).toBe(true)
    }
  })

  it('every permission is held by somebody', () => {
    for (const permission of permissions) {
      expect(
        roles.some(role => permissionsOfRole[role].includes(permission)),
        permission,
      ).toBe(true)
    }
  })

  it('a kiosk reads what is in force: no drafts, and not what of the office rests on an article', () => {
    for (const name of ['entries', 'benchEntry', 'changes']) {
      const { access } = procedures.find(({ path }) => path.join('.') === `knowledge.${name}`) ?? { access: 'public' }
      expect(access === 'public' || access === 'signed-in' || mayAct(['kiosk'], access), name).toBe(false)
    }
  })

  it.each(withoutSideEffect.map(({ path, access }) => [path.join('.'), access, path] as const))(
    '%s is open to exactly whom it declares (%s)',
    async (_name, access, path) => {
      for (const [who, token] of tokens) {
        // Nothing is passed: who may not call is turned away before the missing input is even noticed.
        const stop = new AbortController()
        const [error] = await safe(call(connection, token, path, stop.signal))
        stop.abort()
        const code = (error as { code?: string } | null)?.code
        const permitted = access === 'public' || (who !== 'nobody' && (access === 'signed-in' || mayAct([who], access)))
        if (permitted) expect(['NOT_SIGNED_IN', 'NOT_PERMITTED'], `${who} → ${path.join('.')}`).not.toContain(code)
        else expect(code, `${who} → ${path.join('.')}`).toBe(who === 'nobody' ? 'NOT_SIGNED_IN' : 'NOT_PERMITTED')
      }
    },
  )
})

type AnyCall = (input: undefined, options: { signal: AbortSignal }) => Promise<unknown>

function call(connection: Connection, token: string | undefined, path: readonly string[], signal: AbortSignal) {
  const found = path.reduce<unknown>(
    (node, name) => (node as Record<string, unknown>)[name],
    connection.clientOf(token),
  )
  return (found as AnyCall)(undefined, { signal })
}

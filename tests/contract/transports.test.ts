import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { openMemoryProgram, signInAs, testPassword } from '#tests/helpers/memory-program.ts'
import { transports, type Connection } from '#tests/helpers/transports.ts'

describe.each(Object.entries(transports))('the contract over %s', (_name, connect) => {
  let program: Program
  let connection: Connection

  beforeAll(async () => {
    program = await openMemoryProgram()
    connection = await connect(program)
  })
  afterAll(async () => {
    await connection.close()
    await program.close()
  })

  it('makes the first administrator once, and says so the second time', async () => {
    const stranger = connection.clientOf()
    expect(await stranger.identity.state()).toEqual({ firstRun: true })
    const input = { loginName: 'admin', displayName: '周敏', password: testPassword }
    const { account, token } = await stranger.identity.createFirstAdministrator(input)
    expect(account.roles).toEqual(['system-administrator'])
    expect(await connection.clientOf(token).identity.me()).toEqual(account)
    const [error] = await safe(stranger.identity.createFirstAdministrator(input))
    expect(isDefinedError(error) && error.code).toBe('ALREADY_SET_UP')
  })

  it('a wrong password is a declared refusal that counts the tries left', async () => {
    await signInAs(program, 'teller', ['clerk'])
    const [error] = await safe(connection.clientOf().identity.signIn({ loginName: 'teller', password: 'no' }))
    expect(isDefinedError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'WRONG_LOGIN', data: { triesLeft: 4 } })
  })

  it('input that does not fit the contract is refused before any rule runs', async () => {
    const misfit = { loginName: 'X', displayName: '', password: '' }
    const [error] = await safe(connection.clientOf().identity.createFirstAdministrator(misfit))
    expect(error).toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('a change is told to an open page', { timeout: 20_000 }, async () => {
    const { token } = await signInAs(program, 'watcher', ['clerk'])
    const stop = new AbortController()
    const notices = await connection.clientOf(token).changes.watch(undefined, { signal: stop.signal })
    const first = notices.next()
    // The subscription starts when the server's generator runs, a moment after the answer.
    const ticking = setInterval(() => {
      program.notices.announce({ topic: 'catalog', ids: ['x'], at: new Date().toISOString() })
    }, 50)
    expect((await first).value).toMatchObject({ topic: 'catalog', ids: ['x'] })
    clearInterval(ticking)
    stop.abort()
  })
})

import { ORPCError, os } from '@orpc/server'
import type { Account } from '#contract/identity.ts'
import type { ProcedureMeta } from '#contract/procedure.ts'
import { mayAct } from '#contract/roles.ts'
import { DiskFull } from '#database/disk-full.ts'
import type { Actor } from '#domain/audit/model.ts'
import { actorOfAccount } from '#domain/identity/model.ts'

/** What the transport knows of a call, before any procedure runs. */
export interface CallContext {
  /** Headers of the call; the token travels as `Authorization: Bearer …` on every transport. */
  readonly reqHeaders?: Headers
  /** The call comes from the machine the hub runs on: a message port, or a loopback address. */
  readonly fromThisMachine: boolean
  /** Who is behind a token; given by the composition so that no module imports identity for it. */
  readonly accountOfToken: (token: string) => Promise<Account | undefined>
}

/** What a handler finds: who calls, if anybody. */
export interface HandlerContext extends CallContext {
  readonly account?: Account | undefined
  readonly token?: string | undefined
}

function bearerToken(headers: Headers | undefined): string | undefined {
  return /^Bearer (\S+)$/.exec(headers?.get('authorization') ?? '')?.[1]
}

/**
 * The check that stands before every procedure: it runs before the input is even parsed.
 * A procedure without a declared access is refused to everybody.
 */
export const checkAccess = os
  .$context<CallContext>()
  .$meta<Partial<ProcedureMeta>>({})
  .middleware(async ({ context, procedure, next }) => {
    const { access } = procedure['~orpc'].meta
    const token = bearerToken(context.reqHeaders)
    const account = token ? await context.accountOfToken(token) : undefined
    if (access !== 'public') {
      if (!account) throw new ORPCError('NOT_SIGNED_IN', { status: 401, data: {} })
      const permitted = access === 'signed-in' || (access !== undefined && mayAct(account.roles, access))
      if (!permitted) throw new ORPCError('NOT_PERMITTED', { status: 403, data: { access: access ?? 'nobody' } })
    }
    try {
      return await next({ context: { account, token } })
    } catch (error) {
      // 507 Insufficient Storage (RFC 4918): any change may meet a full disk, and the reader is told so in words.
      if (error instanceof DiskFull) throw new ORPCError('DISK_FULL', { status: 507, data: {}, cause: error })
      throw error
    }
  })

/** The account behind a call that the access check has let through as signed in. */
export function accountOf(context: { account?: Account | undefined }): Account {
  if (!context.account) throw new ORPCError('NOT_SIGNED_IN', { status: 401, data: {} })
  return context.account
}

export function actorOf(context: { account?: Account | undefined }): Actor {
  return actorOfAccount(accountOf(context))
}

export function tokenOf(context: { token?: string | undefined }): string {
  if (!context.token) throw new ORPCError('NOT_SIGNED_IN', { status: 401, data: {} })
  return context.token
}

import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { ClientLink, ClientContext } from '@orpc/client'
import type { Contract } from '#contract/index.ts'

/** Every procedure of the hub as a typed function; a page cannot tell which link carries its calls. */
export type HubClient = ContractRouterClient<Contract>

/** Where the session's token is kept: in memory, and for the tab only. */
export interface TokenHolder {
  token: string | undefined
}

export function createClient(link: ClientLink<ClientContext>): HubClient {
  return createORPCClient(link)
}

export function authorization(holder: TokenHolder): Record<string, string> {
  return holder.token ? { authorization: `Bearer ${holder.token}` } : {}
}

import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { ClientLink, ClientContext } from '@orpc/client'
import type { assistantContract } from '#contract/assistant.ts'
import type { catalogContract } from '#contract/catalog.ts'
import type { chainContract } from '#contract/chain.ts'
import type { hostContract } from '#contract/host.ts'
import type { Contract } from '#contract/index.ts'
import type { knowledgeContract } from '#contract/knowledge.ts'
import type { negativeListContract } from '#contract/negative-list.ts'
import type { sharingContract } from '#contract/sharing.ts'

interface Modules {
  readonly assistant: typeof assistantContract
  readonly catalog: typeof catalogContract
  readonly chain: typeof chainContract
  readonly host: typeof hostContract
  readonly knowledge: typeof knowledgeContract
  readonly negativeList: typeof negativeListContract
  readonly sharing: typeof sharingContract
}

/** Every procedure of the hub as a typed function; a page cannot tell which link carries its calls. */
export type HubClient = ContractRouterClient<Contract> & {
  readonly [Name in keyof Modules]: ContractRouterClient<Modules[Name]>
}

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

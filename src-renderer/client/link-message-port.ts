import { RPCLink } from '@orpc/client/message-port'
import { authorization, type TokenHolder } from './client.ts'

/** The link of the desktop: a port that the shell handed to this window, ending in the hub's own process. */
export function linkOverPort(port: MessagePort, holder: TokenHolder) {
  port.start()
  return new RPCLink({ port, headers: () => authorization(holder) })
}

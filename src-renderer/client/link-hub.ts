import { RPCLink } from '@orpc/client/websocket'
import { authorization, type TokenHolder } from './client.ts'

/** The link of a browser: one WebSocket to the hub that served the page. */
export function linkOverSocket(socket: WebSocket, holder: TokenHolder) {
  return new RPCLink({ websocket: socket, headers: () => authorization(holder) })
}

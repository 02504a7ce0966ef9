import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { WebSocket } from 'ws'
import type { Program } from '#compose'
import type { Contract } from '#contract/index.ts'
import type { CallContext } from '#hub/access.ts'
import { startServer } from '#hub/server.ts'

export type TestClient = ContractRouterClient<Contract>

/** A program behind one real transport: a client per person, each with a token of its own. */
export interface Connection {
  clientOf(token?: string): TestClient
  close(): Promise<void>
}

const headersOf = (token?: string) => (token ? { authorization: `Bearer ${token}` } : {})

async function overMessageChannel(program: Program): Promise<Connection> {
  const channels: MessageChannel[] = []
  return {
    clientOf(token) {
      const channel = new MessageChannel()
      channels.push(channel)
      const handler = new RPCHandler(program.router, { plugins: [new RequestHeadersPlugin<CallContext>()] })
      handler.upgrade(channel.port1, { context: program.callContext(true) })
      channel.port1.start()
      channel.port2.start()
      return createORPCClient(new PortLink({ port: channel.port2, headers: () => headersOf(token) }))
    },
    close: async () => channels.forEach(channel => channel.port1.close()),
  }
}

async function overHttp(program: Program): Promise<Connection> {
  const hub = await startServer(program, { port: 0, host: '127.0.0.1' })
  return {
    clientOf: token => createORPCClient(new FetchLink({ url: `${hub.url}/rpc`, headers: () => headersOf(token) })),
    close: () => hub.close(),
  }
}

async function overSocket(program: Program): Promise<Connection> {
  const hub = await startServer(program, { port: 0, host: '127.0.0.1' })
  const sockets: WebSocket[] = []
  return {
    clientOf(token) {
      const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`)
      sockets.push(socket)
      const websocket = socket as unknown as globalThis.WebSocket
      return createORPCClient(new SocketLink({ websocket, headers: () => headersOf(token) }))
    },
    async close() {
      sockets.forEach(socket => socket.terminate())
      await hub.close()
    },
  }
}

/** Every way a client reaches a hub; the contract suite runs on each. */
export const transports = {
  'a message channel': overMessageChannel,
  HTTP: overHttp,
  'a WebSocket': overSocket,
} as const

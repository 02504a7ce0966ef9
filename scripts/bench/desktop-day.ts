import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { TestClient } from '#tests/helpers/transports.ts'
import { haveShortDay } from './short-day.ts'

/**
 * Stands for the shell inside the hub's own process, and for one window: signs in and has a short day at the desk, then
 * prints the hub's resident memory at each stop, bytes, as one line of JSON. Runs without types, so that what takes them
 * out is not measured; see `memory.ts`.
 */
interface ShellPort {
  on(event: 'message', listener: (message: { ports: MessagePort[] }) => void): void
  postMessage(message: { kind: string }): void
}
const { BENCH_LOGIN: loginName = '', BENCH_PASSWORD: password = '' } = process.env
let connect: (message: { ports: MessagePort[] }) => void = () => undefined

function windowOf(token?: string): TestClient {
  const { port1, port2 } = new MessageChannel()
  connect({ ports: [port1] })
  port2.start()
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  return createORPCClient(new RPCLink({ port: port2, headers }))
}

async function day(): Promise<void> {
  const resident = [process.memoryUsage.rss()]
  const { token } = await windowOf().identity.signIn({ loginName, password })
  await haveShortDay(windowOf(token))
  resident.push(process.memoryUsage.rss())
  process.stdout.write(`${JSON.stringify(resident)}\n`)
}

const port: ShellPort = {
  on: (_event, listener) => (connect = listener),
  postMessage: ({ kind }) => void (kind === 'ready' ? day() : process.exit(1)),
}
Object.assign(process, { parentPort: port })

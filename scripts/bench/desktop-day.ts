import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { TestClient } from '#tests/helpers/transports.ts'

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

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

async function day(): Promise<void> {
  const resident = [process.memoryUsage.rss()]
  const { token } = await windowOf().identity.signIn({ loginName, password })
  const client = windowOf(token)
  const filter = { departmentIds: [], itemTypes: [], phases: [], text: '' }
  for (const sort of ['name', 'department', 'changed'] as const) {
    for (let page = 0, cursor: string | undefined; page < 5; page += 1) {
      const answer = await client.catalog.list({ filter, sort, descending: false, limit: 100, cursor })
      cursor = answer.nextCursor
    }
  }
  await client.chain.counts({})
  for (const question of ['高龄津贴怎么申请', '租房要办什么手续', '公租房要带哪些材料', '孩子上小学怎么报名']) {
    for await (const event of await client.assistant.ask({ question, sessionId: 'measurement' })) void event
  }
  // As long as the thread that hashes passwords waits for more.
  await pause(8_000)
  resident.push(process.memoryUsage.rss())
  process.stdout.write(`${JSON.stringify(resident)}\n`)
}

const port: ShellPort = {
  on: (_event, listener) => (connect = listener),
  postMessage: ({ kind }) => void (kind === 'ready' ? day() : process.exit(1)),
}
Object.assign(process, { parentPort: port })

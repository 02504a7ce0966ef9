import { onError } from '@orpc/server'
import type { SupportedMessagePort } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import type { StoreBegun } from '#database/begin-store.ts'
import { DataFolderInUse } from '#database/data-lock.ts'
import type { CallContext } from './access.ts'
import { defaultDataFolder } from './data-folder.ts'
import { log, logUnexpected } from './log.ts'
import { openProgram } from './open-program.ts'
import { startSweeps } from './sweeps.ts'

/**
 * The hub inside the desktop program: Electron starts it as a utility process and hands it one message port per window.
 * Messages to the shell: `{ kind: 'ready' }`, or `{ kind: 'refused', message }` when it cannot start.
 */
interface PortMessage {
  ports: { start(): void }[]
}
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: PortMessage) => void): void
}

const { parentPort } = process as unknown as { parentPort: ParentPort }

async function openBegun(begun: Promise<StoreBegun | undefined>) {
  const databaseUrl = process.env['DATABASE_URL']
  return openProgram({ dataFolder: defaultDataFolder(), databaseUrl, begun: await begun })
}

async function run(begun: Promise<StoreBegun | undefined>) {
  const opening = openBegun(begun)
  parentPort.on('message', ({ ports: [port] }) => {
    if (!port) return
    opening
      .then(program => {
        const plugins = [new RequestHeadersPlugin<CallContext>()]
        const handler = new RPCHandler(program.router, { plugins, interceptors: [onError(logUnexpected)] })
        handler.upgrade(port as unknown as SupportedMessagePort, { context: program.callContext(true) })
        port.start()
      })
      .catch(() => undefined) // reported once below
  })
  const program = await opening
  parentPort.postMessage({ kind: 'ready' })
  // The first question should not wait for the index; a failure shows when somebody asks.
  void program.services.prepareAnswers().catch(() => undefined)
  void program.services.catalog.prepareList().catch(() => undefined)
  const stopSweeps = startSweeps(program)
  const close = () => {
    stopSweeps()
    void program.close().finally(() => process.exit(0))
  }
  process.once('SIGTERM', close)
  process.once('SIGINT', close)
}

/**
 * Serves the windows until the process ends.
 * @param begun  the store, whose opening began before this module was loaded; rejected where the folder cannot be had
 */
export function serveWindows(begun: Promise<StoreBegun | undefined>): void {
  run(begun).catch((error: unknown) => {
    log.error({ err: error }, 'hub cannot start')
    const known = error instanceof DataFolderInUse
    const message = known
      ? error.message
      : `数据打不开：${error instanceof Error ? error.message : String(error)}。数据没有改动。可以运行 pengtong doctor 查看原因。`
    parentPort.postMessage({ kind: 'refused', message })
  })
}

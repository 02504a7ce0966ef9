import path from 'node:path'
import process from 'node:process'
import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron'
import { hubWords, restartDelayMs, type HubState } from './hub-words.ts'
import { sealingKey } from './sealing-key.ts'

/** A hub that ran this long is healthy again: the next crash counts as the first. */
const HEALTHY_AFTER_MS = 60_000
/** How long a window says that the hub is back. */
const RECOVERED_FOR_MS = 4_000
const CLOSE_LIMIT_MS = 5_000

export interface HubOnDesktop {
  /** Gives a window its line to the hub; a page that asks while the hub restarts is served when it is back. */
  connect(contents: WebContents): void
  /** Lets the hub close its store; resolves when its process is gone. */
  stop(): Promise<void>
}

/**
 * Runs the hub in a process of its own, so that a fault there cannot take the windows along, and starts it again when it ends.
 * @param show  tells every window what to say about the hub: '' for nothing
 */
export function startHub(show: (words: string) => void): HubOnDesktop {
  const waiting = new Set<WebContents>()
  let hub: UtilityProcess | undefined
  let attempt = 0
  let stopping = false
  let recovery: NodeJS.Timeout | undefined
  let refusal: string | undefined

  function tell(state: HubState): void {
    const words = hubWords(state)
    if (words !== '') console.error(words)
    show(words)
  }

  function handOver(to: UtilityProcess, contents: WebContents): void {
    if (contents.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    to.postMessage({ kind: 'connect' }, [port1])
    contents.postMessage('hub:port', null, [port2])
  }

  function launch(): void {
    const startedAt = Date.now()
    const started = utilityProcess.fork(path.join(import.meta.dirname, 'hub.js'), [], {
      serviceName: 'pengtong-hub',
      stdio: 'inherit',
      // A short-lived generation of 8 MB: the default grows to 100 MB on a large machine and is never given back.
      execArgv: ['--max-semi-space-size=8'],
      // The hub takes the key out of its environment before it starts anything else.
      env: { ...(process.env as Record<string, string>), PENGTONG_SECRET_KEY: sealingKey() ?? '' },
    })
    started.on('spawn', () => {
      hub = started
      for (const contents of waiting) handOver(started, contents)
      waiting.clear()
    })
    started.on('message', (message: unknown) => {
      const kind = typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined
      if (kind === 'ready') {
        tell({ kind: attempt > 0 ? 'recovered' : 'running' })
        if (attempt > 0) recovery = setTimeout(() => tell({ kind: 'running' }), RECOVERED_FOR_MS)
      }
      if (kind === 'refused' && typeof message === 'object' && message !== null && 'message' in message) {
        refusal = String(message.message)
        tell({ kind: 'stopped', reason: refusal })
      }
    })
    started.on('exit', () => {
      hub = undefined
      clearTimeout(recovery)
      if (stopping || refusal !== undefined) return
      attempt = Date.now() - startedAt > HEALTHY_AFTER_MS ? 1 : attempt + 1
      const delayMs = restartDelayMs(attempt)
      if (delayMs === undefined) {
        tell({ kind: 'stopped', reason: '' })
        return
      }
      tell({ kind: 'restarting', attempt, inSeconds: Math.ceil(delayMs / 1000) })
      setTimeout(() => {
        if (!stopping) launch()
      }, delayMs)
    })
  }

  launch()
  return {
    connect(contents) {
      if (hub === undefined) waiting.add(contents)
      else handOver(hub, contents)
    },
    async stop() {
      stopping = true
      const last = hub
      if (last === undefined) return
      await new Promise<void>(resolve => {
        const limit = setTimeout(resolve, CLOSE_LIMIT_MS)
        last.once('exit', () => {
          clearTimeout(limit)
          resolve()
        })
        last.kill()
      })
    },
  }
}

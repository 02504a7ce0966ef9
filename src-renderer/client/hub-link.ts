import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client'
import { ref, type Ref } from 'vue'
import type { TokenHolder } from './client.ts'
import { linkOverSocket } from './link-hub.ts'
import { linkOverPort } from './link-message-port.ts'

/** What the status bar says of the line to the hub. `since` is the moment it was lost. */
export type LineState = { readonly up: true } | { readonly up: false; readonly since: Date; readonly first: boolean }

/** One way to reach a hub; `open` resolves with a working link and says when it is lost. */
export type OpenLine = (lost: () => void) => Promise<ClientLink<ClientContext>>

const waitsMs = [200, 500, 1_000, 2_000, 5_000] as const
const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/**
 * A link that outlives its line: calls wait for the line that is being opened, a lost line is opened again with growing pauses.
 * A call that was on its way when the line broke fails (it may have been carried out), it is never sent twice.
 */
export class LastingLink implements ClientLink<ClientContext> {
  readonly state: Ref<LineState>
  readonly #open: OpenLine
  readonly #upAgain = new Set<() => void>()
  #current: Promise<ClientLink<ClientContext>>

  constructor(open: OpenLine) {
    this.state = ref<LineState>({ up: false, since: new Date(), first: true })
    this.#open = open
    this.#current = this.#connect()
  }

  /** Called each time the line stands; returns how to stop. */
  whenUp(tell: () => void): () => void {
    this.#upAgain.add(tell)
    return () => this.#upAgain.delete(tell)
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    const link = await this.#current
    return await link.call(path, input, options)
  }

  async #connect(): Promise<ClientLink<ClientContext>> {
    for (let attempt = 0; ; attempt++) {
      try {
        const link = await this.#open(() => this.#lost())
        this.state.value = { up: true }
        for (const tell of this.#upAgain) tell()
        return link
      } catch {
        // Not reachable yet: the status bar says so, and the next attempt follows.
        await later(waitsMs[Math.min(attempt, waitsMs.length - 1)] ?? 5_000)
      }
    }
  }

  #lost(): void {
    if (!this.state.value.up) return
    this.state.value = { up: false, since: new Date(), first: false }
    this.#current = this.#connect()
  }
}

/** The browser's line: one WebSocket to the hub that served the page. */
export function socketLine(address: string, holder: TokenHolder): OpenLine {
  return lost =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(address)
      socket.addEventListener('open', () => resolve(linkOverSocket(socket, holder)), { once: true })
      socket.addEventListener('error', () => reject(new Error('the hub does not answer')), { once: true })
      socket.addEventListener('close', lost, { once: true })
    })
}

/** The desktop's line: the shell hands over a port when it is asked, now or when the hub is up. */
export function portLine(page: Window, holder: TokenHolder): OpenLine {
  return lost =>
    new Promise(resolve => {
      const receive = (event: MessageEvent): void => {
        const port = event.ports[0]
        if (event.source !== page || event.data !== 'pengtong:port' || !port) return
        page.removeEventListener('message', receive)
        port.addEventListener('close', lost, { once: true })
        resolve(linkOverPort(port, holder))
      }
      page.addEventListener('message', receive)
      page.postMessage('pengtong:connect', page.location.origin)
    })
}

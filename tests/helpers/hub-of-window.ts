import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Page } from 'playwright-core'
import type { CallHub } from './office.ts'

/** What a message port's link needs of a port; this one's other end is in a page of the desktop program. */
class PortInPage extends EventTarget {
  readonly #send: (data: string) => void

  constructor(send: (data: string) => void) {
    super()
    this.#send = send
  }
  postMessage(data: unknown): void {
    if (typeof data !== 'string') throw new TypeError('a story sends no files over the line of a window')
    this.#send(data)
  }
}

/** Where the page keeps its ends of the lines, and how it tells what came over one. */
interface PageWithLines {
  storyLines?: MessagePort[]
  storyHeard(line: number, data: string): Promise<void>
}

/**
 * The hub of the desktop program, called over lines that the shell hands to one of its windows: the way pages call it.
 * @param page  a window that stays open, and is not reloaded, as long as the clients are used
 */
export async function hubOfWindow(page: Page): Promise<CallHub> {
  const ports: PortInPage[] = []
  await page.exposeFunction('storyHeard', (line: number, data: string) => {
    ports[line]?.dispatchEvent(new MessageEvent('message', { data }))
  })
  return token => {
    const line = ports.length
    const connected = page.evaluate(connect, line)
    const port = new PortInPage(data => void connected.then(() => page.evaluate(send, { line, data })))
    ports.push(port)
    const headers = () => (token ? { authorization: `Bearer ${token}` } : {})
    return createORPCClient(new RPCLink({ port: port as unknown as MessagePort, headers }))
  }
}

/** Runs in the page: asks the shell for one more line to the hub. */
function connect(line: number): Promise<void> {
  const here = globalThis as unknown as PageWithLines
  return new Promise(resolve => {
    const receive = (event: MessageEvent): void => {
      const [port] = event.ports
      if (event.data !== 'pengtong:port' || !port) return
      removeEventListener('message', receive)
      here.storyLines ??= []
      here.storyLines[line] = port
      port.onmessage = ({ data }) => void here.storyHeard(line, String(data))
      resolve()
    }
    addEventListener('message', receive)
    postMessage('pengtong:connect', location.origin)
  })
}

/** Runs in the page. */
function send({ line, data }: { line: number; data: string }): void {
  const here = globalThis as unknown as PageWithLines
  here.storyLines?.[line]?.postMessage(data)
}

import net from 'node:net'

export interface Loaded {
  /** Answers a second. */
  readonly rate: number
  /** Milliseconds of each answer. */
  readonly samples: readonly number[]
  /** Answers whose status was not 200. */
  readonly refused: number
}

/** One HTTP request as bytes of the line. */
export function requestBytes(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Buffer {
  const content = Buffer.from(body)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\n${lines.join('')}content-length: ${content.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content])
}

/**
 * Asks over a number of kept connections for some seconds, each sending its next request when the answer to the last is
 * there. On the bare line, so that the one who measures costs as little as possible of the same two cores.
 */
export async function load(
  url: string,
  options: { connections: number; seconds: number; request: () => Buffer },
): Promise<Loaded> {
  const { hostname, port } = new URL(url)
  const samples: number[] = []
  let refused = 0
  const started = performance.now()
  const until = started + options.seconds * 1000

  async function one(): Promise<void> {
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    await new Promise<void>((resolve, reject) => {
      let sent = 0
      let text = ''
      const ask = () => {
        if (performance.now() >= until) return void socket.end(() => resolve())
        const bytes = options.request()
        sent = performance.now()
        socket.write(bytes)
      }
      socket.on('error', reject)
      socket.on('data', chunk => {
        text += chunk.toString('latin1')
        const head = text.indexOf('\r\n\r\n')
        if (head < 0) return
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
        if (text.length < head + 4 + length) return
        samples.push(performance.now() - sent)
        if (!text.startsWith('HTTP/1.1 200')) refused += 1
        text = ''
        ask()
      })
      ask()
    })
  }
  await Promise.all(Array.from({ length: options.connections }, one))
  return { rate: samples.length / ((performance.now() - started) / 1000), samples, refused }
}

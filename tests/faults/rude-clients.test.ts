import http from 'node:http'
import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Program } from '#compose'
import { startServer, type RunningHub } from '#hub/server.ts'
import { openMemoryProgram, signInAs } from '#tests/helpers/memory-program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'

/** Writes raw bytes to the hub and gives what comes back before the line is closed or goes quiet. */
async function rawly(url: string, bytes: string | Uint8Array, waitMs = 500): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = net.connect(Number(port), hostname)
  let heard = ''
  socket.on('data', chunk => (heard += chunk.toString('latin1')))
  socket.on('error', () => undefined) // a reset is one of the right answers to rubbish
  socket.write(bytes)
  await Promise.race([new Promise(resolve => socket.once('close', resolve)), pause(waitMs)])
  socket.destroy()
  return heard
}

describe('不守规矩的客户端', () => {
  let program: Program
  let hub: RunningHub
  let other: TestClient

  beforeAll(async () => {
    program = await openMemoryProgram()
    hub = await startServer(program, { port: 0, host: '127.0.0.1' })
    const { token } = await signInAs(program, 'chen', ['clerk'])
    other = createORPCClient(new RPCLink({ url: `${hub.url}/rpc`, headers: { authorization: `Bearer ${token}` } }))
  })
  afterAll(async () => {
    await hub.close()
    await program.close()
  })
  // Whatever one client does, another is answered, and soon.
  afterEach(async () => {
    const started = performance.now()
    expect((await other.identity.me()).loginName).toBe('chen')
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  it('不是 HTTP 的字节得到 400', async () => {
    const rubbish = Uint8Array.from({ length: 4_096 }, (_, index) => (index * 37) % 256)
    expect(await rawly(hub.url, rubbish)).toMatch(/^HTTP\/1\.1 400|^$/)
    expect(await rawly(hub.url, 'GET /%00%ff HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
  })

  it('不成地址的路径也有答复', async () => {
    for (const path of ['//', '/%', '/%E0%A4%A', '/rpc/%', '/rpc/no/such', '/api/%zz', '/..%2f..%2fetc/passwd']) {
      const heard = await rawly(hub.url, `GET ${path} HTTP/1.1\r\nhost: hub\r\nconnection: close\r\n\r\n`, 3_000)
      expect(heard, path).toMatch(/^HTTP\/1\.1 4\d\d/)
      expect(heard, path).not.toMatch(/root:|\bat .+:\d+:\d+/)
    }
  })

  it.each(['{', '[]', 'null', '{"json":{"loginName":{}}}', '\u{0}\u{1}'])('读不懂的调用 %j 得到 4xx', async body => {
    const answer = await fetch(`${hub.url}/rpc/identity/signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  it('100 MB 的请求一开头就被拒绝，写明了大小也好，不写明也好', async () => {
    const stated = await rawly(
      hub.url,
      'POST /rpc/identity/signIn HTTP/1.1\r\nhost: hub\r\ncontent-length: 104857600\r\n\r\n',
    )
    expect(stated).toMatch(/^HTTP\/1\.1 413/)

    const before = process.memoryUsage().rss
    const status = await new Promise<number>(resolve => {
      const request = http.request(`${hub.url}/rpc/identity/signIn`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      })
      const piece = Buffer.alloc(1024 * 1024, 0x20)
      let ended = false
      const end = (code: number) => {
        ended = true
        request.destroy()
        resolve(code)
      }
      request.on('response', response => end(response.statusCode ?? 0))
      request.on('error', () => end(-1)) // cut off in the middle: refused too
      void (async () => {
        for (let sent = 0; sent < 100 && !ended; sent += 1) {
          if (!request.write(piece))
            await Promise.race([new Promise(drained => request.once('drain', drained)), pause(200)])
        }
        if (!ended) request.end()
      })()
    })
    expect([411, 413, -1]).toContain(status)
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(400)
  })

  it('只连不说话的、说一半的客户端，不耽误别人', async () => {
    const { hostname, port } = new URL(hub.url)
    const silent = Array.from({ length: 50 }, () => net.connect(Number(port), hostname))
    silent.forEach(socket => socket.on('error', () => undefined)) // closed by the hub sooner or later
    silent
      .slice(0, 25)
      .forEach(socket => socket.write('POST /rpc/identity/me HTTP/1.1\r\nhost: hub\r\ncontent-length: 9\r\n\r\n{"'))
    expect((await other.identity.me()).loginName).toBe('chen')
    silent.forEach(socket => socket.destroy())
  })

  it('握手到一半断开的、说胡话的 WebSocket，不耽误别人', async () => {
    const half = 'GET /ws HTTP/1.1\r\nhost: hub\r\nupgrade: websocket\r\nconnection: upgrade\r\n'
    await rawly(hub.url, half, 100)
    await rawly(hub.url, `${half.replace('/ws', '//')}\r\n`, 100)
    await rawly(hub.url, `${half}sec-websocket-version: 13\r\nsec-websocket-key: !!\r\n\r\n`, 200)
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/ws`)
    socket.on('error', () => undefined) // the hub may hang up on it
    await new Promise(resolve => socket.once('open', resolve))
    for (const message of ['', '{', 'null', '{"i":"1"}', Buffer.alloc(1000, 0xff)]) socket.send(message)
    // A reserved opcode, written under the library's nose.
    ;(socket as unknown as { _socket: net.Socket })._socket.write(Buffer.from([0x8f, 0x80, 0, 0, 0, 0]))
    await pause(300)
    expect((await other.identity.me()).loginName).toBe('chen')
    socket.terminate()
  })
})

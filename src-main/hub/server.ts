import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Program } from '#compose'
import type { CallContext } from '#hub/access.ts'
import { isLoopback, sameOrigin } from './callers.ts'
import { answerGateway, isForGateway } from './gateway-line.ts'
import { logUnexpected } from './log.ts'
import type { PlainHttpHandler } from './plain-http.ts'
import { servePublicGuide, type PublicGuide } from './public-guide.ts'
import { servePages } from './static-pages.ts'

/** Longest message of a call, bytes: a sheet of 64 MB as base64 and its envelope fit, a 200 MB one is refused early. */
const maxMessageBytes = 96 * 1024 * 1024

export interface RunningHub {
  readonly url: string
  close(): Promise<void>
}

/** The path a request names; nothing when it is no address that could be read. */
function pathnameOf({ url = '/' }: http.IncomingMessage): string | undefined {
  try {
    const { pathname } = new URL(url, 'http://hub')
    decodeURIComponent(pathname)
    return pathname
  } catch {
    // TypeError or URIError: rubbish from the line, whose sender is told so.
    return undefined
  }
}

/**
 * Serves the program over HTTP (`/rpc`, `/api`, `/openapi.json`), WebSocket (`/ws`) and, if given, the built pages.
 * @param port  0 takes any free port
 */
export async function startServer(
  program: Pick<Program, 'router' | 'callContext' | 'services'>,
  options: {
    port: number
    host: string
    pagesFolder?: string | undefined
    /** The public page of an item's guide under `/guide/CODE`; absent: there are none. */
    publicGuide?: PublicGuide | undefined
  },
): Promise<RunningHub> {
  const plugins = [new RequestHeadersPlugin<CallContext>()]
  const rpc = new RPCHandler(program.router, { plugins, interceptors: [onError(logUnexpected)] })
  const sockets = new SocketHandler(program.router, { plugins, interceptors: [onError(logUnexpected)] })
  // Loaded and made when first asked for: nobody who starts a hub waits for them.
  let api: Promise<PlainHttpHandler> | undefined
  let document: Promise<string> | undefined

  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const pathname = pathnameOf(request)
    if (pathname === undefined) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('这个地址读不懂。')
      return
    }
    if (!sameOrigin(request)) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('只接受本站页面的请求。')
      return
    }
    if (isForGateway(request.url ?? '')) return answerGateway(program, request, response)
    const context = program.callContext(isLoopback(request))
    if (pathname === '/openapi.json') {
      document ??= import('./plain-http.ts').then(async plain => JSON.stringify(await plain.openApiDocument()))
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(await document)
      return
    }
    if (request.headers['transfer-encoding'] !== undefined) {
      // Without a stated length a body could grow until the memory is gone; no client of the contract sends one.
      response.writeHead(411, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      response.end('请写明请求的长度（content-length）。')
      return
    }
    if (Number(request.headers['content-length'] ?? 0) > maxMessageBytes) {
      response.writeHead(413, { 'content-type': 'text/plain; charset=utf-8' }).end('这个请求太大，超过 96 MB。')
      return
    }
    if ((await rpc.handle(request, response, { prefix: '/rpc', context })).matched) return
    if (pathname.startsWith('/api/')) {
      api ??= import('./plain-http.ts').then(plain => plain.createPlainHttpHandler(program.router))
      if ((await (await api).handle(request, response, { prefix: '/api', context })).matched) return
    }
    if (options.publicGuide && pathname.startsWith('/guide/')) {
      await servePublicGuide(options.publicGuide, request, response, pathname)
      return
    }
    if (options.pagesFolder) await servePages(options.pagesFolder, request, response)
    else response.writeHead(404).end()
  }

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logUnexpected(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const socketServer = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes })
  server.on('upgrade', (request, socket, head) => {
    if (!sameOrigin(request) || pathnameOf(request) !== '/ws') {
      socket.destroy()
      return
    }
    socketServer.handleUpgrade(request, socket, head, connection => {
      connection.on('error', logUnexpected)
      void sockets.upgrade(connection, { context: program.callContext(isLoopback(request)) })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}`,
    async close() {
      for (const connection of socketServer.clients) connection.terminate()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

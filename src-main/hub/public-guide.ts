import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageHeaders } from './page-headers.ts'

/** The page of an item by its code; `origin` is the hub as the reader reached it. */
export type PublicGuide = (code: string, origin: string) => Promise<{ found: boolean; html: string }>

/** Where the reader reached the hub: behind a proxy that says so, its scheme, and the name in the request. */
function originOf(request: IncomingMessage): string {
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
  return `${scheme}://${request.headers.host ?? 'localhost'}`
}

/** Serves `/guide/CODE` to anybody: what is published, and nothing that is not. */
export async function servePublicGuide(
  publicGuide: PublicGuide,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const code = decodeURIComponent(pathname.slice('/guide/'.length))
  const { found, html } = await publicGuide(code.slice(0, 200), originOf(request))
  // No script runs on it at all; it is kept for a minute at most, since a decision shows at once.
  response.writeHead(found ? 200 : 404, {
    ...pageHeaders,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=60',
  })
  response.end(request.method === 'HEAD' ? undefined : html)
}

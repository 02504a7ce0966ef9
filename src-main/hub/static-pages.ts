import fs from 'node:fs'
import fsp from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { contentTypeOf, pageHeaders } from './page-headers.ts'

/** The file a path names inside the pages folder, or nothing when it would leave the folder or does not exist. */
async function fileOf(pagesFolder: string, pathname: string): Promise<string | undefined> {
  const file = path.join(pagesFolder, path.normalize(pathname))
  if (!file.startsWith(pagesFolder + path.sep)) return undefined
  const stat = await fsp.stat(file).catch(() => undefined)
  return stat?.isFile() ? file : undefined
}

/**
 * Serves the built pages; a path without an extension is a view of the console (every view is an address) and gets
 * `index.html`. Hashed assets may be cached for ever, pages never.
 */
export async function servePages(pagesFolder: string, request: IncomingMessage, response: ServerResponse) {
  const { pathname } = new URL(request.url ?? '/', 'http://hub')
  const decoded = decodeURIComponent(pathname)
  const wanted = path.extname(decoded) === '' ? '/index.html' : decoded
  const file = await fileOf(pagesFolder, wanted)
  if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('没有这个页面。 There is no such page.')
    return
  }
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': contentTypeOf(file),
    'cache-control': decoded.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
  else fs.createReadStream(file).pipe(response)
}

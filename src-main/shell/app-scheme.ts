import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { protocol } from 'electron'
import { contentTypeOf, pageHeaders } from '#hub/page-headers.ts'
import { APP_SCHEME, isOwnPage } from './origin.ts'

const pagesFolder = path.join(import.meta.dirname, '..', 'renderer')

/** Must run before `app` is ready: only then can a scheme become a secure context with fetch, streams and code cache. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the built pages at app://pengtong/; a path without an extension is a view and gets index.html, as on a hub. */
export function serveAppScheme(): void {
  protocol.handle(APP_SCHEME, async request => {
    if (!isOwnPage(request.url) || (request.method !== 'GET' && request.method !== 'HEAD')) return notFound()
    const asked = decodeURIComponent(new URL(request.url).pathname)
    const file = path.join(pagesFolder, path.extname(asked) === '' ? 'index.html' : path.normalize(asked))
    if (!file.startsWith(pagesFolder + path.sep)) return notFound()
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() !== true) return notFound()
    return fileAnswer(file, found.size, request.headers.get('range'))
  })
}

/** Whole, or the part a player asks for (`bytes=from-to`). */
function fileAnswer(file: string, size: number, range: string | null): Response {
  const headers = {
    ...pageHeaders,
    'content-type': contentTypeOf(file),
    'accept-ranges': 'bytes',
  }
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  const start = from === '' ? 0 : Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start > end && size > 0)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  const body =
    size === 0 ? null : (Readable.toWeb(createReadStream(file, { start, end })) as ReadableStream<Uint8Array>)
  if (from === '') return new Response(body, { headers: { ...headers, 'content-length': String(size) } })
  return new Response(body, {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${size}`,
    },
  })
}

function notFound(): Response {
  return new Response('没有这个页面。 There is no such page.', {
    status: 404,
    headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' },
  })
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Program } from '#compose'
import { gatewayPrefix, Refused, refusalBody, statusOf, type GateAnswer } from '#domain/gateway/index.ts'
import { newId } from '#kernel/ids.ts'
import { logUnexpected } from './log.ts'

/** The gateway's HTTP side, under `/gateway/v1/`: programs of departments call it, never a page. */

const longestBodyBytes = 64 * 1024
/** How long a caller may take to send its question, or to take the next piece of its file, milliseconds. */
const slowestMs = 15_000

export function isForGateway(url: string): boolean {
  return url.startsWith(gatewayPrefix) || url === '/gateway/openapi.json'
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  if (request.headers['transfer-encoding'] !== undefined) throw new Refused('INPUT_WRONG')
  if (Number(request.headers['content-length'] ?? 0) > longestBodyBytes) throw new Refused('TOO_LARGE')
  const timer = setTimeout(() => request.destroy(), slowestMs)
  try {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of request) {
      chunks.push(chunk as Buffer)
      bytes += (chunk as Buffer).length
      if (bytes > longestBodyBytes) throw new Refused('TOO_LARGE')
    }
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
  }
}

function send(response: ServerResponse, answer: GateAnswer): void {
  const body = Buffer.from(answer.body)
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-pt-request': answer.requestId,
    ...(answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }),
  })
  response.end(body)
}

/** Waits until a slow reader has taken what it was sent; one that takes nothing is let go, and its source with it. */
async function taken(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error) => {
      clearTimeout(timer)
      response.off('drain', onDrain)
      response.off('close', onClose)
      if (error) reject(error)
      else resolve()
    }
    const onDrain = () => done()
    const onClose = () => done(new Error('the reader went away'))
    const timer = setTimeout(() => {
      response.destroy()
      done(new Error('the reader took nothing'))
    }, slowestMs)
    response.once('drain', onDrain)
    response.once('close', onClose)
  })
}

async function sendBatch(program: Pick<Program, 'services'>, request: IncomingMessage, response: ServerResponse) {
  const { gate, batch } = await program.services.gateway.open()
  const requestId = newId()
  const ended = new AbortController()
  response.once('close', () => ended.abort())
  try {
    const body = await readBody(request)
    const { method = '', url: path = '', headers } = request
    const entered = await gate.enter({ method, path, headers, body }, 'batch', requestId)
    for await (const piece of batch.write(entered, ended.signal)) {
      if (!response.headersSent) {
        response.writeHead(200, {
          'content-type': 'application/x-ndjson; charset=utf-8',
          'cache-control': 'no-store',
          'x-pt-request': requestId,
        })
      }
      if (!response.write(piece)) await taken(response)
    }
    response.end()
  } catch (error) {
    if (!response.headersSent) {
      send(response, gate.refusal(error, requestId))
      return
    }
    // In the middle of a file nothing can be said any more; without its last line it is no file.
    if (!(error instanceof Refused) && !ended.signal.aborted) logUnexpected(error)
    response.destroy()
  }
}

/** Answers one request for the gateway; every answer, refusals included, is JSON. */
export async function answerGateway(
  program: Pick<Program, 'services'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url: path = '', headers } = request
  if (path === '/gateway/openapi.json') {
    const { gatewayDocument } = await import('./gateway-document.ts')
    response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(gatewayDocument()))
    return
  }
  if (path === `${gatewayPrefix}batch` && method === 'POST') return sendBatch(program, request, response)
  const { gate } = await program.services.gateway.open()
  let body: Uint8Array
  try {
    body = await readBody(request)
  } catch (error) {
    if (!(error instanceof Refused)) return void response.destroy()
    const requestId = newId()
    response.setHeader('connection', 'close')
    return send(response, { status: statusOf(error), body: refusalBody(error, requestId), requestId })
  }
  send(response, await gate.answer({ method, path, headers, body }))
}

import type { IncomingMessage } from 'node:http'

/**
 * Whether the caller sits at the hub's own machine. A request that a proxy passed on never counts, whatever its address.
 */
export function isLoopback(request: IncomingMessage): boolean {
  if (request.headers['x-forwarded-for'] !== undefined || request.headers['forwarded'] !== undefined) return false
  const address = request.socket.remoteAddress ?? ''
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** A browser names its page's origin: only pages of this hub may call it. Programs send no Origin and carry a token. */
export function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    // "null" or rubbish: a sandboxed frame or a file, neither of which is ours.
    return false
  }
}

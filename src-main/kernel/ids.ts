import { z } from 'zod'

/** Identity of a stored thing: UUID version 7, so that ids sort by their moment of birth. */
export const idSchema = z.uuid()

/** Random bytes for many identities at once: asking the system for each costs more than everything else here. */
const pool = new Uint8Array(16 * 256)
let taken = pool.length
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function sixteenRandomBytes(): Uint8Array {
  if (taken === pool.length) {
    crypto.getRandomValues(pool)
    taken = 0
  }
  taken += 16
  return pool.slice(taken - 16, taken)
}

/**
 * A new identity (RFC 9562 version 7): 48 bits of Unix milliseconds, then random bits from Web Crypto.
 * `now` is a parameter so that seeds are reproducible in order.
 */
export function newId(now: number = Date.now()): string {
  const bytes = sixteenRandomBytes()
  let milliseconds = now
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = milliseconds % 256
    milliseconds = Math.floor(milliseconds / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  let hex = ''
  for (const byte of bytes) hex += hexOf[byte] ?? ''
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

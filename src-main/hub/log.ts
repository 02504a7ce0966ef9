import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { pino } from 'pino'

/** Logs go to standard error, so that standard output stays one document; names that may hold secrets are cut out. */
export const log = pino(
  {
    level: process.env['PENGTONG_LOG'] ?? 'warn',
    redact: ['*.password', '*.token', '*.authorization', '*.apiKey', 'password', 'token', 'apiKey'],
  },
  pino.destination(2),
)

/** Logs what nobody expected, once, with an id that the user sees too; refusals of the rules are not logged. */
export function logUnexpected(error: unknown): void {
  if (error instanceof ORPCError && error.status < 500) return
  if (error instanceof Error && error.name === 'AbortError') return
  // The caller went away in the middle of its own request.
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return
  log.error({ correlationId: randomUUID(), err: error }, 'unexpected')
}

import crypto from 'node:crypto'
import { Worker } from 'node:worker_threads'

/** What the thread is asked to do. */
export type PasswordOrder =
  | { readonly kind: 'hash'; readonly password: string; readonly salt: Uint8Array }
  | { readonly kind: 'verify'; readonly password: string; readonly hash: string }
export type PasswordReply = { readonly id: number } & (
  { readonly answer: string | boolean } | { readonly trouble: string }
)

interface Waiting {
  resolve(answer: string | boolean): void
  reject(error: Error): void
}
interface PasswordThread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
  idle?: NodeJS.Timeout
}

/** Hashing takes the processor for a tenth of a second and 40 MB that its module never gives back, so it has a thread that ends. */
const idleMs = 5_000
let thread: PasswordThread | undefined
let lastId = 0

function startThread(): PasswordThread {
  const worker = new Worker(new URL('./password.worker.ts', import.meta.url))
  const waiting = new Map<number, Waiting>()
  const started: PasswordThread = { worker, waiting }
  const end = (error: Error): void => {
    if (thread === started) thread = undefined
    for (const one of waiting.values()) one.reject(error)
    waiting.clear()
  }
  worker.on('message', (reply: PasswordReply) => {
    const one = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('answer' in reply) one?.resolve(reply.answer)
    else one?.reject(new Error(reply.trouble))
    if (waiting.size > 0) return
    // Nothing is under way: it does not keep the process alive, and ends soon.
    worker.unref()
    started.idle = setTimeout(() => {
      if (thread === started) thread = undefined
      void worker.terminate()
    }, idleMs)
    started.idle.unref()
  })
  worker.once('error', end)
  worker.once('exit', () => end(new Error('the thread that hashes passwords ended')))
  return started
}

/** @throws when the hash is none, or the thread could not do its work */
async function ask(order: PasswordOrder): Promise<string | boolean> {
  const mine = (thread ??= startThread())
  clearTimeout(mine.idle)
  mine.worker.ref()
  const id = (lastId += 1)
  return await new Promise((resolve, reject) => {
    mine.waiting.set(id, { resolve, reject })
    mine.worker.postMessage({ id, order })
  })
}

/** An argon2id string (RFC 9106) with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return String(await ask({ kind: 'hash', password, salt: crypto.randomBytes(16) }))
}

/** Whether this is the password of the hash. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  return (await ask({ kind: 'verify', password, hash })) === true
}

export function newToken(): string {
  return crypto.randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): string {
  return crypto.createHash('sha256').update(token).digest('hex')
}

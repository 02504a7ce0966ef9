import { parentPort } from 'node:worker_threads'
import { argon2id, argon2Verify } from 'hash-wasm'
import type { PasswordOrder, PasswordReply } from './password.ts'

/**
 * The thread of `password.ts`. argon2id with the parameters of RFC 9106's second choice as tuned by OWASP: 19 MiB, two
 * passes, one lane.
 */
async function carryOut(order: PasswordOrder): Promise<string | boolean> {
  const password = order.password.normalize('NFKC')
  if (order.kind === 'verify') return argon2Verify({ password, hash: order.hash })
  return argon2id({
    password,
    salt: order.salt,
    parallelism: 1,
    iterations: 2,
    memorySize: 19 * 1024,
    hashLength: 32,
    outputType: 'encoded',
  })
}

parentPort?.on('message', ({ id, order }: { id: number; order: PasswordOrder }) => {
  carryOut(order).then(
    answer => parentPort?.postMessage({ id, answer } satisfies PasswordReply),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        trouble: error instanceof Error ? error.message : String(error),
      } satisfies PasswordReply),
  )
})

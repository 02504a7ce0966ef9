import crypto from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** argon2id with the parameters of RFC 9106's second choice as tuned by OWASP: 19 MiB, two passes, one lane. */
export async function hashPassword(password: string): Promise<string> {
  return argon2id({
    password: password.normalize('NFKC'),
    salt: crypto.randomBytes(16),
    parallelism: 1,
    iterations: 2,
    memorySize: 19 * 1024,
    hashLength: 32,
    outputType: 'encoded',
  })
}

export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  return argon2Verify({ password: password.normalize('NFKC'), hash })
}

export function newToken(): string {
  return crypto.randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): string {
  return crypto.createHash('sha256').update(token).digest('hex')
}

import { createHMAC, createSM3 } from 'hash-wasm'
import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * How a request proves its credential, after SCRAM (RFC 5802) with SM3: the hub keeps `storedKey = SM3(clientKey)` only, so
 * what lies in its tables opens nothing. The caller signs with HMAC-SM3 under the stored key and adds its client key to the
 * signature by XOR; the hub takes it out again and checks that its hash is the stored one.
 *   clientKey = HMAC-SM3(secret, "pengtong gateway client key")
 *   storedKey = SM3(clientKey)
 *   proof     = clientKey XOR HMAC-SM3(storedKey, text)
 */
const purpose = 'pengtong gateway client key'

export interface SignedParts {
  readonly method: string
  readonly path: string
  /** Milliseconds since 1970, as the header has it. */
  readonly timestamp: string
  readonly nonce: string
  readonly body: Uint8Array
}

export type Sm3Hex = (data: Uint8Array | string) => string
export async function loadSm3Hex(): Promise<Sm3Hex> {
  const hasher = await createSM3()
  return data => hasher.init().update(data).digest('hex')
}

/** The text that is signed: what is asked, of what, when, once. */
export function signedText(sm3: Sm3Hex, { method, path, timestamp, nonce, body }: SignedParts): string {
  return `${method}\n${path}\n${timestamp}\n${nonce}\n${sm3(body)}`
}

export type Hmac = (text: string) => Uint8Array
/** HMAC-SM3 (GB/T 32905, GM/T 0042) under one key, kept ready. */
export async function hmacSm3(key: Uint8Array): Promise<Hmac> {
  const hasher = await createHMAC(createSM3(), key)
  return text => hasher.init().update(text).digest('binary')
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0))
}

export interface ClientKeys {
  readonly clientKey: Uint8Array
  readonly storedKey: string
}

export async function keysOfSecret(sm3: Sm3Hex, secret: string): Promise<ClientKeys> {
  const clientKey = (await hmacSm3(new Uint8Array(Buffer.from(secret, 'base64url'))))(purpose)
  return { clientKey, storedKey: sm3(clientKey) }
}

/** A caller's side: signs one request after another. @returns hex proofs */
export async function signerOfSecret(secret: string): Promise<(parts: SignedParts) => string> {
  const sm3 = await loadSm3Hex()
  const { clientKey, storedKey } = await keysOfSecret(sm3, secret)
  const hmac = await hmacSm3(new Uint8Array(Buffer.from(storedKey, 'hex')))
  return parts => Buffer.from(xor(clientKey, hmac(signedText(sm3, parts)))).toString('hex')
}

/** A request as it goes on the line: headers and body of one question, signed. */
export interface SignedRequest {
  readonly method: 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}
export type Caller = (
  path: string,
  content: object | string,
  changes?: { readonly nonce?: string; readonly timestamp?: number },
) => SignedRequest

/** The program that holds a credential: each of its requests has the time of `now` (milliseconds) and a nonce of its own. */
export async function callerOfSecret(credential: { id: string; secret: string }, now: () => number): Promise<Caller> {
  const sign = await signerOfSecret(credential.secret)
  return (path, content, changes = {}) => {
    const body = new Uint8Array(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)))
    const timestamp = String(changes.timestamp ?? now())
    const nonce = changes.nonce ?? randomBytes(18).toString('base64url')
    const headers = {
      'x-pt-credential': credential.id,
      'x-pt-timestamp': timestamp,
      'x-pt-nonce': nonce,
      'x-pt-signature': sign({ method: 'POST', path, timestamp, nonce, body }),
    }
    return { method: 'POST', path, headers, body }
  }
}

/** Whether a proof was made by the holder of the secret, for exactly this text. */
export function proofIsRight(sm3: Sm3Hex, hmac: Hmac, storedKey: string, text: string, proof: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(proof)) return false
  const clientKey = xor(new Uint8Array(Buffer.from(proof, 'hex')), hmac(text))
  return timingSafeEqual(Buffer.from(sm3(clientKey), 'hex'), Buffer.from(storedKey, 'hex'))
}

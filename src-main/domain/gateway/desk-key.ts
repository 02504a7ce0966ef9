import { randomBytes } from 'node:crypto'
import type { IssuedCredential } from '#contract/gateway.ts'
import type { Actor } from '#domain/audit/model.ts'
import { theProgram } from '#domain/audit/model.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Result } from '#kernel/result.ts'
import type { Gate, GateAnswer } from './gate.ts'
import { refusalBody } from './refusals.ts'
import { Refused, type RefusalCode, refusalStatus } from './model.ts'
import { signerOfSecret, type SignedParts } from './signing.ts'

interface DeskKey {
  readonly id: string
  readonly sign: (parts: SignedParts) => string
}

/**
 * The program's own desks ask as a department's program would: with a key of the department that holds the grant, through the
 * same gate. The key is made when first needed, lives in this process alone and ends with the grant.
 */
export function createDeskKeys(parts: {
  clock: Clock
  issue: (actor: Actor, grantId: string) => Promise<Result<IssuedCredential>>
  gate: () => Promise<Gate>
}) {
  const keys = new Map<string, Promise<DeskKey>>()

  async function make(grantId: string, departmentId: string): Promise<DeskKey> {
    const issued = await parts.issue({ ...theProgram, name: '窗口核验台', departmentId }, grantId)
    if (!issued.ok)
      throw new Refused(issued.violation.code === 'GRANT_NOT_IN_FORCE' ? issued.violation.code : 'UNEXPECTED')
    return { id: issued.value.id, sign: await signerOfSecret(issued.value.secret) }
  }

  function keyOf(grantId: string, departmentId: string): Promise<DeskKey> {
    const known = keys.get(grantId)
    if (known) return known
    const made = make(grantId, departmentId)
    keys.set(grantId, made)
    made.catch(() => keys.delete(grantId))
    return made
  }

  async function askWith(key: DeskKey, act: 'query' | 'compare', content: object): Promise<GateAnswer> {
    const path = `/gateway/v1/${act}`
    const body = new Uint8Array(Buffer.from(JSON.stringify(content)))
    const timestamp = String(parts.clock().getTime())
    const nonce = randomBytes(18).toString('base64url')
    const headers = {
      'x-pt-credential': key.id,
      'x-pt-timestamp': timestamp,
      'x-pt-nonce': nonce,
      'x-pt-signature': key.sign({ method: 'POST', path, timestamp, nonce, body }),
    }
    const gate = await parts.gate()
    return gate.answer({ method: 'POST', path, headers, body })
  }

  /** Never throws for a refusal: that is an answer, as on the line. */
  return async function askForDesk(
    grant: { readonly id: string; readonly mode: 'query' | 'compare' | 'batch'; readonly requesterId: string },
    content: object,
  ): Promise<GateAnswer> {
    const refused = (code: RefusalCode): GateAnswer => ({
      status: refusalStatus[code],
      body: refusalBody(new Refused(code), ''),
      requestId: '',
    })
    if (grant.mode === 'batch') return refused('MODE_NOT_GRANTED')
    try {
      const answer = await askWith(await keyOf(grant.id, grant.requesterId), grant.mode, content)
      if (answer.status !== 401) return answer
      // Somebody ended the key; a new one is made if the grant still allows it, and asked with once.
      keys.delete(grant.id)
      return await askWith(await keyOf(grant.id, grant.requesterId), grant.mode, content)
    } catch (error) {
      if (error instanceof Refused) return refused(error.code)
      throw error
    }
  }
}

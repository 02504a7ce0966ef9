import type { IssuedCredential } from '#contract/gateway.ts'
import type { Actor } from '#domain/audit/model.ts'
import { theProgram } from '#domain/audit/model.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Result } from '#kernel/result.ts'
import { gatewayPrefix, type Gate, type GateAnswer } from './gate.ts'
import { refusalBody } from './refusals.ts'
import { Refused, type RefusalCode, refusalStatus } from './model.ts'
import { callerOfSecret, type Caller } from './signing.ts'

/** A key of the desk opens for this long and ends by itself, whatever becomes of the process that holds it; milliseconds. */
const keyLastsMs = 12 * 3_600_000

/**
 * The program's own desks ask as a department's program would: with a key of the department that holds the grant, through the
 * same gate. The key is made when first needed, lives in this process alone and ends with the grant, or with the day.
 */
export function createDeskKeys(parts: {
  clock: Clock
  issue: (actor: Actor, grantId: string, until: Date) => Promise<Result<IssuedCredential>>
  gate: () => Promise<Gate>
}) {
  const callers = new Map<string, Promise<Caller>>()
  const now = () => parts.clock().getTime()

  async function make(grantId: string, departmentId: string): Promise<Caller> {
    const desk = { ...theProgram, name: '窗口核验台', departmentId }
    const issued = await parts.issue(desk, grantId, new Date(now() + keyLastsMs))
    if (!issued.ok)
      throw new Refused(issued.violation.code === 'GRANT_NOT_IN_FORCE' ? issued.violation.code : 'UNEXPECTED')
    return callerOfSecret(issued.value, now)
  }

  function callerFor(grantId: string, departmentId: string): Promise<Caller> {
    const known = callers.get(grantId)
    if (known) return known
    const made = make(grantId, departmentId)
    callers.set(grantId, made)
    made.catch(() => callers.delete(grantId))
    return made
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
      const path = `${gatewayPrefix}${grant.mode}`
      const gate = await parts.gate()
      const ask = async () => gate.answer((await callerFor(grant.id, grant.requesterId))(path, content))
      const answer = await ask()
      if (answer.status !== 401) return answer
      // The key ended, or somebody ended it; a new one is made if the grant still allows it, and asked with once.
      callers.delete(grant.id)
      return await ask()
    } catch (error) {
      if (error instanceof Refused) return refused(error.code)
      throw error
    }
  }
}

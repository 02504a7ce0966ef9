import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import type { Admission, LogEntry } from './admission.ts'
import { checkAsked, checkDoor, type Asked } from './asking.ts'
import { checkRow, cutRow } from './cut.ts'
import type { Directory, KnownDoor } from './directory.ts'
import { Refused, type CheckedRow, type Door, type GatewayAct } from './model.ts'
import { createNonces, createPace } from './pace.ts'
import { refusalBody, statusOf } from './refusals.ts'
import { proofIsRight, signedText, type Hmac, type Sm3Hex } from './signing.ts'
import { rowIsGranted, sourceFilters, sourceKeepsSlice } from './slice.ts'
import type { Sources } from './sources.ts'
import { orderOf } from './unusual.ts'
import type { createWatch } from './watch.ts'

/** A request as it came off the line. Header names are in lower case. */
export interface GateRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}
export interface GateAnswer {
  readonly status: number
  readonly body: string
  readonly requestId: string
  readonly retryAfter?: number | undefined
}

/** A request whose sender is proved and whose door is open. */
export interface Entered {
  readonly known: KnownDoor
  readonly door: Door
  readonly asked: Asked
  readonly now: Date
  readonly day: string
  readonly nonce: string
  readonly requestId: string
}

export interface GateParts {
  readonly clock: Clock
  readonly directory: Directory
  readonly admission: Admission
  readonly sources: Sources
  readonly watch: ReturnType<typeof createWatch>
  readonly sm3: Sm3Hex
  /** HMAC-SM3 under the office's salt. */
  readonly subjectHmac: Hmac
  readonly onUnexpected: (error: unknown) => void
}

const skewMs = 5 * 60_000
const rowsOfOneAnswer = 20
export const gatewayPrefix = '/gateway/v1/'

function header(request: GateRequest, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

function actOf({ method, path }: GateRequest): GatewayAct | undefined {
  const name = path.slice(gatewayPrefix.length)
  if (method !== 'POST' || !path.startsWith(gatewayPrefix)) return undefined
  return name === 'query' || name === 'compare' || name === 'batch' ? name : undefined
}

/** Fields that have to be read of the source: what leaves, what finds the record, what the slice is held against. */
export function fieldsToRead({ door, asked }: Pick<Entered, 'door' | 'asked'>) {
  const names = new Set([
    ...asked.fields.map(field => field.name),
    ...door.grant.rows.map(row => row.field),
    ...(asked.subject ? [asked.subject.field] : []),
  ])
  return door.resource.fields.filter(field => names.has(field.name))
}

/** The whole way of a request through the gateway, apart from the line it came on. */
export function createGate(parts: GateParts) {
  const { clock, directory, admission, sources, watch, sm3, subjectHmac } = parts
  const pace = createPace()
  const nonces = createNonces(2 * skewMs)

  function logOf(entered: Pick<Entered, 'door' | 'now'>, act: LogEntry['act'], rest: Partial<LogEntry>): LogEntry {
    const { door, now } = entered
    return {
      at: now,
      credentialId: door.credentialId,
      grantId: door.grant.id,
      resourceId: door.resource.id,
      departmentId: door.departmentId,
      act,
      outcome: 'answered',
      fields: [],
      rowCount: 0,
      ...rest,
    }
  }

  /** Proves who asks. A wrong name, key or text are one and the same answer. @throws Refused */
  async function prove(request: GateRequest, now: Date) {
    const credentialId = header(request, 'x-pt-credential')
    const timestamp = header(request, 'x-pt-timestamp')
    const nonce = header(request, 'x-pt-nonce')
    if (!/^[0-9A-Za-z_-]{16,64}$/.test(nonce) || !/^\d{13}$/.test(timestamp) || !/^[0-9a-f-]{36}$/.test(credentialId)) {
      throw new Refused('SIGNATURE_WRONG')
    }
    const known = await directory.find(credentialId)
    if (!known) throw new Refused('SIGNATURE_WRONG')
    const { door, hmac } = known
    const text = signedText(sm3, { method: request.method, path: request.path, timestamp, nonce, body: request.body })
    const proof = header(request, 'x-pt-signature')
    const expired = door.until !== undefined && now.getTime() >= door.until
    if (!proofIsRight(sm3, hmac, door.storedKey, text, proof) || expired) throw new Refused('SIGNATURE_WRONG')
    // Told only to the holder of the key, who has to set the clock.
    if (Math.abs(now.getTime() - Number(timestamp)) > skewMs) throw new Refused('CLOCK_SKEW', { now: now.getTime() })
    return { known, door, nonce }
  }

  /** @throws Refused; with a proved sender the refusal is on the log */
  async function enter(request: GateRequest, act: GatewayAct, requestId: string): Promise<Entered> {
    const now = clock()
    const day = shanghaiDate(now)
    const { known, door, nonce } = await prove(request, now)
    try {
      if (!nonces.isNew(door.credentialId, nonce, now.getTime())) throw new Refused('REPLAYED')
      checkDoor(door, act, day)
      const asked = checkAsked(door, act, request.body)
      const { perMinute } = door.grant.conditions
      if (perMinute !== undefined && !pace.mayGo(door.grant.id, perMinute, now.getTime())) {
        throw new Refused('TOO_OFTEN')
      }
      return { known, door, asked, now, day, nonce, requestId }
    } catch (error) {
      if (error instanceof Refused) await refuseOnRecord({ door, now }, act, error)
      throw error
    }
  }

  async function refuseOnRecord(entered: Pick<Entered, 'door' | 'now'>, act: LogEntry['act'], refused: Refused) {
    await admission.admit(logOf(entered, act, { outcome: refused.code }))
  }

  const hashOf = (subject: string) => Buffer.from(subjectHmac(subject)).toString('hex')

  /** Rows of this subject that the grant lets through, checked; whatever the source sent besides is dropped. */
  async function grantedRows(entered: Entered): Promise<CheckedRow[]> {
    const { door, asked, day } = entered
    const slice = { areas: door.areasOn(day), day }
    const fields = fieldsToRead(entered)
    const { subject } = asked
    const rows = await sources.find(door, {
      fields: fields.map(field => field.name),
      where: [...(subject ? [{ kind: 'equals' as const, ...subject }] : []), ...sourceFilters(door.grant.rows, slice)],
      limit: sourceKeepsSlice(door.grant.rows) ? rowsOfOneAnswer : 1000,
    })
    return rows
      .map(row => checkRow(row, fields))
      .filter(row => subject === undefined || row[subject.field] === subject.value)
      .filter(row => rowIsGranted(row, door.grant.rows, slice))
      .slice(0, rowsOfOneAnswer)
  }

  function bodyOf(entered: Entered, rows: readonly CheckedRow[]): string {
    const { door, asked, requestId } = entered
    if (asked.act === 'compare') {
      const [row] = rows
      const same = Object.fromEntries(
        asked.fields.map(({ name }) => [name, row !== undefined && row[name] === asked.compare?.[name]]),
      )
      return JSON.stringify({ requestId, found: row !== undefined, same })
    }
    const { returnForm } = door.grant.conditions
    return JSON.stringify({ requestId, rows: rows.map(row => cutRow(row, asked.fields, returnForm)) })
  }

  /** The door as it stands now, a moment before the answer leaves. @throws Refused */
  async function stillOpen({ door, day }: Entered): Promise<void> {
    const again = await directory.find(door.credentialId)
    if (!again) throw new Refused('SIGNATURE_WRONG')
    const state = again.door.grant.stateOn(day)
    if (state !== 'in-force') throw new Refused('GRANT_NOT_IN_FORCE', { state })
    const ended = again.door.until !== undefined && clock().getTime() >= again.door.until
    if (ended) throw new Refused('SIGNATURE_WRONG')
  }

  /** Puts the answer on the log; only then may it leave. @throws Refused */
  async function letOut(entered: Entered, entry: Partial<LogEntry>): Promise<void> {
    const { door, asked, day, nonce } = entered
    await stillOpen(entered)
    const { dailyLimit } = door.grant.conditions
    const admitted = await admission.admit(
      logOf(entered, asked.act, {
        fields: asked.fields.map(field => field.name),
        caseRef: asked.caseRef,
        nonce,
        ...entry,
      }),
      dailyLimit === undefined ? undefined : { day, limit: dailyLimit },
    )
    if (admitted === 'admitted') return
    if (admitted === 'REPLAYED') await refuseOnRecord(entered, asked.act, new Refused('REPLAYED'))
    throw new Refused(admitted)
  }

  async function answerEntered(entered: Entered): Promise<string> {
    const { door, asked, now, day } = entered
    const rows = await grantedRows(entered).catch(async (error: unknown) => {
      if (error instanceof Refused) await refuseOnRecord(entered, asked.act, error)
      throw error
    })
    const body = bodyOf(entered, rows)
    const subject = asked.subject && hashOf(asked.subject.value)
    await letOut(entered, { subjectHash: subject, rowCount: rows.length })
    const order = asked.subject && orderOf(asked.subject.value)
    watch.saw(door, { at: now.getTime(), subject, order, caseRef: asked.caseRef }, day)
    return body
  }

  function refusal(error: unknown, requestId: string): GateAnswer {
    if (!(error instanceof Refused)) parts.onUnexpected(error)
    const refused = error instanceof Refused ? error : new Refused('UNEXPECTED')
    const retryAfter = Number(refused.facts['retryAfter'] ?? Number.NaN)
    return {
      status: statusOf(refused),
      body: refusalBody(refused, requestId),
      requestId,
      ...(Number.isFinite(retryAfter) ? { retryAfter } : {}),
    }
  }

  return {
    actOf,
    enter,
    letOut,
    logOf,
    refusal,
    /** Answers a query or a comparison. Never throws. */
    async answer(request: GateRequest): Promise<GateAnswer> {
      const requestId = newId(clock().getTime())
      try {
        const act = actOf(request)
        if (act === undefined || act === 'batch') throw new Refused('INPUT_WRONG')
        const body = await answerEntered(await enter(request, act, requestId))
        return { status: 200, body, requestId }
      } catch (error) {
        return refusal(error, requestId)
      }
    },
  }
}
export type Gate = ReturnType<typeof createGate>

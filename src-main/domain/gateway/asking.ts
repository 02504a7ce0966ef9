import { z } from 'zod'
import type { ResourceField } from '#contract/sharing-model.ts'
import { Refused, type Door, type GatewayAct } from './model.ts'

/** What a caller may ask for, checked against its grant before any source is touched. Pure. */

const text = z.string().min(1).max(200)
const attached = {
  /** 办件编号. */
  caseNumber: z.string().max(60).optional(),
  /** Number of the consent on record (本人同意的凭据编号). */
  consent: z.string().max(80).optional(),
}
export const queryInput = z.strictObject({
  subject: z.strictObject({ field: text, value: z.string().min(1).max(200) }),
  fields: z.array(text).min(1).max(200).optional(),
  ...attached,
})
export const compareInput = z.strictObject({
  subject: z.strictObject({ field: text, value: z.string().min(1).max(200) }),
  values: z.record(text, z.string().max(500)),
  ...attached,
})
export const batchInput = z.strictObject({ fields: z.array(text).min(1).max(200).optional(), ...attached })

const inputs = { query: queryInput, compare: compareInput, batch: batchInput }

export interface Asked {
  readonly act: GatewayAct
  readonly subject?: { readonly field: string; readonly value: string } | undefined
  /** Granted fields that were asked for, in the grant's order. */
  readonly fields: readonly ResourceField[]
  readonly compare?: Readonly<Record<string, string>> | undefined
  readonly caseRef?: string | undefined
}

const caseShape = /^[0-9A-Za-z][0-9A-Za-z-]{5,39}$/

/** @throws Refused */
export function readAsked(act: GatewayAct, body: Uint8Array): z.infer<(typeof inputs)[GatewayAct]> {
  try {
    return inputs[act].parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    // Whatever is wrong with it, the caller gets its own words back in no error.
    throw new Refused('INPUT_WRONG')
  }
}

/** A door that is open today for this way of sharing. @throws Refused */
export function checkDoor({ grant }: Door, act: GatewayAct, day: string): void {
  const state = grant.stateOn(day)
  if (state !== 'in-force') throw new Refused('GRANT_NOT_IN_FORCE', { state })
  if (grant.mode !== act) throw new Refused('MODE_NOT_GRANTED')
  if (grant.rowSlice.trim() !== '' && grant.rows.length === 0) throw new Refused('SLICE_NOT_ENFORCEABLE')
}

function attachedRef(door: Door, asked: { caseNumber?: string | undefined; consent?: string | undefined }) {
  const { mustAttach } = door.grant.conditions
  const { caseNumber, consent } = asked
  if (mustAttach === 'case-number' && !(caseNumber && caseShape.test(caseNumber))) throw new Refused('CASE_MISSING')
  if (mustAttach === 'consent' && !(consent && caseShape.test(consent))) throw new Refused('CONSENT_MISSING')
  return caseNumber ?? consent
}

/**
 * Which field a record may be looked up by: the resource's own subject field, or a granted field that leaves unmasked. A
 * hidden or masked field as a key would answer questions about what it hides.
 */
function mayLookUpBy({ resource, grant }: Door, name: string): boolean {
  if (name === resource.subjectField) return true
  const field = resource.fields.find(candidate => candidate.name === name)
  const plain = field && (grant.conditions.returnForm === 'plain' || field.masking === undefined)
  return Boolean(plain) && grant.fields.includes(name)
}

/** @throws Refused */
export function checkAsked(door: Door, act: GatewayAct, body: Uint8Array): Asked {
  const asked = readAsked(act, body)
  const wanted = 'values' in asked ? Object.keys(asked.values) : asked.fields
  if (wanted?.some(name => !door.grant.fields.includes(name))) throw new Refused('FIELD_NOT_GRANTED')
  const subject = 'subject' in asked ? asked.subject : undefined
  if (subject && !mayLookUpBy(door, subject.field)) throw new Refused('FIELD_NOT_GRANTED')
  const caseRef = attachedRef(door, asked)
  const names = door.grant.fields.filter(name => wanted === undefined || wanted.includes(name))
  const fields = names.flatMap(name => door.resource.fields.find(field => field.name === name) ?? [])
  return { act, subject, fields, compare: 'values' in asked ? asked.values : undefined, caseRef }
}

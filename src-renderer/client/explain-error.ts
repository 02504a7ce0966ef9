import { ORPCError } from '@orpc/client'
import { roleLabels, type Role } from '#contract/roles.ts'
import { inLanguage, isSaid, say } from '#i18n/index.ts'

/** An error for a person: what happened, what to do, and the code a colleague can search for. */
export interface Explanation {
  readonly text: string
  readonly next: string
  readonly code: string
}

function isRole(value: string): value is Role {
  return Object.hasOwn(roleLabels, value)
}

function inWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWords).join(say('parts.listComma'))
  if (typeof value === 'string' && isRole(value)) return inLanguage(roleLabels[value])
  return value
}

/** The facts of an error as words: lists joined, roles by their names. */
function facts(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, inWords(value)]))
}

/** A narrower sentence where a fact of the error chooses it: `SHEET_REFUSED` by its problem. */
function keyOf(code: string, data: unknown): string {
  const problem = typeof data === 'object' && data !== null && 'problem' in data ? String(data.problem) : undefined
  const narrow = problem === undefined ? undefined : `errors.${code}_${problem}`
  return narrow !== undefined && isSaid(`${narrow}.text`) ? narrow : `errors.${code}`
}

/** Whether there is a sentence for a code that a contract declares. */
export function hasSentence(code: string): boolean {
  return isSaid(`errors.${code}.text`, 'zh-CN') && isSaid(`errors.${code}.text`, 'en')
}

function explain(key: string, code: string, data: unknown): Explanation {
  const known = facts(data)
  return { text: say(`${key}.text`, known), next: say(`${key}.next`, known), code }
}

/**
 * The sentence for whatever a call to the hub threw. Declared refusals have their own; anything else is said as what it is:
 * the line broke, or the hub failed and wrote down why under the code.
 */
export function explainError(error: unknown): Explanation {
  if (error instanceof ORPCError) {
    const key = keyOf(error.code, error.data)
    if (isSaid(`${key}.text`)) return explain(key, error.code, error.data)
    return explain('errors.UNEXPECTED', error.code, error.data)
  }
  if (error instanceof DOMException && error.name === 'AbortError') return explain('errors.CANCELLED', 'CANCELLED', {})
  return explain('errors.NO_LINE', 'NO_LINE', {})
}

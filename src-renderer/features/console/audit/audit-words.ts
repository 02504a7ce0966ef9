import type { z } from 'zod'
import type { auditEntrySchema } from '#contract/audit.ts'
import { roleLabels, roles, type Role } from '#contract/roles.ts'
import { dayOf, timeOf } from '#components/day-chip/day.ts'
import { inLanguage, isSaid, say } from '#i18n/index.ts'

export type AuditEntry = z.infer<typeof auditEntrySchema>

/** What was done, in words; a code that has none yet is shown as it is, never hidden. */
export function actionWord(action: string): string {
  const key = `audit.actions.${action}`
  return isSaid(key) ? say(key) : action
}

/** The kind of thing it was done to. */
export function subjectWord(kind: string): string {
  const key = `audit.subjects.${kind}`
  return isSaid(key) ? say(key) : kind
}

const isRole = (value: unknown): value is Role => roles.some(role => role === value)
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** One value of a row as a person reads it: roles by their names, instants in the time of the office. */
export function valueWord(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueWord).join(say('parts.listComma'))
  if (value === null || value === undefined) return ''
  if (isRole(value)) return inLanguage(roleLabels[value])
  if (typeof value === 'string') return instant.test(value) ? `${dayOf(value)} ${timeOf(value)}` : value
  if (typeof value === 'boolean') return say(value ? 'audit.yes' : 'audit.no')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) => `${factWord(key)} ${valueWord(part)}`)
      .join(say('parts.listComma'))
  }
  return JSON.stringify(value)
}

function factWord(key: string): string {
  const name = `audit.details.${key}`
  return isSaid(name) ? say(name) : key
}

export interface DetailLine {
  readonly key: string
  readonly word: string
  readonly value: string
}

/** The detail of a row, a line a fact; facts without a value are left out. */
export function detailLines(detail: AuditEntry['detail']): readonly DetailLine[] {
  return Object.entries(detail ?? {}).flatMap(([key, value]) => {
    const text = valueWord(value)
    return text === '' ? [] : [{ key, word: factWord(key), value: text }]
  })
}

/** The detail in one line, for a cell and for export. */
export function detailText(detail: AuditEntry['detail']): string {
  return detailLines(detail)
    .map(({ word, value }) => `${word}：${value}`)
    .join('；')
}

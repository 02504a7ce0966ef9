import { dayOf, figure, timeOf } from '#components/day-chip/day.ts'
import type { GridColumn } from '#components/grid/grid.props.ts'
import { say } from '#i18n/index.ts'
import { actionWord, detailText, type AuditEntry } from './audit-words.ts'

/** The columns of the history of one thing, on screen and in the exported file. */
export function historyColumns(): readonly GridColumn<AuditEntry>[] {
  return [
    { key: 'seq', title: say('audit.columns.seq'), width: 64, figure: true, text: row => figure(row.seq) },
    { key: 'at', title: say('audit.columns.at'), width: 140, text: row => `${dayOf(row.at)} ${timeOf(row.at)}` },
    { key: 'who', title: say('audit.columns.who'), width: 110, text: row => row.actor.name },
    { key: 'action', title: say('audit.columns.action'), width: 170, text: row => actionWord(row.action) },
    { key: 'detail', title: say('audit.columns.detail'), text: row => detailText(row.detail) },
  ]
}

/** The exported file has the code of each action beside its words, so that it can be counted by machine. */
export function exportColumns(): readonly GridColumn<AuditEntry>[] {
  return [
    ...historyColumns(),
    { key: 'code', title: say('audit.columns.code'), text: row => row.action },
    { key: 'kind', title: say('audit.columns.kind'), text: row => row.subjectKind },
    { key: 'subject', title: say('audit.columns.subject'), text: row => row.subjectId },
  ]
}

import type { StatusShape } from '#app/status-shapes.ts'
import type { PolicyImportRow, PolicySummary } from '#contract/knowledge.ts'

export const policyShapes: Readonly<Record<PolicySummary['state'], StatusShape>> = {
  'in-force': 'inForce',
  'not-yet': 'planned',
  expired: 'abolished',
  replaced: 'abolished',
}
export const policyImportShapes: Readonly<Record<PolicyImportRow['outcome'], StatusShape>> = {
  new: 'added',
  changed: 'changed',
  unchanged: 'unchanged',
  refused: 'unreadable',
}

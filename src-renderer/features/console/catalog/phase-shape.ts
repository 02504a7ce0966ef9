import type { StatusShape } from '#app/status-shapes.ts'
import type { VersionPhase } from '#contract/catalog-version.ts'

/** The shape of each phase of a version; the words stand beside the phases in the contract. */
export const phaseShapes: Readonly<Record<VersionPhase, StatusShape>> = {
  draft: 'draft',
  'in-review': 'review',
  returned: 'returned',
  scheduled: 'planned',
  published: 'inForce',
  superseded: 'unchanged',
  suspended: 'stopped',
  abolished: 'abolished',
}

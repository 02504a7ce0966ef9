import type { ZeroVisitProgramme } from '#contract/catalog-item.ts'
import type { Persona } from '#contract/promises.ts'

/**
 * Whom the two programmes of 零跑动 are for. Special groups (特殊群体) are the old, the young, the ill, the disabled and the
 * pregnant (老、弱、病、残、孕、幼); the ages are the office's own, key enterprises (重点企业) stand on the office's list.
 */
export interface EligibilityRules {
  readonly oldFrom: number
  readonly youngBelow: number
}
export const usualEligibility: EligibilityRules = { oldFrom: 60, youngBelow: 16 }

/** The programmes a persona belongs to. */
export function programmesFor(persona: Persona, rules: EligibilityRules = usualEligibility): ZeroVisitProgramme[] {
  if (persona.kind === 'enterprise') return persona.keyEnterprise ? ['key-enterprises'] : []
  const { age, disabled, pregnant, ill } = persona
  const special = age >= rules.oldFrom || age < rules.youngBelow || disabled || pregnant || ill
  return special ? ['special-groups'] : []
}

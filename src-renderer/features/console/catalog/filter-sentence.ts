/** One condition of a list, readable as a sentence: 实施主体 是 区民政局 等 7 个. */
export interface Condition {
  readonly field: string
  readonly operator: string
  readonly values: readonly string[]
}

export interface ConditionWords {
  readonly subject: string
  readonly verb: string
  readonly object: string
}

/**
 * @param say  locale key and facts to words
 * @returns nothing for a condition without values: it lets everything through and is not shown
 */
export function conditionWords(
  condition: Condition,
  say: (key: string, facts?: Record<string, unknown>) => string,
): ConditionWords | undefined {
  const [first] = condition.values
  if (first === undefined) return undefined
  return {
    subject: say(`catalog.fields.${condition.field}`),
    verb: say(`catalog.operators.${condition.operator}`),
    object: condition.values.length === 1 ? first : say('catalog.andMore', { first, n: condition.values.length }),
  }
}

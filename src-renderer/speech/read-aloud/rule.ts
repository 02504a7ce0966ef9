/** One way of writing that is said differently. */
export interface ReadingRule {
  /** For people who look for the rule that read something wrongly. */
  readonly name: string
  /** Sticky: it is tried at one place of the written text. */
  readonly pattern: RegExp
  /**
   * The words, or undefined to leave the match to the rules after this one.
   * @param match  groups of the pattern
   * @param before  written text up to the match
   * @param after  written text from the end of the match
   */
  readonly say: (match: RegExpExecArray, before: string, after: string) => string | undefined
}

export function rule(name: string, pattern: RegExp, say: ReadingRule['say']): ReadingRule {
  return { name, pattern: new RegExp(pattern.source, [...new Set(`${pattern.flags}uy`)].join('')), say }
}

/** A group that the pattern always fills. */
export function group(match: RegExpExecArray, index: number): string {
  return match[index] ?? ''
}

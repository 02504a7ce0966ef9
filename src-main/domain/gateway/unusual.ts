import type { UnusualKind, UnusualRule } from '#contract/gateway.ts'

/** Use that looks unlike office work (异常使用). Pure: what one credential did lately, held against the rules in force. */

/** One answered request as the watch sees it; the subject is its hash, `order` the number in its ID where it has one. */
export interface Use {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly subject: string | undefined
  readonly order: bigint | undefined
  readonly caseRef: string | undefined
}

/** Hours of Asia/Shanghai that count as night. */
function isNight(at: number): boolean {
  const hour = Math.floor((at + 8 * 3_600_000) / 3_600_000) % 24
  return hour >= 22 || hour < 6
}

/** The number that IDs are given out by: the first 17 digits of an ID number, or a plain number. */
export function orderOf(subject: string): bigint | undefined {
  if (/^\d{17}[\dXx]$/.test(subject)) return BigInt(subject.slice(0, 17))
  return /^\d{4,17}$/.test(subject) ? BigInt(subject) : undefined
}

/** The longest run at the end in which each number follows closely on the one before. */
function runLength(uses: readonly Use[], since: number): number {
  let length = 1
  for (let place = uses.length - 1; place > 0; place -= 1) {
    const [before, now] = [uses[place - 1], uses[place]]
    if (before?.order === undefined || now?.order === undefined || before.at <= since) break
    const step = now.order - before.order
    if (step < 1n || step > 3n) break
    length += 1
  }
  return length
}

/** Of the uses after an instant, how many are as asked. Nothing is copied: this runs with every answer. */
function countAfter(uses: readonly Use[], since: number, holds: (use: Use) => boolean): number {
  let count = 0
  for (const use of uses) if (use.at > since && holds(use)) count += 1
  return count
}

const counters: Record<UnusualKind, (uses: readonly Use[], since: number) => number> = {
  night: (uses, since) => countAfter(uses, since, use => isNight(use.at)),
  burst: (uses, since) => countAfter(uses, since, () => true),
  'same-subject'(uses, since) {
    const last = uses.at(-1)?.subject
    return last === undefined ? 0 : countAfter(uses, since, use => use.subject === last)
  },
  sequential: runLength,
  'case-reuse'(uses, since) {
    const last = uses.at(-1)?.caseRef
    if (last === undefined) return 0
    const subjects = new Set<string | undefined>()
    for (const use of uses) if (use.at > since && use.caseRef === last) subjects.add(use.subject)
    return subjects.size
  },
}

/** The rules that this use, the last one of `uses`, breaks. @param day  civil day of it */
export function unusual(uses: readonly Use[], rules: readonly UnusualRule[], day: string) {
  const last = uses.at(-1)
  if (!last) return []
  return rules
    .filter(rule => rule.effectiveFrom <= day && (rule.effectiveUntil === undefined || day <= rule.effectiveUntil))
    .flatMap(rule => {
      const count = counters[rule.kind](uses, last.at - rule.windowMinutes * 60_000)
      return count >= rule.threshold ? [{ rule, count }] : []
    })
}

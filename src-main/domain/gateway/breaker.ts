/** A breaker before one source: after failures in a row nobody waits for it; after a rest one request tries again. */
export interface Breaker {
  /** Whether a request may go through now; the one after a rest is the trial. @param now milliseconds */
  mayTry(now: number): boolean
  succeeded(): void
  failed(now: number): void
  /** Milliseconds until the next trial; 0 when closed. */
  restsFor(now: number): number
}

export function createBreaker({ failuresToOpen = 5, restMs = 10_000 } = {}): Breaker {
  let failures = 0
  let openUntil = 0
  let trying = false
  return {
    mayTry(now) {
      if (failures < failuresToOpen) return true
      if (now < openUntil || trying) return false
      trying = true
      return true
    },
    succeeded() {
      failures = 0
      trying = false
    },
    failed(now) {
      failures += 1
      trying = false
      if (failures >= failuresToOpen) openUntil = now + restMs
    },
    restsFor: now => (failures < failuresToOpen ? 0 : Math.max(0, openUntil - now)),
  }
}

/** How many requests a minute a grant may make on this hub: a bucket that fills steadily. */
export function createPace() {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return {
    /** @param now  milliseconds */
    mayGo(grantId: string, perMinute: number, now: number): boolean {
      const bucket = buckets.get(grantId) ?? { tokens: perMinute, at: now }
      const filled = Math.min(perMinute, bucket.tokens + ((now - bucket.at) / 60_000) * perMinute)
      const go = filled >= 1
      buckets.set(grantId, { tokens: go ? filled - 1 : filled, at: now })
      return go
    },
  }
}

/** Nonces this hub saw lately: a request that comes twice is turned away before anything is read for it. */
export function createNonces(keptMs: number) {
  let young = new Set<string>()
  let old = new Set<string>()
  let turnedAt = 0
  return {
    /** @returns whether it is new. @param now  milliseconds */
    isNew(credentialId: string, nonce: string, now: number): boolean {
      if (now - turnedAt > keptMs) {
        old = young
        young = new Set()
        turnedAt = now
      }
      const key = `${credentialId} ${nonce}`
      if (young.has(key) || old.has(key)) return false
      young.add(key)
      return true
    },
  }
}

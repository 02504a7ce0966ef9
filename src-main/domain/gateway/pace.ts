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

import type { UnusualRule } from '#contract/gateway.ts'
import type { Door } from './model.ts'
import { unusual, type Use } from './unusual.ts'

/** What one credential is found doing, told once an hour for each rule. */
export interface Unusual {
  readonly door: Door
  readonly rule: UnusualRule
  readonly count: number
  readonly at: Date
}

/** Uses kept of one credential. */
const kept = 1000
const toldAgainMs = 3_600_000

/** Remembers what each credential did lately on this hub and tells what looks unusual. Nothing of it is written down. */
export function createWatch(tell: (unusual: Unusual) => void) {
  const usesOf = new Map<string, Use[]>()
  const toldAt = new Map<string, number>()
  return {
    saw(door: Door, use: Use, day: string): void {
      const uses = usesOf.get(door.credentialId) ?? []
      uses.push(use)
      if (uses.length > kept) uses.splice(0, uses.length - kept)
      usesOf.set(door.credentialId, uses)
      const open = door.rules.filter(
        rule => use.at - (toldAt.get(`${door.credentialId} ${rule.id}`) ?? Number.NEGATIVE_INFINITY) >= toldAgainMs,
      )
      if (open.length === 0) return
      for (const { rule, count } of unusual(uses, open, day)) {
        toldAt.set(`${door.credentialId} ${rule.id}`, use.at)
        tell({ door, rule, count, at: new Date(use.at) })
      }
    },
  }
}

import { LlmError, type Llm } from './ports.ts'

/**
 * Several models as one: the next is asked where one fails before its first word. After a first word nobody takes over,
 * since two models do not finish one another's sentence; the offline answer does. One that failed rests for a minute.
 */
const REST_MS = 60_000

export function fallOver(models: readonly Llm[], now: () => number, failures = new Map<Llm, number>()): Llm {
  const ready = (): readonly Llm[] => {
    const rested = models.filter(m => now() - (failures.get(m) ?? Number.NEGATIVE_INFINITY) >= REST_MS)
    // When all rest, a try costs less than no model at all.
    return rested.length > 0 ? rested : models
  }
  return {
    async *stream(request) {
      let last: unknown = new LlmError('unreachable', '没有可用的模型服务。')
      for (const model of ready()) {
        let spoke = false
        try {
          for await (const piece of model.stream(request)) {
            spoke = true
            yield piece
          }
          failures.delete(model)
          return
        } catch (error) {
          if (!(error instanceof LlmError)) throw error
          failures.set(model, now())
          if (spoke) throw error
          last = error
        }
      }
      throw last
    },
    models: async signal => {
      const [first] = models
      return first ? first.models(signal) : []
    },
  }
}

/** Answers a model may give in a day of this office; 0 is no limit. Counted in memory: a restart begins anew. */
export class DailyBudget {
  private day = ''
  private used = 0

  /** Takes one answer out of the day's budget. @returns whether there was one left */
  take(day: string, limit: number): boolean {
    if (day !== this.day) {
      this.day = day
      this.used = 0
    }
    if (limit > 0 && this.used >= limit) return false
    this.used += 1
    return true
  }
}

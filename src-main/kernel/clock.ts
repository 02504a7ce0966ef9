/** Where "now" comes from: instants in UTC. Rules receive an instant as a fact, never a clock. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** A clock that stands still until it is set: for tests and for a page that is viewed "as of" a day. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let current = new Date(start)
  const clock = () => new Date(current)
  return Object.assign(clock, {
    set(instant: string) {
      current = new Date(instant)
    },
  })
}

const shanghaiDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/**
 * The civil date of an instant in Asia/Shanghai, the only zone the office keeps.
 * @returns ISO date, e.g. `2026-11-24`
 */
export function shanghaiDate(instant: Date): string {
  return shanghaiDay.format(instant)
}

/** How this one screen listens: what was decided and measured where it stands. Kept on the machine, since it is true of no other. */
export interface HearingHere {
  /** After an answer the microphone opens by itself, until somebody speaks or eight seconds have passed. */
  readonly handsFree: boolean
  /** Who speaks while she speaks interrupts her; only after the set-up test. */
  readonly bargeIn: boolean
  /** Loudest level of her own voice at the microphone, dBFS; undefined before the set-up test. */
  readonly echoDb: number | undefined
}

const place = 'pengtong.hall.hearing'
export const hearingUnset: HearingHere = { handsFree: false, bargeIn: false, echoDb: undefined }

/** What is kept, or nothing of it where it cannot be read: then everything goes by touch. */
export function hearingHere(): HearingHere {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return hearingUnset
    const { handsFree, bargeIn, echoDb } = kept as Record<string, unknown>
    const measured = typeof echoDb === 'number' && echoDb >= -100 && echoDb <= 0 ? echoDb : undefined
    return { handsFree: handsFree === true, bargeIn: bargeIn === true && measured !== undefined, echoDb: measured }
  } catch {
    return hearingUnset
  }
}

export function keepHearing(hearing: HearingHere): void {
  localStorage.setItem(place, JSON.stringify(hearing))
}

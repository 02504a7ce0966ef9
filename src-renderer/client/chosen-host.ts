import type { AppearancePlace } from '#contract/appearance.ts'
import { hub } from './hub.ts'

/** A screen does not stay empty for longer than this because the hub is slow. */
const limitMs = 1_500

/** The host the office has chosen for a place; null where it has not, or where the hub does not say in time. */
export async function chosenHost(place: AppearancePlace): Promise<string | null> {
  try {
    const all = await hub.appearance.current(undefined, { signal: AbortSignal.timeout(limitMs) })
    return all.find(entry => entry.place === place)?.avatarId ?? null
  } catch {
    // The choice is not worth an empty stage: the first host stands there until the next start.
    return null
  }
}

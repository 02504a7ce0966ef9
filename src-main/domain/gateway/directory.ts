import type { ReadableDb } from '#database/handles.ts'
import { readDoor, readEpoch, type DoorReaders } from './door-store.ts'
import type { Door } from './model.ts'
import { hmacSm3, type Hmac } from './signing.ts'

/** How long a hub trusts that no door changed without asking the store, milliseconds: the bound of a revocation. */
const trustMs = 200

export interface KnownDoor {
  readonly door: Door
  /** HMAC-SM3 under the stored key, ready. */
  readonly hmac: Hmac
}

export type Directory = ReturnType<typeof createDirectory>

/**
 * What this hub knows of credentials and grants. Every change that may open or close a door moves one number in the store
 * (by triggers, whoever makes the change); memory is dropped as soon as the number differs, and is asked for at the latest
 * after `trustMs`. A store that does not answer answers no request.
 */
export function createDirectory(db: ReadableDb, readers: DoorReaders) {
  let epoch: string | undefined
  let checkedAt = Number.NEGATIVE_INFINITY
  let checking: Promise<void> | undefined
  let known = new Map<string, Promise<KnownDoor | undefined>>()

  async function check(): Promise<void> {
    const asked = performance.now()
    const now = await readEpoch(db)
    if (now !== epoch) known = new Map()
    epoch = now
    checkedAt = asked
  }

  /** Makes sure that memory is no older than `trustMs`; asks ahead of it, so that usually nobody waits. */
  async function fresh(): Promise<void> {
    const age = performance.now() - checkedAt
    if (age < trustMs / 3) return
    const asked = (checking ??= check().finally(() => (checking = undefined)))
    if (age >= trustMs) await asked
    // Nobody waits for this one; should it fail, the one who has to wait asks again and is told.
    else asked.catch(() => undefined)
  }

  async function read(credentialId: string): Promise<KnownDoor | undefined> {
    const door = await readDoor(db, readers, credentialId)
    return door && { door, hmac: await hmacSm3(new Uint8Array(Buffer.from(door.storedKey, 'hex'))) }
  }

  return {
    fresh,
    async find(credentialId: string): Promise<KnownDoor | undefined> {
      await fresh()
      const memory = known
      const waiting = memory.get(credentialId)
      if (waiting) return waiting
      const reading = read(credentialId)
      memory.set(credentialId, reading)
      const found = await reading.catch((error: unknown) => {
        memory.delete(credentialId)
        throw error
      })
      // A name nobody issued is not kept: strangers must not fill the memory.
      if (!found) memory.delete(credentialId)
      return found
    },
    /** This hub itself changed something. */
    forget() {
      checkedAt = Number.NEGATIVE_INFINITY
    },
  }
}

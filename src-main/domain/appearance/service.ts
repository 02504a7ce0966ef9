import type { Appearance, AppearancePlace, KeptBody } from '#contract/appearance.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { createBodyKeeping } from './bodies.ts'
import { findBody } from './body-store.ts'
import type { Foundry, PlaceOfOne } from './ports.ts'
import { readAppearances, readStanding, saveAppearance } from './store.ts'

export type AppearanceService = ReturnType<typeof createAppearanceService>

export interface AppearanceParts {
  readonly db: ReadableDb
  readonly work: UnitOfWork
  readonly foundry: Foundry
  /** Screens and films that may have a host of their own. */
  readonly placesOfOne: () => Promise<PlaceOfOne[]>
}

/** Chooses who stands on the hall's screens and in films, and keeps the bodies that do not come with the program. */
export function createAppearanceService({ db, work, foundry, placesOfOne }: AppearanceParts) {
  return {
    ...createBodyKeeping({ db, work, foundry }),
    current: (): Promise<Appearance[]> => readAppearances(db),
    places: placesOfOne,

    /** What was chosen for this one, else for all of its place; with the body where it is one that is kept. */
    async standing(place: AppearancePlace, of: string | null) {
      const avatarId = await readStanding(db, place, of)
      const body: KeptBody | null = avatarId === null ? null : ((await findBody(db, { id: avatarId })) ?? null)
      return { avatarId, body }
    },

    async choose(actor: Actor, input: Appearance): Promise<Result<Appearance>> {
      return await work(actor, async current => {
        const { avatarId } = input
        if (avatarId !== null && foundry.edition(avatarId) === undefined) {
          if ((await findBody(current.db, { id: avatarId })) === undefined)
            return violation('NOT_FOUND', { kind: 'appearance', id: avatarId })
        }
        const chosen = { ...input, revision: input.revision + 1 }
        if (!(await saveAppearance(current.db, chosen, current.now)))
          return violation('STALE_REVISION', { kind: 'appearance', id: input.place })
        const subject = { subjectKind: 'appearance', subjectId: input.of ?? input.place }
        current.audit({ action: 'appearance.chosen', ...subject, detail: { place: input.place, avatarId } })
        current.changed('settings', 'appearance')
        return ok(chosen)
      })
    },
  }
}

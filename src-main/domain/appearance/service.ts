import type { Appearance, AppearancePlace } from '#contract/appearance.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation } from '#kernel/result.ts'
import { readAppearances, saveAppearance } from './store.ts'

export type AppearanceService = ReturnType<typeof createAppearanceService>

/** Chooses who stands on the hall's screens and in films. */
export function createAppearanceService({ db, work }: { db: ReadableDb; work: UnitOfWork }) {
  return {
    current: (): Promise<Appearance[]> => readAppearances(db),

    async choose(actor: Actor, input: { place: AppearancePlace; avatarId: string; revision: number }) {
      return await work(actor, async current => {
        const chosen = { ...input, revision: input.revision + 1 }
        if (!(await saveAppearance(current.db, chosen, current.now)))
          return violation('STALE_REVISION', { kind: 'appearance', id: input.place })
        const subject = { subjectKind: 'appearance', subjectId: input.place }
        current.audit({ action: 'appearance.chosen', ...subject, detail: { avatarId: input.avatarId } })
        current.changed('settings', 'appearance')
        return ok(chosen)
      })
    },
  }
}

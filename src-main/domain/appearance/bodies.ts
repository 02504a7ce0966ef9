import type { BodyForm, Dress, KeptBody, Making } from '#contract/appearance.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { deleteBody, findBody, insertBody, insertPicture, listBodies, readBodyFile, sha256 } from './body-store.ts'
import type { Foundry } from './ports.ts'
import { checkBrought, checkDress } from './rules.ts'
import { countPlaces } from './store.ts'

/** Motions and register entry of a body that was brought: every shipped host knows the same motions. */
const motionsFrom = 'xiaozheng'

/** Digits of the recipe's digest in an id: enough that two bodies never meet. */
const idOf = (kind: KeptBody['kind'], recipe: string): string => `${kind}-${recipe.slice(0, 24)}`

/** Bodies beside those the program ships: dressed by the foundry, or brought from elsewhere. Made or removed, never changed. */
export function createBodyKeeping({ db, work, foundry }: { db: ReadableDb; work: UnitOfWork; foundry: Foundry }) {
  /** The foundry makes one body at a time: two would only take twice as long. */
  let last: Promise<unknown> = Promise.resolve()

  async function dressed(actor: Actor, dress: Dress, recipe: string, tell: (m: Making) => void, signal: AbortSignal) {
    const known = await findBody(db, { recipe })
    if (known !== undefined) return ok(known)
    const files = await foundry.dress(dress, tell, signal)
    if ('noGlyph' in files) return violation('DRESS_REFUSED', { problem: 'no-glyph', text: files.noGlyph })
    tell({ step: 'keep', share: 0.97 })
    return await work(actor, async current => {
      const id = idOf('made', recipe)
      const body = { id, kind: 'made' as const, recipe, host: dress.host, name: dress.name }
      await insertBody(
        current.db,
        { ...body, kept_by: actor.name, kept_at: current.now },
        { dress, codeNumber: null, authorisation: '', remarks: [] },
        [
          { form: 'full', bytes: files.full },
          { form: 'light', bytes: files.light },
        ],
      )
      current.audit({ action: 'appearance.dressed', subjectKind: 'appearance', subjectId: id, detail: { ...dress } })
      current.changed('settings', 'appearance')
      const kept = await findBody(current.db, { id })
      return kept === undefined ? violation('NOT_FOUND', { kind: 'appearance', id }) : ok(kept)
    })
  }

  return {
    bodies: (): Promise<KeptBody[]> => listBodies(db),

    async file(id: string, form: BodyForm): Promise<Result<{ bytes: Uint8Array }>> {
      const bytes = await readBodyFile(db, id, form)
      return bytes === undefined ? violation('NOT_FOUND', { kind: 'appearance', id }) : ok({ bytes })
    },

    /** Tells of each step while the foundry works; the same order, of the same edition of the host, is made once. */
    async make(
      actor: Actor,
      dress: Dress,
      tell: (making: Making) => void,
      signal: AbortSignal,
    ): Promise<Result<KeptBody>> {
      const edition = foundry.edition(dress.host)
      if (edition === undefined) return violation('DRESS_REFUSED', { problem: 'no-host', text: dress.host })
      const checked = checkDress(dress)
      if (!checked.ok) return checked
      const { host, office, name, cloth, neckwear } = dress
      const recipe = sha256(JSON.stringify([edition, host, office, name, cloth, neckwear]))
      const mine = last.then(() => {
        signal.throwIfAborted()
        return dressed(actor, dress, recipe, tell, signal)
      })
      last = mine.catch(() => undefined)
      return await mine
    },

    async keep(
      actor: Actor,
      input: { name: string; codeNumber: string; authorisation: string; bytes: Uint8Array },
    ): Promise<Result<KeptBody>> {
      const checked = checkBrought(input.bytes, input.authorisation)
      if (!checked.ok) return checked
      const recipe = sha256(input.bytes)
      const { name, codeNumber, authorisation } = input
      return await work(actor, async current => {
        const id = idOf('brought', recipe)
        const isNew = await insertBody(
          current.db,
          { id, kind: 'brought', recipe, host: motionsFrom, name, kept_by: actor.name, kept_at: current.now },
          { dress: null, codeNumber, authorisation, remarks: checked.value.remarks },
          [{ form: 'full', bytes: input.bytes }],
        )
        if (isNew) {
          const detail = { name, codeNumber, authorisation, digest: recipe }
          current.audit({ action: 'appearance.brought', subjectKind: 'appearance', subjectId: id, detail })
          current.changed('settings', 'appearance')
        }
        const kept = await findBody(current.db, { id })
        return kept === undefined ? violation('NOT_FOUND', { kind: 'appearance', id }) : ok(kept)
      })
    },

    async portray(actor: Actor, id: string, bytes: Uint8Array): Promise<Result<Record<string, never>>> {
      return await work(actor, async current => {
        if (!(await insertPicture(current.db, id, bytes))) return violation('NOT_FOUND', { kind: 'appearance', id })
        current.changed('settings', 'appearance')
        return ok({})
      })
    },

    /** @returns BODY_STANDS while she is chosen anywhere */
    async remove(actor: Actor, id: string): Promise<Result<Record<string, never>>> {
      return await work(actor, async current => {
        const standing = await countPlaces(current.db, id)
        if (standing > 0) return violation('BODY_STANDS', { places: standing })
        if (!(await deleteBody(current.db, id))) return violation('NOT_FOUND', { kind: 'appearance', id })
        current.audit({ action: 'appearance.removed', subjectKind: 'appearance', subjectId: id })
        current.changed('settings', 'appearance')
        return ok({})
      })
    },
  }
}

import type { Announcement, Film, ScriptSentence } from '#contract/announcements.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { onceEach } from '#kernel/once-each.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { StoredAnnouncement, StoredSentence } from './model.ts'
import type { WhatBasisSays } from './ports.ts'
import { changedSentences, checkFilm, decideApprove } from './rules.ts'
import * as store from './store.ts'

export type AnnouncementService = ReturnType<typeof createAnnouncementService>

/** An announcement with sentences that rest on an item; numbers of sentences from 1. */
interface AnnouncementAbout {
  readonly announcementId: string
  readonly number: string
  readonly title: string
  readonly sentences: readonly number[]
  readonly state: 'broken' | 'in-force' | 'planned'
}

interface Target {
  readonly id: string
  readonly revision: number
}

export function createAnnouncementService({
  db,
  work,
  whatBasisSays,
}: {
  db: ReadableDb
  work: UnitOfWork
  whatBasisSays: WhatBasisSays
}) {
  /** Within one reading many sentences rest on the same basis; it is asked for once. */
  const saysOnce = (): WhatBasisSays => onceEach(whatBasisSays, ({ kind, ref }) => `${kind} ${ref}`)
  const saidNow = (sentences: readonly ScriptSentence[], says = saysOnce()) =>
    Promise.all(sentences.map(sentence => Promise.all(sentence.basis.map(says))))

  async function view(stored: StoredAnnouncement, says?: WhatBasisSays): Promise<Announcement> {
    const changed = changedSentences(stored, await saidNow(stored.sentences, says))
    return {
      id: stored.id,
      number: stored.number,
      title: stored.title,
      sentences: stored.sentences.map(({ text, basis }, index) => {
        const labels = basis.map(({ label }) => label).join('、')
        return { text, basis, ...(changed.includes(index) ? { changed: `${labels}已经变了，这句要改` } : {}) }
      }),
      state: stored.approved ? 'approved' : 'draft',
      films: [...stored.films],
      ...(stored.approved ? { approved: stored.approved } : {}),
      editedBy: stored.editedByName,
      revision: stored.revision,
      changedAt: stored.changedAt.toISOString(),
    }
  }

  function views(stored: readonly StoredAnnouncement[]): Promise<Announcement[]> {
    const says = saysOnce()
    return Promise.all(stored.map(one => view(one, says)))
  }

  /** Loads, changes and saves one announcement under its revision. */
  async function change(
    actor: Actor,
    target: Target,
    action: string,
    edit: (current: StoredAnnouncement, work: Work) => Promise<Result<StoredAnnouncement>> | Result<StoredAnnouncement>,
  ): Promise<Result<Announcement>> {
    const saved = await work(actor, async current => {
      const found = await store.findAnnouncement(current.db, target.id)
      if (!found) return violation('NOT_FOUND', { kind: 'announcement', id: target.id })
      if (found.revision !== target.revision) {
        return violation('STALE_REVISION', { kind: 'announcement', id: target.id })
      }
      const edited = await edit(found, current)
      if (!edited.ok) return edited
      const next = { ...edited.value, changedAt: current.now }
      if (!(await store.updateAnnouncement(current.db, next))) {
        return violation('STALE_REVISION', { kind: 'announcement', id: target.id })
      }
      current.audit({ action, subjectKind: 'announcement', subjectId: target.id, detail: { number: found.number } })
      current.changed('announcements', target.id)
      return ok({ ...next, revision: next.revision + 1 })
    })
    return saved.ok ? ok(await view(saved.value)) : saved
  }

  /** Announcements with sentences about each of these items, by item code; items without any are absent. */
  async function aboutEach(itemCodes: readonly string[]) {
    const wanted = new Set(itemCodes)
    const refsOf = ({ basis }: { basis: readonly { ref: string }[] }) =>
      basis.map(({ ref }) => ref).filter(ref => wanted.has(ref))
    const all = await store.listAnnouncements(db)
    const shown = await views(all.filter(({ sentences }) => sentences.some(each => refsOf(each).length)))
    const found = new Map<string, AnnouncementAbout[]>()
    for (const announcement of shown) {
      for (const itemCode of new Set(announcement.sentences.flatMap(refsOf))) {
        const about = announcement.sentences.flatMap(({ basis, changed }, index) =>
          basis.some(({ ref }) => ref === itemCode) ? [{ number: index + 1, broken: changed !== undefined }] : [],
        )
        const { id: announcementId, number, title } = announcement
        const standing = announcement.state === 'approved' ? 'in-force' : 'planned'
        found.set(itemCode, [
          ...(found.get(itemCode) ?? []),
          {
            announcementId,
            number,
            title,
            sentences: about.map(each => each.number),
            state: about.some(({ broken }) => broken) ? 'broken' : standing,
          },
        ])
      }
    }
    return found
  }

  return {
    async list() {
      return views(await store.listAnnouncements(db))
    },

    /** As they lie in the store, for who does not ask whether their sentences still hold. */
    stored: () => store.listAnnouncements(db),

    /** Announcements with sentences about an item, for the fifth column of its chain; numbers of sentences from 1. */
    async about(itemCode: string) {
      return (await aboutEach([itemCode])).get(itemCode) ?? []
    },
    aboutEach,

    async get(id: string): Promise<Result<Announcement>> {
      const found = await store.findAnnouncement(db, id)
      return found ? ok(await view(found)) : violation('NOT_FOUND', { kind: 'announcement', id })
    },

    async create(actor: Actor, title: string): Promise<Result<Announcement>> {
      const made = await work(actor, async current => {
        const announcement: StoredAnnouncement = {
          id: newId(current.now.getTime()),
          number: await store.nextNumber(current.db, shanghaiDate(current.now).slice(0, 4)),
          title,
          sentences: [],
          films: [],
          approved: null,
          editedBy: actor.accountId,
          editedByName: actor.name,
          revision: 1,
          changedAt: current.now,
        }
        await store.insertAnnouncement(current.db, announcement)
        const { id, number } = announcement
        const detail = { number, title }
        current.audit({ action: 'announcements.created', subjectKind: 'announcement', subjectId: id, detail })
        current.changed('announcements', id)
        return ok(announcement)
      })
      return made.ok ? ok(await view(made.value)) : made
    },

    async save(actor: Actor, target: Target, script: { title: string; sentences: readonly ScriptSentence[] }) {
      const said = await saidNow(script.sentences)
      const sentences: StoredSentence[] = script.sentences.map((sentence, index) => ({
        ...sentence,
        saidOf: said[index] ?? [],
      }))
      const { accountId: editedBy, name: editedByName } = actor
      return change(actor, target, 'announcements.saved', current =>
        ok({ ...current, title: script.title, sentences, approved: null, editedBy, editedByName }),
      )
    },

    async recordFilm(actor: Actor, target: Target, film: Omit<Film, 'scriptRevision' | 'exportedAt'>) {
      const labelled = checkFilm(film)
      if (!labelled.ok) return labelled
      return change(actor, target, 'announcements.film-exported', (current, { now }) => {
        const made = { ...film, scriptRevision: current.revision, exportedAt: now.toISOString() }
        const others = current.films.filter(({ digest }) => digest !== film.digest)
        return ok({ ...current, films: [...others, made] })
      })
    },

    async approve(actor: Actor, target: Target, digest: string) {
      // Read before the transaction: what a basis says is read through other modules, and the embedded store has one connection.
      const seen = await store.findAnnouncement(db, target.id)
      const said = seen ? await saidNow(seen.sentences) : []
      return change(actor, target, 'announcements.approved', (current, { now }) => {
        const decided = decideApprove(current, digest, actor, changedSentences(current, said))
        if (!decided.ok) return decided
        return ok({ ...current, approved: { digest, by: actor.name, at: now.toISOString() } })
      })
    },

    /** Puts the sample district's scripts among the others; its items and articles are there already. */
    async plantSample(editor: Actor, scripts: readonly { title: string; sentences: readonly ScriptSentence[] }[]) {
      const says = saysOnce()
      const said = await Promise.all(scripts.map(({ sentences }) => saidNow(sentences, says)))
      return work(editor, async current => {
        for (const [index, script] of scripts.entries()) {
          const { title } = script
          const announcement: StoredAnnouncement = {
            id: newId(current.now.getTime()),
            number: await store.nextNumber(current.db, shanghaiDate(current.now).slice(0, 4)),
            title,
            sentences: script.sentences.map((sentence, at) => ({ ...sentence, saidOf: said[index]?.[at] ?? [] })),
            films: [],
            approved: null,
            editedBy: editor.accountId,
            editedByName: editor.name,
            revision: 1,
            changedAt: current.now,
          }
          await store.insertAnnouncement(current.db, announcement, true)
          const { id, number } = announcement
          const detail = { number, title }
          current.audit({ action: 'announcements.created', subjectKind: 'announcement', subjectId: id, detail })
        }
        current.changed('announcements')
        return ok(scripts.length)
      })
    },

    async removeSample(current: Work): Promise<void> {
      await store.deleteSampleAnnouncements(current.db)
      current.changed('announcements')
    },

    async remove(actor: Actor, target: Target) {
      return work(actor, async current => {
        if (!(await store.deleteAnnouncement(current.db, target.id, target.revision))) {
          return violation('STALE_REVISION', { kind: 'announcement', id: target.id })
        }
        current.audit({ action: 'announcements.removed', subjectKind: 'announcement', subjectId: target.id })
        current.changed('announcements', target.id)
        return ok({})
      })
    },
  }
}

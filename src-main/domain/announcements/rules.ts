import type { Film } from '#contract/announcements.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { StoredAnnouncement } from './model.ts'

/** The label of generated content on a film: at least so long at the start, and so high (GB 45438-2025 as reported). */
export const minimumLabel = { seconds: 2, heightShare: 0.05 } as const

export function checkFilm(film: Pick<Film, 'label'>): Result<null> {
  const { seconds, heightShare } = film.label
  const tall = heightShare >= minimumLabel.heightShare - 1e-9
  return seconds >= minimumLabel.seconds && tall ? ok(null) : violation('LABEL_MISSING', { seconds, heightShare })
}

/**
 * Which sentences say something that is no longer so.
 * @param nowSaid  what each basis of each sentence says today, in the order of the stored ones; null = it is gone
 * @returns positions from 0
 */
export function changedSentences(
  stored: Pick<StoredAnnouncement, 'sentences'>,
  nowSaid: readonly (readonly (string | null)[])[],
): number[] {
  return stored.sentences.flatMap((sentence, index) => {
    const now = nowSaid[index] ?? []
    return sentence.saidOf.some((then, at) => then !== (now[at] ?? null)) ? [index] : []
  })
}

/** An approval binds one film of the script as it stands, by somebody else, while every sentence still holds. */
export function decideApprove(
  announcement: StoredAnnouncement,
  digest: string,
  by: { readonly accountId: string },
  changed: readonly number[],
): Result<Film> {
  if (announcement.editedBy === by.accountId) return violation('OWN_CHANGE', { id: announcement.id })
  const film = announcement.films.find(candidate => candidate.digest === digest)
  if (!film) return violation('FILM_UNKNOWN', { digest })
  const scriptRevision = Math.max(...announcement.films.map(candidate => candidate.scriptRevision))
  if (film.scriptRevision !== scriptRevision) return violation('FILM_OUTDATED', { digest })
  if (changed.length > 0) return violation('SENTENCES_CHANGED', { sentences: changed })
  return ok(film)
}

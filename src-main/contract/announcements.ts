import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'
import { procedure, refusal } from './procedure.ts'

/** Announcements (播报): a script sentence by sentence, what each sentence rests on, and the films made of it. */

/** What a sentence says something about; `state` is what the chain said when the sentence was saved. */
export const sentenceBasisSchema = z.object({
  kind: z.enum(['item', 'article']),
  /** Item code, or article id. */
  ref: z.string().max(200),
  label: z.string().max(300),
})
export type SentenceBasis = z.infer<typeof sentenceBasisSchema>

export const scriptSentenceSchema = z.object({
  /** May carry marks in brackets, e.g. `[wave]`, that are not spoken. */
  text: z.string().trim().min(1).max(200),
  basis: z.array(sentenceBasisSchema).max(10).default([]),
})
export type ScriptSentence = z.infer<typeof scriptSentenceSchema>

export const announcementStates = ['draft', 'approved'] as const
export type AnnouncementState = (typeof announcementStates)[number]

/** A film that was exported: known by the digest of its bytes, because approval binds one file. */
export const filmSchema = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().max(200),
  durationSeconds: z.number().min(0).max(7_200),
  scriptRevision: z.int(),
  /** The label of generated content: seconds at the start, height as a share of the short side. */
  label: z.object({ seconds: z.number(), heightShare: z.number() }),
  exportedAt: z.iso.datetime(),
})
export type Film = z.infer<typeof filmSchema>

export const announcementSchema = z.object({
  id: idSchema,
  number: z.string(),
  title: z.string(),
  sentences: z.array(
    scriptSentenceSchema.extend({
      /** What this sentence rests on has changed since it was saved: the words to say so; absent when it still holds. */
      changed: z.string().optional(),
    }),
  ),
  state: z.enum(announcementStates),
  films: z.array(filmSchema),
  approved: z.object({ digest: z.string(), by: z.string(), at: z.iso.datetime() }).optional(),
  editedBy: z.string(),
  revision: z.int(),
  changedAt: z.iso.datetime(),
})
export type Announcement = z.infer<typeof announcementSchema>

const target = z.object({ id: idSchema, revision: z.int() })
const title = z.string().trim().min(1).max(100)

export const announcementsContract = {
  list: procedure('announcements.read').output(z.array(announcementSchema)),
  get: procedure('announcements.read')
    .input(z.object({ id: idSchema }))
    .output(announcementSchema),
  create: procedure('announcements.edit').input(z.object({ title })).output(announcementSchema),
  /** Saves the script; an approval that it had falls away. */
  save: procedure('announcements.edit')
    .input(target.extend({ title, sentences: z.array(scriptSentenceSchema).max(200) }))
    .output(announcementSchema),
  recordFilm: procedure('announcements.edit')
    .input(target.extend({ film: filmSchema.omit({ scriptRevision: true, exportedAt: true }) }))
    .errors({ LABEL_MISSING: refusal(z.object({ seconds: z.number(), heightShare: z.number() })) })
    .output(announcementSchema),
  /** Approves one film of the script as it stands; nobody approves their own script. */
  approve: procedure('announcements.approve')
    .input(target.extend({ digest: z.string() }))
    .errors({
      OWN_CHANGE: refusal(z.object({ id: z.string() })),
      FILM_UNKNOWN: refusal(z.object({ digest: z.string() })),
      FILM_OUTDATED: refusal(z.object({ digest: z.string() })),
      SENTENCES_CHANGED: refusal(z.object({ sentences: z.array(z.int()) })),
    })
    .output(announcementSchema),
  remove: procedure('announcements.edit').input(target).output(z.object({})),
}

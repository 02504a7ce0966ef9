import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/**
 * Which host (形象) stands where: on the hall's screens, and in films; for all of them, or for one screen or one film alone. A host
 * is a folder under `avatars/`, or a body that this office keeps: one dressed with its own name plate and colours, or one brought
 * from elsewhere. Pages that do not have the chosen one show the first they have.
 */
export const appearancePlaces = ['kiosk', 'film'] as const
export const appearancePlaceSchema = z.enum(appearancePlaces)
export type AppearancePlace = z.infer<typeof appearancePlaceSchema>

export const avatarIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)

/** One screen (its account) or one film (its announcement); null is all of them. */
const oneOfThem = z.uuid().nullable()

export const appearanceSchema = z.object({
  place: appearancePlaceSchema,
  of: oneOfThem,
  /** Null until somebody has chosen: for one, what all have; for all, the first host of the program. */
  avatarId: avatarIdSchema.nullable(),
  revision: z.int().min(0),
})
export type Appearance = z.infer<typeof appearanceSchema>

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const plateLine = z.string().trim().min(1).max(12)

/** What an office puts on a host that the program ships; null leaves a colour as it is. */
export const dressSchema = z.object({
  host: avatarIdSchema,
  office: plateLine.describe('upper line of the name plate'),
  name: plateLine.describe('lower line of the name plate'),
  cloth: colour.nullable().describe('jacket or vest; skirt or trousers follow'),
  neckwear: colour.nullable().describe('scarf or tie, and the band of the name plate'),
})
export type Dress = z.infer<typeof dressSchema>

/** `light` is for machines without a graphics card, `preview` for screens that can draw no body. */
export const bodyFormSchema = z.enum(['full', 'light', 'preview'])
export type BodyForm = z.infer<typeof bodyFormSchema>

export const keptBodySchema = z.object({
  id: avatarIdSchema,
  kind: z.enum(['made', 'brought']),
  name: z.string(),
  /** The shipped host whose motions she has. */
  host: avatarIdSchema,
  dress: dressSchema.nullable(),
  /** 形象编号 of a body that was brought; a dressed one keeps her host's. */
  codeNumber: z.string().nullable(),
  /** On what authority a body that was brought is used: the paper, its number. */
  authorisation: z.string(),
  /** What was found when she was brought, for those who choose. */
  remarks: z.array(z.string()),
  forms: z.array(z.object({ form: bodyFormSchema, digest: z.string(), bytes: z.int() })),
  keptBy: z.string(),
  keptAt: z.iso.datetime(),
})
export type KeptBody = z.infer<typeof keptBodySchema>

/** How far a body is: the steps of the foundry in their order, and the share of the whole that is done. */
export const makingSteps = ['shape', 'paint', 'write', 'light', 'keep', 'done'] as const
export const makingSchema = z.object({
  step: z.enum(makingSteps),
  share: z.number().min(0).max(1),
  /** With the last step alone. */
  body: keptBodySchema.optional(),
})
export type Making = z.infer<typeof makingSchema>

/** `problem` chooses the sentence, `text` is what it speaks of. */
export const dressProblems = ['no-host', 'no-glyph', 'plate-pale', 'cloth-pale'] as const
export const bodyProblems = ['not-a-body', 'too-large', 'licence', 'paper'] as const

export const appearanceContract = {
  /** Every choice made; the two places stand first, in the order of `appearancePlaces`. */
  current: procedure('signed-in').output(z.array(appearanceSchema)),
  /** Who stands at a place: what was chosen for this one, else for all. A screen that names none is the account that asks. */
  standing: procedure('signed-in')
    .input(z.object({ place: appearancePlaceSchema, of: oneOfThem }))
    .output(z.object({ avatarId: avatarIdSchema.nullable(), body: keptBodySchema.nullable() })),
  choose: procedure('assistant.configure').input(appearanceSchema).output(appearanceSchema),
  /** The screens and films that may have a host of their own. */
  places: procedure('assistant.configure').output(
    z.array(z.object({ place: appearancePlaceSchema, of: z.uuid(), name: z.string() })),
  ),
  bodies: procedure('assistant.configure').output(z.array(keptBodySchema)),
  /** One file of a kept body. */
  file: procedure('signed-in')
    .input(z.object({ id: avatarIdSchema, form: bodyFormSchema }))
    .output(z.object({ bytes: z.base64() })),
  /** Dresses a shipped host for this office, in a thread of its own; the same order twice is made once. */
  make: procedure('assistant.configure')
    .input(dressSchema)
    .errors({ DRESS_REFUSED: refusal(z.object({ problem: z.enum(dressProblems), text: z.string() })) })
    .output(eventIterator(makingSchema)),
  /** Keeps a body brought from elsewhere; one whose terms forbid this use is refused in their words. */
  keep: procedure('assistant.configure')
    .input(
      z.object({
        name: z.string().trim().min(1).max(20),
        codeNumber: z.string().trim().min(1).max(40),
        authorisation: z.string().trim().max(200),
        bytes: z.base64(),
      }),
    )
    .errors({ BODY_REFUSED: refusal(z.object({ problem: z.enum(bodyProblems), text: z.string() })) })
    .output(keptBodySchema),
  /** Her picture, taken where she was first seen: for the list, and for screens that can draw no body. One that is there stays. */
  portray: procedure('assistant.configure')
    .input(z.object({ id: avatarIdSchema, preview: z.base64().max(600_000) }))
    .output(z.object({})),
  /** Removes a kept body that stands nowhere. */
  remove: procedure('assistant.configure')
    .input(z.object({ id: avatarIdSchema }))
    .errors({ BODY_STANDS: refusal(z.object({ places: z.int() })) })
    .output(z.object({})),
}

import { z } from 'zod'
import { procedure } from './procedure.ts'

/**
 * Which host (形象) stands where: on the hall's screens, and in films. A host is a folder under `avatars/`; pages that do not have the
 * chosen one (an older build) show the first they have.
 */
export const appearancePlaces = ['kiosk', 'film'] as const
export const appearancePlaceSchema = z.enum(appearancePlaces)
export type AppearancePlace = z.infer<typeof appearancePlaceSchema>

export const avatarIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)

export const appearanceSchema = z.object({
  place: appearancePlaceSchema,
  /** Null until somebody has chosen: the first host of the program. */
  avatarId: avatarIdSchema.nullable(),
  revision: z.int().min(0),
})
export type Appearance = z.infer<typeof appearanceSchema>

export const appearanceContract = {
  /** Every screen asks, whoever is signed in at it. One entry a place, in the order of `appearancePlaces`. */
  current: procedure('signed-in').output(z.array(appearanceSchema)),
  choose: procedure('assistant.configure')
    .input(z.object({ place: appearancePlaceSchema, avatarId: avatarIdSchema, revision: z.int().min(0) }))
    .output(appearanceSchema),
}

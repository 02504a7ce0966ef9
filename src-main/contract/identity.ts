import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'
import { procedure, refusal } from './procedure.ts'
import { roles } from './roles.ts'

export const loginNameSchema = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/)
  .describe('2–32 characters: small letters, digits, dot, dash, underscore')

export const accountSchema = z.object({
  id: z.string(),
  loginName: z.string(),
  displayName: z.string(),
  departmentId: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  active: z.boolean(),
  revision: z.int(),
})
export type Account = z.infer<typeof accountSchema>

/** Bounds against denial of service, not a rule of quality: length is checked by `identity/rules.ts`. */
const passwordSchema = z.string().max(256)

const newAccountSchema = z.object({
  loginName: loginNameSchema,
  displayName: z.string().trim().min(1).max(40),
  departmentId: z.string().nullable().default(null),
  password: passwordSchema,
})

const sessionAnswer = z.object({ token: z.string(), account: accountSchema })

const weakPassword = refusal(z.object({ minimumLength: z.int() }))
const roleRefusals = {
  TWO_OFFICES: refusal(z.object({ offices: z.array(z.enum(roles)) })),
  OFFICE_WITH_WORK: refusal(z.object({ office: z.enum(roles), work: z.array(z.enum(roles)) })),
}

export const identityContract = {
  /** Whether this hub has no account yet, so that a page offers the first run. */
  state: procedure('public').output(z.object({ firstRun: z.boolean() })),
  createFirstAdministrator: procedure('public')
    .input(newAccountSchema.omit({ departmentId: true }))
    .errors({ ALREADY_SET_UP: refusal(z.object({})), PASSWORD_TOO_SHORT: weakPassword })
    .output(sessionAnswer),
  signIn: procedure('public')
    .input(z.object({ loginName: z.string().trim().max(64), password: passwordSchema }))
    .errors({
      WRONG_LOGIN: refusal(z.object({ triesLeft: z.int().min(0) })),
      LOCKED_OUT: refusal(z.object({ seconds: z.int() })),
    })
    .output(sessionAnswer),
  signOut: procedure('signed-in').output(z.object({})),
  me: procedure('signed-in').output(accountSchema),
  /** A session with the kiosk role alone: only from the machine the hub runs on. */
  openKiosk: procedure('public')
    .errors({ NOT_THIS_MACHINE: refusal(z.object({})) })
    .output(sessionAnswer),
  accounts: procedure('identity.manage-accounts').output(z.array(accountSchema)),
  /** The security administrator sees accounts to give them roles, and cannot make any. */
  accountsForRoles: procedure('identity.assign-roles').output(z.array(accountSchema)),
  createAccount: procedure('identity.manage-accounts')
    .input(newAccountSchema)
    .errors({ LOGIN_NAME_TAKEN: refusal(z.object({ loginName: z.string() })), PASSWORD_TOO_SHORT: weakPassword })
    .output(accountSchema),
  /**
   * Another name, department, or the end of an account: one that is stopped signs in no more and its sessions end at once.
   * Nobody stops themselves, nor the last active holder of one of the three offices.
   */
  changeAccount: procedure('identity.manage-accounts')
    .input(
      newAccountSchema.pick({ displayName: true }).extend({
        accountId: idSchema,
        revision: z.int(),
        departmentId: z.string().nullable(),
        active: z.boolean(),
      }),
    )
    .errors({ OWN_ACCOUNT: refusal(z.object({})), LAST_OF_OFFICE: refusal(z.object({ office: z.enum(roles) })) })
    .output(accountSchema),
  /** A new password for somebody who has lost theirs; every session of that account ends. */
  setPassword: procedure('identity.manage-accounts')
    .input(z.object({ accountId: idSchema, password: passwordSchema }))
    .errors({ OWN_ACCOUNT: refusal(z.object({})), PASSWORD_TOO_SHORT: weakPassword })
    .output(z.object({})),
  /** One's own password, with the present one as proof; other sessions of the account end. */
  changeOwnPassword: procedure('signed-in')
    .input(z.object({ present: passwordSchema, password: passwordSchema }))
    .errors({ WRONG_PASSWORD: refusal(z.object({})), PASSWORD_TOO_SHORT: weakPassword })
    .output(z.object({})),
  /** The first security administrator is named by the system administrator; afterwards this is refused. */
  nameFirstSecurityAdministrator: procedure('identity.manage-accounts')
    .input(z.object({ accountId: idSchema }))
    .errors({ ALREADY_SET_UP: refusal(z.object({})), ...roleRefusals })
    .output(accountSchema),
  assignRoles: procedure('identity.assign-roles')
    .input(z.object({ accountId: idSchema, revision: z.int(), roles: z.array(z.enum(roles)).max(roles.length) }))
    .errors({ ...roleRefusals, OWN_ROLES: refusal(z.object({})) })
    .output(accountSchema),
}

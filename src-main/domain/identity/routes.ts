import { implement } from '@orpc/server'
import { identityContract } from '#contract/identity.ts'
import { accountOf, actorOf, type HandlerContext, tokenOf } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { IdentityService } from './service.ts'

export function identityRoutes(service: IdentityService) {
  const module = implement(identityContract).$context<HandlerContext>()
  return module.router({
    state: module.state.handler(async () => ({ firstRun: await service.isFirstRun() })),
    createFirstAdministrator: module.createFirstAdministrator.handler(async ({ input }) =>
      valueOrRaise(await service.createFirstAdministrator(input)),
    ),
    signIn: module.signIn.handler(async ({ input }) =>
      valueOrRaise(await service.signIn(input.loginName, input.password)),
    ),
    signOut: module.signOut.handler(async ({ context }) =>
      valueOrRaise(await service.signOut(tokenOf(context), actorOf(context))),
    ),
    me: module.me.handler(({ context }) => accountOf(context)),
    openKiosk: module.openKiosk.handler(async ({ context, errors }) => {
      if (!context.fromThisMachine) throw errors.NOT_THIS_MACHINE({ data: {} })
      return valueOrRaise(await service.openKiosk())
    }),
    accounts: module.accounts.handler(() => service.accounts()),
    accountsForRoles: module.accountsForRoles.handler(() => service.accounts()),
    createAccount: module.createAccount.handler(async ({ input, context }) =>
      valueOrRaise(await service.createAccount(actorOf(context), input)),
    ),
    changeAccount: module.changeAccount.handler(async ({ input, context }) =>
      valueOrRaise(await service.changeAccount(actorOf(context), input)),
    ),
    setPassword: module.setPassword.handler(async ({ input, context }) =>
      valueOrRaise(await service.setPassword(actorOf(context), input.accountId, input.password)),
    ),
    changeOwnPassword: module.changeOwnPassword.handler(async ({ input, context }) =>
      valueOrRaise(await service.changeOwnPassword(accountOf(context), actorOf(context), tokenOf(context), input)),
    ),
    nameFirstSecurityAdministrator: module.nameFirstSecurityAdministrator.handler(async ({ input, context }) =>
      valueOrRaise(await service.nameFirstSecurityAdministrator(actorOf(context), input.accountId)),
    ),
    assignRoles: module.assignRoles.handler(async ({ input, context }) =>
      valueOrRaise(await service.assignRoles(actorOf(context), input)),
    ),
  })
}

import { implement } from '@orpc/server'
import { sharingContract } from '#contract/sharing.ts'
import { accountOf, actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { SharingService } from './service.ts'

/** Whoever holds the platform's role acts for it on every department's grants. */
function asPlatform(context: HandlerContext): boolean {
  return accountOf(context).roles.includes('platform')
}

export function sharingRoutes(service: SharingService) {
  const module = implement(sharingContract).$context<HandlerContext>()
  return module.router({
    resources: module.resources.handler(({ input }) => service.resources(input)),
    resource: module.resource.handler(async ({ input }) => valueOrRaise(await service.resource(input.id))),
    registerResource: module.registerResource.handler(async ({ input, context }) =>
      valueOrRaise(await service.registerResource(actorOf(context), input)),
    ),
    amendResource: module.amendResource.handler(async ({ input, context }) =>
      valueOrRaise(await service.amendResource(actorOf(context), input)),
    ),
    requests: module.requests.handler(({ input }) => service.requests(input)),
    request: module.request.handler(async ({ input }) => valueOrRaise(await service.request(input.id))),
    createRequest: module.createRequest.handler(async ({ input, context }) =>
      valueOrRaise(await service.createRequest(actorOf(context), input)),
    ),
    editRequest: module.editRequest.handler(async ({ input, context }) =>
      valueOrRaise(await service.editRequest(actorOf(context), input)),
    ),
    submitRequest: module.submitRequest.handler(async ({ input, context }) =>
      valueOrRaise(await service.submitRequest(actorOf(context), input)),
    ),
    passCheck: module.passCheck.handler(async ({ input, context }) =>
      valueOrRaise(await service.passCheck(actorOf(context), input, input.note)),
    ),
    returnRequest: module.returnRequest.handler(async ({ input, context }) =>
      valueOrRaise(await service.returnRequest(actorOf(context), input, input.reason)),
    ),
    askSupplement: module.askSupplement.handler(async ({ input, context }) =>
      valueOrRaise(await service.askSupplement(actorOf(context), input, input.question)),
    ),
    supplement: module.supplement.handler(async ({ input, context }) =>
      valueOrRaise(await service.supplement(actorOf(context), input, input.answer)),
    ),
    decisionView: module.decisionView.handler(async ({ input }) =>
      valueOrRaise(await service.decisionView(input.id, input.fields)),
    ),
    approve: module.approve.handler(async ({ input, context }) =>
      valueOrRaise(await service.approve(actorOf(context), input, input)),
    ),
    refuse: module.refuse.handler(async ({ input, context }) =>
      valueOrRaise(await service.refuse(actorOf(context), input, input)),
    ),
    confirmApproval: module.confirmApproval.handler(async ({ input, context }) =>
      valueOrRaise(await service.confirmApproval(actorOf(context), input)),
    ),
    sendBack: module.sendBack.handler(async ({ input, context }) =>
      valueOrRaise(await service.sendBack(actorOf(context), input, input.reason)),
    ),
    object: module.object.handler(async ({ input, context }) =>
      valueOrRaise(await service.object(actorOf(context), input, input.reason)),
    ),
    answerObjection: module.answerObjection.handler(async ({ input, context }) =>
      valueOrRaise(await service.answerObjection(actorOf(context), input, input)),
    ),
    askMediation: module.askMediation.handler(async ({ input, context }) =>
      valueOrRaise(await service.askMediation(actorOf(context), input, input.reason)),
    ),
    mediate: module.mediate.handler(async ({ input, context }) =>
      valueOrRaise(await service.mediate(actorOf(context), input, input)),
    ),
    overdue: module.overdue.handler(() => service.overdue()),
    grants: module.grants.handler(({ input }) => service.grants(input)),
    grant: module.grant.handler(async ({ input }) => valueOrRaise(await service.grant(input.id))),
    revokeGrant: module.revokeGrant.handler(async ({ input, context }) =>
      valueOrRaise(await service.revokeGrant(actorOf(context), input, asPlatform(context), input.reason)),
    ),
    suspendGrant: module.suspendGrant.handler(async ({ input, context }) =>
      valueOrRaise(await service.suspendGrant(actorOf(context), input, asPlatform(context), input.reason)),
    ),
    resumeGrant: module.resumeGrant.handler(async ({ input, context }) =>
      valueOrRaise(await service.resumeGrant(actorOf(context), input, asPlatform(context))),
    ),
    limits: module.limits.handler(() => service.limits()),
    addLimit: module.addLimit.handler(async ({ input, context }) =>
      valueOrRaise(await service.addLimit(actorOf(context), input)),
    ),
    twoPersonRules: module.twoPersonRules.handler(() => service.twoPersonRules()),
    addTwoPersonRule: module.addTwoPersonRule.handler(async ({ input, context }) =>
      valueOrRaise(await service.addTwoPersonRule(actorOf(context), input)),
    ),
    officeHours: module.officeHours.handler(() => service.officeHours()),
    setOfficeHours: module.setOfficeHours.handler(async ({ input, context }) =>
      valueOrRaise(await service.setOfficeHours(actorOf(context), input)),
    ),
  })
}

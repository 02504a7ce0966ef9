import { implement } from '@orpc/server'
import { gatewayContract } from '#contract/gateway.ts'
import { actorOf, type HandlerContext } from '#hub/access.ts'
import { valueOrRaise } from '#hub/raise-violation.ts'
import type { GatewayService } from './service.ts'

export function gatewayRoutes(service: GatewayService) {
  const module = implement(gatewayContract).$context<HandlerContext>()
  return module.router({
    connections: module.connections.handler(() => service.connections()),
    connect: module.connect.handler(async ({ input, context }) =>
      valueOrRaise(await service.connect(actorOf(context), input)),
    ),
    uploadSheet: module.uploadSheet.handler(async ({ input, context }) =>
      valueOrRaise(await service.uploadSheet(actorOf(context), input)),
    ),
    credentials: module.credentials.handler(({ input }) => service.credentials(input.grantId)),
    issueCredential: module.issueCredential.handler(async ({ input, context }) =>
      valueOrRaise(await service.issueCredential(actorOf(context), input.grantId)),
    ),
    rotateCredential: module.rotateCredential.handler(async ({ input, context }) =>
      valueOrRaise(await service.rotateCredential(actorOf(context), input)),
    ),
    endCredential: module.endCredential.handler(async ({ input, context }) =>
      valueOrRaise(await service.endCredential(actorOf(context), input)),
    ),
    areaEditions: module.areaEditions.handler(() => service.areaEditions()),
    addAreaEdition: module.addAreaEdition.handler(async ({ input, context }) =>
      valueOrRaise(await service.addAreaEdition(actorOf(context), input)),
    ),
    log: module.log.handler(({ input }) => service.log(input)),
    lineage: module.lineage.handler(async ({ input }) => valueOrRaise(await service.lineage(input.resourceId))),
    alerts: module.alerts.handler(() => service.alerts()),
    seeAlert: module.seeAlert.handler(async ({ input, context }) =>
      valueOrRaise(await service.seeAlert(actorOf(context), input.id)),
    ),
    unusualRules: module.unusualRules.handler(() => service.unusualRules()),
    addUnusualRule: module.addUnusualRule.handler(async ({ input, context }) =>
      valueOrRaise(await service.addUnusualRule(actorOf(context), input)),
    ),
    subjectReads: module.subjectReads.handler(async ({ input, context }) =>
      valueOrRaise(await service.subjectReads(actorOf(context), input)),
    ),
  })
}

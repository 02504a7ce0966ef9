import { implement } from '@orpc/server'
import { foundryInThread } from '#adapters/foundry-thread.ts'
import { composeAnswering } from '#composition/answering.ts'
import { composeChain } from '#composition/chain.ts'
import { composeGateway } from '#composition/gateway.ts'
import type { Surroundings } from '#composition/surroundings.ts'
import { tellingHolders } from '#composition/telling-holders.ts'
import { contract } from '#contract/index.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import { createUnitOfWork } from '#database/unit-of-work.ts'
import { announcementRoutes } from '#domain/announcements/index.ts'
import { appearanceRoutes, createAppearanceService } from '#domain/appearance/index.ts'
import { assistantRoutes } from '#domain/assistant/index.ts'
import { auditRoutes, createAuditTrail, loadSm3 } from '#domain/audit/index.ts'
import { caseRoutes } from '#domain/cases/index.ts'
import { counterRoutes, createCounterService } from '#domain/counter/index.ts'
import { correctionRoutes, createCorrectionService, type CorrectionService } from '#domain/corrections/index.ts'
import { catalogRoutes } from '#domain/catalog/index.ts'
import { chainRoutes } from '#domain/chain/index.ts'
import { gatewayRoutes, type GatewayService } from '#domain/gateway/index.ts'
import { hostRoutes, voiceRoutes } from '#domain/host/index.ts'
import { createDeskService, deskRoutes } from '#domain/desk/index.ts'
import { createIdentityService, identityRoutes } from '#domain/identity/index.ts'
import { knowledgeRoutes } from '#domain/knowledge/index.ts'
import { negativeArgumentRoutes, negativeEditionRoutes, negativeListRoutes } from '#domain/negative-list/index.ts'
import { promiseRoutes } from '#domain/promises/index.ts'
import { createSampleDistrictService, sampleDistrictRoutes } from '#domain/sample-district/index.ts'
import { sharingRoutes } from '#domain/sharing/index.ts'
import { checkAccess, type CallContext } from '#hub/access.ts'
import { changesRoutes } from '#hub/changes-routes.ts'
import { createAnnouncer } from '#kernel/announcer.ts'
import { systemClock } from '#kernel/clock.ts'
import { officeCalendar } from '#kernel/working-days.ts'

export type Program = Awaited<ReturnType<typeof compose>>

/** Builds the whole program from its surroundings: the only place, with `composition/`, that sees every room of src-main. */
export async function compose(surroundings: Surroundings) {
  const { store, signer, clock = systemClock, onError = console.error } = surroundings
  const { db } = store
  const notices = createAnnouncer<ChangeNotice>(onError)
  const hash = await loadSm3()
  const trail = createAuditTrail({ hash, signer })
  const work = createUnitOfWork({ db, trail, clock, notices, requireRoom: store.requireRoom })
  const identity = createIdentityService({ db, work, clock })
  const connectedResources = () => gateway.connectedResources()
  const lateElsewhere = (now: Date) => corrections.late(now)
  const links = composeChain({
    db,
    work,
    clock,
    notices,
    peopleWho: identity.peopleWho,
    connectedResources,
    lateElsewhere,
    trail,
    hash,
  })
  const gateway: GatewayService = await composeGateway({ db, work, clock, notices, links, surroundings })
  const corrections: CorrectionService = createCorrectionService({
    db,
    work,
    clock,
    calendar: officeCalendar,
    departmentNames: () => links.catalog.departmentNames(db),
    ...links.sharing.doors,
    limits: links.sharing.limits,
    officeHours: links.sharing.officeHours,
    hashOf: gateway.hashOf,
    readersOf: gateway.readersOf,
  })
  const counter = createCounterService({
    db,
    work,
    ports: {
      cityCase: links.cases.get,
      itemGuide: itemId => links.chain.itemGuide(itemId),
      grant: links.sharing.grant,
      resource: links.sharing.resource,
      ask: gateway.askForDesk,
      digest: bytes => Buffer.from(hash(bytes)).toString('hex'),
    },
  })
  const holders = tellingHolders({ notices, tell: links.cases.tellHolders, onError })
  const answering = composeAnswering({ db, work, clock, notices, links, surroundings })
  const desk = createDeskService({
    db,
    work,
    clock,
    catalog: { ...links.catalog.cells, departmentNames: links.catalog.departmentNames },
    presenceMoved: itemId => notices.announce({ topic: 'desk', ids: [itemId], at: clock().toISOString() }),
  })
  const appearance = createAppearanceService({
    db,
    work,
    foundry: foundryInThread(),
    async placesOfOne() {
      const screens = (await identity.accounts()).filter(({ active, roles }) => active && roles.includes('kiosk'))
      const films = await links.announcements.stored()
      return [
        ...screens.map(({ id, displayName }) => ({ place: 'kiosk' as const, of: id, name: displayName })),
        ...films.map(({ id, number, title }) => ({ place: 'film' as const, of: id, name: `${number} ${title}` })),
      ]
    },
  })
  const sample = createSampleDistrictService({ db, work, calendar: officeCalendar, identity, ...links, ...answering })

  const router = implement(contract)
    .$context<CallContext>()
    .use(checkAccess)
    .router({
      identity: identityRoutes(identity),
      audit: auditRoutes({ db, trail }),
      catalog: catalogRoutes(links.catalog, links.guides.file),
      cases: caseRoutes(links.cases),
      counter: counterRoutes(counter),
      negativeList: negativeListRoutes(links.negativeList),
      negativeArgument: negativeArgumentRoutes(links.negativeList),
      negativeEdition: negativeEditionRoutes(links.negativeList),
      sharing: sharingRoutes(links.sharing),
      gateway: gatewayRoutes(gateway),
      corrections: correctionRoutes(corrections),
      chain: chainRoutes(links.chain),
      promises: promiseRoutes(links.promises),
      desk: deskRoutes(desk),
      announcements: announcementRoutes(links.announcements),
      knowledge: knowledgeRoutes(answering.knowledge, answering.entries),
      assistant: assistantRoutes(answering.assistant, answering.settings, answering.asked),
      host: hostRoutes(answering.host),
      appearance: appearanceRoutes(appearance),
      voice: voiceRoutes(answering.voiceSettings, answering.recogniser),
      sample: sampleDistrictRoutes(sample),
      changes: changesRoutes(notices),
    })
  const callContext = (fromThisMachine: boolean): CallContext => ({
    fromThisMachine,
    accountOfToken: token => identity.accountOfToken(token),
  })
  return {
    router,
    callContext,
    services: {
      identity,
      trail,
      appearance,
      gateway,
      corrections,
      counter,
      holders,
      desk,
      sample,
      ...links,
      ...answering,
    },
    work,
    notices,
    db,
    clock,
    async close() {
      await holders.close()
      await answering.reader.close()
      await gateway.close()
      await answering.voiceSettings.close()
      await store.close()
    },
  }
}

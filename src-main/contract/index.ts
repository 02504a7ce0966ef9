import { announcementsContract } from './announcements.ts'
import { appearanceContract } from './appearance.ts'
import { assistantContract } from './assistant.ts'
import { auditContract } from './audit.ts'
import { casesContract } from './cases.ts'
import { catalogContract } from './catalog.ts'
import { chainContract } from './chain.ts'
import { changesContract } from './changes.ts'
import { counterContract } from './counter.ts'
import { deskContract } from './desk.ts'
import { correctionsContract } from './corrections.ts'
import { gatewayContract } from './gateway.ts'
import { hostContract } from './host.ts'
import { identityContract } from './identity.ts'
import { knowledgeContract } from './knowledge.ts'
import { negativeArgumentContract } from './negative-argument.ts'
import { negativeEditionContract } from './negative-edition.ts'
import { negativeListContract } from './negative-list.ts'
import { promisesContract } from './promises.ts'
import { sampleContract } from './sample-district.ts'
import { sharingContract } from './sharing.ts'
import { voiceContract } from './voice.ts'

/** The whole contract: what may be asked of a hub and what it answers. One member per domain module, same names. */
export const contract = {
  identity: identityContract,
  audit: auditContract,
  catalog: catalogContract,
  cases: casesContract,
  counter: counterContract,
  negativeList: negativeListContract,
  negativeArgument: negativeArgumentContract,
  negativeEdition: negativeEditionContract,
  sharing: sharingContract,
  gateway: gatewayContract,
  corrections: correctionsContract,
  chain: chainContract,
  promises: promisesContract,
  desk: deskContract,
  announcements: announcementsContract,
  knowledge: knowledgeContract,
  assistant: assistantContract,
  host: hostContract,
  appearance: appearanceContract,
  voice: voiceContract,
  sample: sampleContract,
  changes: changesContract,
}
export type Contract = typeof contract

/** The door of data sharing (数据共享): what other modules' services and the composition may call. */
export { createSharingService, type SharingService } from './service.ts'
export { sharingRoutes } from './routes.ts'
export { grantStateOn, stateOf, type RequestEvent, type SharingRequest, type StoredDeadline } from './model.ts'
export { deadlineOf, limitInForce, replyClock, type ClockFacts } from './clock.ts'
export { decideRevoke, decideSuspend } from './grant-rules.ts'
export type { StoredGrant } from './grant-store.ts'
export type { StoredResource } from './resource-store.ts'
export type { DepartmentNames, PeopleWho, PublishedItemsOn, SharedItem } from './ports.ts'

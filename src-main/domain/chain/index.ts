/** The door of the truth chain (依据链): what the composition, the assistant and the command line may call. */
export { createChainService, type ChainService } from './service.ts'
export { catalogueOfDay } from './catalogue-of-day.ts'
export { chainRoutes } from './routes.ts'
export { sayCityWide, sayMaterials, sayZeroVisit } from './say.ts'
export { truthOf, programmesOf, type ItemTruth } from './model.ts'
export type { AnnouncementAbout, CatalogueOn, ChainPorts, EntryInForce, PublishedItem } from './ports.ts'

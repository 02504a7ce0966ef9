/** The door of the negative list (负面清单). */
export { negativeListRoutes } from './routes.ts'
export { createNegativeListService, type NegativeListService } from './service.ts'
export type { CountPublished, DepartmentNames, ItemNames, NamedItem } from './ports.ts'

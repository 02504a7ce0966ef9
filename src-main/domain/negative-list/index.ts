/** The door of the negative list (负面清单). */
export { negativeArgumentRoutes, negativeEditionRoutes, negativeListRoutes } from './routes.ts'
export { createNegativeListService, type NegativeListService } from './service.ts'
export type { CasesByDistrict, CatalogueOn, DepartmentNames, EditionPrinter, ItemNames, NamedItem } from './ports.ts'

export type { DressedFiles, Foundry, PlaceOfOne } from './ports.ts'
export { appearanceRoutes } from './routes.ts'
export { createAppearanceService, type AppearanceService } from './service.ts'

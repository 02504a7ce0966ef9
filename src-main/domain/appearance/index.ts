export { appearanceRoutes } from './routes.ts'
export { createAppearanceService, type AppearanceService } from './service.ts'

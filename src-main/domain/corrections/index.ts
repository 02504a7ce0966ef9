/** The door of corrections (校核). */
export { createCorrectionService, type CorrectionService } from './service.ts'
export { correctionRoutes } from './routes.ts'

/** The door of the cases (办件) of whole-city service. */
export { createCaseService, type CasePorts, type CaseService } from './service.ts'
export { caseRoutes } from './routes.ts'

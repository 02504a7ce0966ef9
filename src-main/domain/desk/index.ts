/** The door of the desk: what the composition may call. */
export { createDeskService, type DeskService } from './service.ts'
export { deskRoutes } from './routes.ts'

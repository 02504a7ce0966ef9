/** The door of announcements (播报). */
export { announcementRoutes } from './routes.ts'
export { createAnnouncementService, type AnnouncementService } from './service.ts'

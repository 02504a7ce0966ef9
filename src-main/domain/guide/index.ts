/** The door of the guide (办事指南). */
export { createGuideService, type GuideService } from './service.ts'
export type { GuideSheet, GuideTable } from './sheet.ts'

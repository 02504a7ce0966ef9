/** The door of the catalogue (事项目录): what other modules' services and the composition may call. */
export { createCatalogService, type CatalogService } from './service.ts'
export {
  sheetComparer,
  type CatalogueFacts,
  type ComparedSheet,
  type CompareSheet,
  type SheetOrder,
  type SheetProgress,
} from './compare-sheet.ts'
export { catalogRoutes } from './routes.ts'
export type { PublishedItem } from './model.ts'
export type { SampleItem, SampleTimeline } from './sample.ts'
export { printBasis } from './import-long-cells.ts'
export { printLimit } from './time-limit.ts'
export { remarkWords } from './remark-words.ts'

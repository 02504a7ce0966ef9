/** The door of the three promises over the whole catalogue. */
export { openPromiseBook, type PromiseBook } from './book.ts'
export { createPromiseService, type PromisePorts, type PromiseService } from './service.ts'
export { promiseRoutes } from './routes.ts'

/** Checking at a window (窗口核验): the record in the paper's place. */
export { counterRoutes } from './routes.ts'
export { createCounterService, type CounterService } from './service.ts'

/** The door of the sample district (示例数据). */
export { createSampleDistrictService, type SampleDistrictService } from './service.ts'
export { sampleDistrictRoutes } from './routes.ts'

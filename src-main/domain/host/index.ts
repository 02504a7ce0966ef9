export { VoiceError, type Speak, type Voice, type VoicePart, type VoiceRequest } from './ports.ts'
export { hostRoutes } from './routes.ts'
export { createHostService, type HostService } from './service.ts'

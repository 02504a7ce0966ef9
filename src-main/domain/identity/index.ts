/** The door of identity (身份与权限): what other modules' services and the composition may call. */
export { actorOfAccount } from './model.ts'
export { createIdentityService, type IdentityService } from './service.ts'
export { identityRoutes } from './routes.ts'

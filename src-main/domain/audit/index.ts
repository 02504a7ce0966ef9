/** The door of audit (审计留痕). */
export { auditRoutes } from './routes.ts'
export { createAuditTrail, type AuditTrail } from './service.ts'
export { loadSm3 } from './sm3.ts'
export { signerOfFolder, temporarySigner, type CheckpointSigner } from './checkpoint.ts'

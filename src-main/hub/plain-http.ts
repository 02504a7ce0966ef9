import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { onError } from '@orpc/server'
import { RequestHeadersPlugin } from '@orpc/server/plugins'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { Program } from '#compose'
import { contract } from '#contract/index.ts'
import type { CallContext } from './access.ts'
import { logUnexpected } from './log.ts'

/** The contract as plain HTTP with JSON under `/api`, for those who call the hub without this program. */
export type PlainHttpHandler = OpenAPIHandler<CallContext>

export function createPlainHttpHandler(router: Program['router']): PlainHttpHandler {
  return new OpenAPIHandler(router, {
    plugins: [new RequestHeadersPlugin<CallContext>()],
    interceptors: [onError(logUnexpected)],
  })
}

/** The OpenAPI 3.1 document of the whole contract. */
export async function openApiDocument() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: { title: '鹏政通 Pengtong', version: '0.1.0' },
    servers: [{ url: '/api' }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
  })
}

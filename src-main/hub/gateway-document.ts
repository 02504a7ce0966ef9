import { z } from 'zod'
import { batchInput, compareInput, queryInput, refusalStatus } from '#domain/gateway/index.ts'

const signedHeaders = [
  ['x-pt-credential', '凭证编号'],
  ['x-pt-timestamp', '毫秒时间戳，和网关相差不超过 5 分钟'],
  ['x-pt-nonce', '随机数，16 到 64 个字母数字，每次请求不同'],
  ['x-pt-signature', '签名，64 个小写十六进制字符'],
] as const

const signing = `每次请求用 HMAC-SM3 签名，密钥不在线上传。
text = METHOD + "\\n" + PATH + "\\n" + 时间戳 + "\\n" + 随机数 + "\\n" + hex(SM3(请求体))
clientKey = HMAC-SM3(密钥, "pengtong gateway client key")，storedKey = SM3(clientKey)
签名 = hex(clientKey XOR HMAC-SM3(storedKey, text))
密钥是发证时显示一次的 base64url 文字，先还原成 32 个字节。`

const row = { type: 'object', additionalProperties: { type: ['string', 'null'] } }
const answers = {
  query: { requestId: { type: 'string' }, rows: { type: 'array', items: row } },
  compare: {
    requestId: { type: 'string' },
    found: { type: 'boolean' },
    same: { type: 'object', additionalProperties: { type: 'boolean' } },
  },
}
const refusal = {
  type: 'object',
  properties: {
    code: { type: 'string', enum: Object.keys(refusalStatus) },
    message: { type: 'string' },
    requestId: { type: 'string' },
  },
}

function operation(summary: string, input: z.ZodType, content: Record<string, unknown>) {
  const statuses = [...new Set(Object.values(refusalStatus))].sort()
  const refusals = statuses.map(status => {
    const codes = Object.entries(refusalStatus).filter(([, of]) => of === status)
    const description = codes.map(([code]) => code).join(', ')
    return [String(status), { description, content: { 'application/json': { schema: refusal } } }] as const
  })
  return {
    post: {
      summary,
      parameters: signedHeaders.map(([name, description]) => ({
        name,
        in: 'header',
        required: true,
        description,
        schema: { type: 'string' },
      })),
      requestBody: {
        required: true,
        content: { 'application/json': { schema: z.toJSONSchema(input, { io: 'input' }) } },
      },
      responses: { '200': { description: '只有授权的字段和行', content }, ...Object.fromEntries(refusals) },
    },
  }
}

/** The OpenAPI 3.1 document of the gateway, for the programs of departments. */
export function gatewayDocument() {
  const json = (properties: object) => ({ 'application/json': { schema: { type: 'object', properties } } })
  return {
    openapi: '3.1.0',
    info: { title: '鹏政通数据网关 Pengtong data gateway', version: '1', description: signing },
    paths: {
      '/gateway/v1/query': operation('按主体查询', queryInput, json(answers.query)),
      '/gateway/v1/compare': operation('核验：逐个字段答是或否', compareInput, json(answers.compare)),
      '/gateway/v1/batch': operation('批量文件：逐行 JSON，末行是行数、SM3 和 SM2 签名', batchInput, {
        'application/x-ndjson': { schema: { type: 'string' } },
      }),
    },
  }
}

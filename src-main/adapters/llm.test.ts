import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LlmError, type LlmRequest } from '#domain/assistant/index.ts'
import { openOpenAiCompatible, type LlmLimits } from './llm-openai-compatible.ts'
import { quotingScript, scriptedLlm } from './llm-scripted.ts'

/** A real server speaking the `/chat/completions` protocol, well or badly. */
type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>
let answer: Answer
let seen: { path: string; authorization: string | undefined; body: string }[]
let baseUrl = ''
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece: Buffer) => (body += piece.toString('utf8')))
  request.on('end', () => {
    seen.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
    void answer(request, response, body)
  })
})

beforeEach(async () => {
  seen = []
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

const limits: LlmLimits = { firstTokenMs: 400, totalMs: 1_500, mostCharacters: 200 }
const chunk = (content: string, finish: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`
const begin = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
}
const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const request = (signal = new AbortController().signal): LlmRequest => ({
  question: '摊位证几天办好?',
  language: 'zh',
  passages: [{ number: 1, label: '办法 第四条', text: '应当在五个工作日内作出决定。' }],
  signal,
})
const endpoint = (apiKey?: string) => ({ baseUrl, model: 'm', apiKey })
async function collect(signal?: AbortSignal): Promise<string> {
  let text = ''
  for await (const piece of openOpenAiCompatible(endpoint('k-secret'), limits).stream(request(signal))) text += piece
  return text
}
const reasonOf = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'no failure',
    (error: unknown) => (error instanceof LlmError ? error.reason : `other: ${String(error)}`),
  )

describe('模型服务', () => {
  it('一段一段送来，带着编号材料和密钥去问', async () => {
    answer = (_, response) => {
      begin(response)
      response.end(`${chunk('五个工作日内')}${chunk('作出决定[1]。')}${chunk('', 'stop')}data: [DONE]\n\n`)
    }
    expect(await collect()).toBe('五个工作日内作出决定[1]。')
    expect(seen[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer k-secret' })
    expect(seen[0]?.body).toContain('[1] 办法 第四条')
    expect(JSON.parse(seen[0]?.body ?? '{}')).not.toHaveProperty('tools')
  })

  const failures: readonly (readonly [string, string, Answer])[] = [
    [
      '回答的是网页',
      'not-a-model',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end('<!doctype html><html><body>登录</body></html>')
      },
    ],
    [
      '一直不停',
      'too-long',
      async (_, response) => {
        begin(response)
        while (!response.destroyed) {
          response.write(chunk('没完没了的话。'))
          await wait(2)
        }
      },
    ],
    ['迟迟没有第一个字', 'too-slow', (_, response) => begin(response)],
    [
      '中途停住不动',
      'too-slow',
      (_, response) => {
        begin(response)
        response.write(chunk('五个'))
      },
    ],
    [
      '中途断线',
      'cut-off',
      async (_, response) => {
        begin(response)
        response.write(chunk('五个'))
        await wait(50)
        response.destroy()
      },
    ],
    [
      '没有说完就收尾',
      'cut-off',
      (_, response) => {
        begin(response)
        response.end(chunk('五个'))
      },
    ],
    [
      '流里夹着不是 JSON 的内容',
      'not-a-model',
      (_, response) => {
        begin(response)
        response.end('data: {"choices": [oops\n\n')
      },
    ],
    [
      '密钥不对',
      'refused',
      (_, response) => {
        response.writeHead(401, { 'content-type': 'application/json' })
        response.end('{"error":{"message":"bad key k-secret"}}')
      },
    ],
    [
      '太忙',
      'rate-limited',
      (_, response) => {
        response.writeHead(429, { 'content-type': 'application/json', 'retry-after-ms': '1' })
        response.end('{"error":{"message":"slow down"}}')
      },
    ],
  ]
  it.each(failures)('%s：说明原因 %s', async (_, reason, behaviour) => {
    answer = behaviour
    expect(await reasonOf(collect())).toBe(reason)
  })

  it('连不上时说连不上', async () => {
    await new Promise(resolve => server.close(resolve))
    expect(await reasonOf(collect())).toBe('unreachable')
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })

  it('给人看的话里没有密钥', async () => {
    answer = failures[7]?.[2] ?? (() => undefined)
    const error: unknown = await collect().catch((e: unknown) => e)
    expect(error).toBeInstanceOf(LlmError)
    expect(String(error)).not.toContain('k-secret')
  })

  it('问的人走了，就停下来', async () => {
    const leaving = new AbortController()
    answer = (_, response) => {
      begin(response)
      response.write(chunk('五'))
      setTimeout(() => leaving.abort(new Error('走了')), 20)
    }
    await expect(collect(leaving.signal)).rejects.toThrow('走了')
  })

  it('列出模型；不是模型服务就说不是', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"object":"list","data":[{"id":"qwen","object":"model"}]}')
    }
    const llm = openOpenAiCompatible(endpoint(), limits)
    expect(await llm.models(AbortSignal.timeout(2_000))).toEqual(['qwen'])
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<html></html>')
    }
    expect(await reasonOf(llm.models(AbortSignal.timeout(2_000)))).toBe('not-a-model')
  })
})

describe('离线的替身', () => {
  it('照脚本说话，也照脚本失败', async () => {
    let text = ''
    for await (const piece of scriptedLlm(quotingScript).stream(request())) text += piece
    expect(text).toBe('应当在五个工作日内作出决定。[1]')
    const failing = scriptedLlm(() => ['五', { fail: 'cut-off' }]).stream(request())
    const running = (async () => {
      for await (const piece of failing) text += piece
    })()
    expect(await reasonOf(running)).toBe('cut-off')
  })
})

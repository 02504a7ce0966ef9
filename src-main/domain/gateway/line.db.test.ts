import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { sm2Signer } from '#adapters/sm2-signer.ts'
import { trailerText } from '#domain/gateway/index.ts'
import { startServer, type RunningHub } from '#hub/server.ts'
import {
  callerOf,
  connectSheet,
  issueTo,
  plantGrant,
  populationFields,
  type Caller,
} from '#tests/helpers/gateway-office.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'
import { createHash } from 'node:crypto'

const names = populationFields.map(field => field.name)
const wang = { subject: { field: '公民身份号码', value: '440398194611240028' } }

describe('网关的线', () => {
  let program: Program
  let hub: RunningHub
  beforeAll(async () => {
    program = await openMemoryProgram()
    hub = await startServer(program, { port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await hub.close()
    await program.close()
  })

  async function setUp(told: Partial<Parameters<typeof plantGrant>[1]>, rows = 3, wide = 0) {
    const planted = await plantGrant(program, { granted: ['姓名', '街道'], ...told })
    const people = Array.from({ length: rows }, (_, number) => [
      `王${number}`,
      number === 0 ? wang.subject.value : `44039819500101${String(1000 + number)}`,
      '澄湾区榕山街道榕荫路 12 号',
      number % 2 === 0 ? '榕山街道' : '云麓街道',
      `机密${number}`.padEnd(wide, '。'),
    ])
    await connectSheet(program, planted.resourceId, names, people)
    const issued = await issueTo(program, planted.grantId)
    return { ...planted, issued, caller: await callerOf(issued) }
  }
  const send = (caller: Caller, act: string, body: object | string) => {
    const path = `/gateway/v1/${act}`
    const { headers, body: bytes } = caller.signed(path, body)
    // A line of its own: one kept open may just be closing when a busy test comes back to it.
    const own = { ...headers, connection: 'close' }
    return fetch(`${hub.url}${path}`, { method: 'POST', headers: own, body: bytes as Uint8Array<ArrayBuffer> })
  }

  it('查询在 HTTP 上也是一样的答复，带请求编号，不许缓存', async () => {
    const { caller } = await setUp({})
    const response = await send(caller, 'query', wang)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const answer = (await response.json()) as { requestId: string; rows: unknown[] }
    expect(answer.rows).toEqual([{ 姓名: '王*', 街道: '榕山街道' }])
    expect(response.headers.get('x-pt-request')).toBe(answer.requestId)
  })

  it('批量文件：逐行、有水印、末行的 SM3 和 SM2 签名对得上', async () => {
    const { caller, issued } = await setUp(
      { mode: 'batch', rows: [{ kind: 'one-of', field: '街道', values: ['榕山街道'] }] },
      4100,
    )
    const text = await (await send(caller, 'batch', {})).text()
    expect(text).not.toContain('机密')
    const lines = text.trimEnd().split('\n')
    const head = JSON.parse(lines[0] ?? '') as { serial: string }
    const trailer = JSON.parse(lines.at(-1) ?? '') as { rows: number; sm3: string; signature: string; keyId: string }
    expect(trailer.rows).toBe(2050)
    expect(trailer.keyId).toBe(issued.keyId)
    const body = lines.slice(1, -1).join('\n').concat('\n')
    // By OpenSSL, not by the code that made it.
    expect(createHash('sm3').update(body).digest('hex')).toBe(trailer.sm3)
    const signer = sm2Signer('1'.repeat(64))
    const signed = trailerText(head.serial, trailer.rows, trailer.sm3)
    expect(signer.verify(signed, trailer.signature, issued.publicKey)).toBe(true)
    expect(signer.verify(trailerText(head.serial, 2049, trailer.sm3), trailer.signature, issued.publicKey)).toBe(false)
    const marks = lines.slice(1, -1).map(line => (JSON.parse(line) as { '#': string })['#'])
    expect(new Set(marks).size).toBe(2050)
    const again = await (await send(caller, 'batch', {})).text()
    expect(again.split('\n')[1]).not.toBe(lines[1])
  })

  it('发文件的中途撤回，文件就断在那里，没有末行', async () => {
    // Far more than the line and its buffers hold, in several pages of the source.
    const { caller, grantId } = await setUp({ mode: 'batch', granted: ['婚姻状况'] }, 6100, 700)
    const response = await send(caller, 'batch', {})
    const reader = response.body?.getReader()
    await reader?.read()
    const grant = await program.services.sharing.grant(grantId)
    if (!grant.ok) throw new Error('no grant')
    const provider = { accountId: 'police-officer', name: '黄卫东', departmentId: 'police' }
    await program.services.sharing.revokeGrant(provider, grant.value, false, '用途已变')
    const rest = (async () => {
      let text = ''
      for (;;) {
        const piece = await reader?.read()
        if (!piece || piece.done) return text
        text += Buffer.from(piece.value).toString()
      }
    })()
    await expect(rest).rejects.toThrow()
  })

  it('太大的、没写长度的、不是 JSON 的、没签名的，都有一句 JSON 的答复', async () => {
    const { caller } = await setUp({})
    const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
    expect(await codeOf(await send(caller, 'query', 'x'.repeat(70_000)))).toBe('TOO_LARGE')
    expect(await codeOf(await send(caller, 'query', '{"subject":'))).toBe('INPUT_WRONG')
    expect(await codeOf(await send(caller, 'query', { ...wang, __proto__: null, extra: 1 }))).toBe('INPUT_WRONG')
    expect(await codeOf(await send(caller, 'nothing', wang))).toBe('INPUT_WRONG')
    expect(await codeOf(await fetch(`${hub.url}/gateway/v1/query`, { method: 'POST', body: '{}' }))).toBe(
      'SIGNATURE_WRONG',
    )
    const doubled = caller.signed('/gateway/v1/query', wang)
    const twice = new Headers(doubled.headers)
    twice.append('x-pt-credential', doubled.headers['x-pt-credential'] ?? '')
    const response = await fetch(`${hub.url}/gateway/v1/query`, {
      method: 'POST',
      headers: twice,
      body: doubled.body as Uint8Array<ArrayBuffer>,
    })
    expect(await codeOf(response)).toBe('SIGNATURE_WRONG')
  })

  it('SQL 写在值里还是值，什么也不会执行', async () => {
    const { caller } = await setUp({})
    for (const value of ["' or '1'='1", "x'; drop table gateway_log; --", '%', '\\', '{}', '$1']) {
      const response = await send(caller, 'query', { subject: { field: '公民身份号码', value } })
      expect(await response.json()).toMatchObject({ rows: [] })
    }
  })

  it('说明书里有三个入口，每个拒绝的代号都写着', async () => {
    const document = (await (await fetch(`${hub.url}/gateway/openapi.json`)).json()) as { paths: object }
    expect(Object.keys(document.paths)).toEqual(['/gateway/v1/query', '/gateway/v1/compare', '/gateway/v1/batch'])
    expect(JSON.stringify(document)).toContain('QUOTA_USED_UP')
  })

  it('半句话就不说了的客户端，不占着网关', async () => {
    const { port, hostname } = new URL(hub.url)
    const socket = net.connect(Number(port), hostname)
    socket.write('POST /gateway/v1/query HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{"a"')
    await new Promise(resolve => setTimeout(resolve, 50))
    socket.destroy()
    const { caller } = await setUp({})
    expect((await send(caller, 'query', wang)).status).toBe(200)
  })
})

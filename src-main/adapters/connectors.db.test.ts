import http from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Connector, SourceQuery } from '#domain/gateway/index.ts'
import { aField } from '#domain/sharing/fixtures.ts'
import { connectHttpInterface } from './connector-http.ts'
import { connectPostgresTable } from './connector-postgres.ts'

const fields = [aField('姓名'), aField('证号'), aField('街道')]
const bySubject = (value: string, rest: SourceQuery['where'] = []): SourceQuery => ({
  fields: ['证号', '姓名'],
  where: [{ kind: 'equals', field: '证号', value }, ...rest],
  limit: 20,
})
const never = () => new AbortController().signal
const server = inject('postgresServer')
const why = 'url' in server ? '' : `，这台机器没有 PostgreSQL：${server.unavailable}`

describe.skipIf(!('url' in server))(`PostgreSQL 的一张表${why}`, () => {
  const table = `connector_${process.pid}`
  const url = 'url' in server ? `${server.url}/postgres` : ''
  let client: pg.Client
  let connector: Connector
  const people = Array.from({ length: 40 }, (_, number) => ({
    id: `4403980000${String(Math.floor(number / 2)).padStart(8, '0')}`,
    name: `人${number}`,
    street: number % 3 === 0 ? '云麓街道' : '榕山街道',
  }))

  beforeAll(async () => {
    client = new pg.Client(url)
    await client.connect()
    await client.query(`create domain ${table}_code as text check (value ~ '^a[0-9]+$')`)
    await client.query(`create table ${table} (id char(18), name text, street text, born date, code ${table}_code)`)
    for (const [number, { id, name, street }] of people.entries()) {
      await client.query(`insert into ${table} values ($1, $2, $3, '1950-01-01', $4)`, [id, name, street, `a${number}`])
    }
    connector = connectPostgresTable({
      resourceId: 'r',
      subjectField: '证号',
      fields,
      source: {
        kind: 'postgres',
        schema: 'public',
        table,
        columns: { 证号: 'id', 姓名: 'name', 街道: 'street', 出生日期: 'born', 编号: 'code' },
      },
      secret: url,
    })
  })
  afterAll(async () => {
    await connector?.close()
    await client?.query(`drop table ${table}`)
    await client?.query(`drop domain ${table}_code`)
    await client?.end()
  })

  it('许多人同时查，各人得到的和一个一个查的一样', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            value: fc.oneof(fc.constantFrom(...people.map(one => one.id)), fc.string({ maxLength: 20 })),
            street: fc.option(fc.constantFrom('榕山街道', '云麓街道'), { nil: undefined }),
          }),
          { minLength: 1, maxLength: 90 },
        ),
        async asked => {
          const sayable = asked.filter(({ value }) => !value.includes('\0'))
          const queries = sayable.map(({ value, street }) =>
            bySubject(value, street ? [{ kind: 'one-of', field: '街道', values: [street] }] : []),
          )
          const together = await Promise.all(queries.map(query => connector.find(query, never())))
          const expected = sayable.map(({ value, street }) =>
            people
              // A char column is padded: the server itself ignores trailing blanks.
              .filter(one => one.id === value.replace(/ +$/, '') && (!street || one.street === street))
              .map(one => ({ 证号: one.id, 姓名: one.name })),
          )
          expect(together).toEqual(expected)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('一个读不懂的值只让它自己失败，同时查的别人照样得到答复', async () => {
    const days = ['1950-01-01', '不是日期', '1950-01-01', '1949-13-45', '2001-01-01']
    const settled = await Promise.allSettled(
      days.map(value =>
        connector.find({ fields: ['姓名'], where: [{ kind: 'equals', field: '出生日期', value }], limit: 3 }, never()),
      ),
    )
    expect(settled.map(one => (one.status === 'fulfilled' ? one.value.length : one.status))).toEqual([
      3,
      'rejected',
      3,
      'rejected',
      0,
    ])
  })

  it('列的类型自己带检查条件时，不合条件的一个值也只让它自己查不到', async () => {
    const found = await Promise.all(
      ['a1', '不合条件', 'a2'].map(value =>
        connector.find({ fields: ['姓名'], where: [{ kind: 'equals', field: '编号', value }], limit: 3 }, never()),
      ),
    )
    expect(found.map(rows => rows.map(row => row['姓名']))).toEqual([['人1'], [], ['人2']])
  })

  it('每个人的行数各有各的上限，不因为一起查而互相挤掉', async () => {
    const [first, second] = [people[0]?.id ?? '', people[2]?.id ?? '']
    const limited = (value: string): SourceQuery => ({ ...bySubject(value), limit: 1 })
    const found = await Promise.all([first, second, first].map(value => connector.find(limited(value), never())))
    expect(found.map(rows => rows.map(row => row['证号']))).toEqual([[first], [second], [first]])
  })

  it('值里写 SQL 只是一个查不到的值，表还在', async () => {
    const rows = await connector.find(bySubject(`'; drop table ${table}; --`), never())
    expect(rows).toEqual([])
    expect(await connector.find(bySubject(people[0]?.id ?? ''), never())).toHaveLength(2)
  })

  it('整张表按页读完，一行不多一行不少', async () => {
    const read: unknown[] = []
    const query = { fields: ['姓名'], where: [], limit: Number.MAX_SAFE_INTEGER }
    for await (const page of connector.stream(query, never())) read.push(...page.map(row => row['姓名']))
    expect(read.sort()).toEqual(people.map(one => one.name).sort())
  })

  it('源库只许读：连接器开的会话写不进去', async () => {
    const pool = new pg.Client({ connectionString: url, options: '-c default_transaction_read_only=on' })
    await pool.connect()
    await expect(pool.query(`delete from ${table}`)).rejects.toThrow(/read-only/)
    await pool.end()
  })
})

describe('部门自己的 HTTP 接口', () => {
  let listening: http.Server
  let answer: (body: unknown, response: http.ServerResponse) => void
  const heard: { authorization: string | undefined; body: unknown }[] = []
  let connector: Connector

  beforeAll(async () => {
    listening = http.createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
        heard.push({ authorization: request.headers.authorization, body })
        answer(body, response)
      })
    })
    await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve))
    const { port } = listening.address() as AddressInfo
    connector = connectHttpInterface({
      resourceId: 'r',
      subjectField: '证号',
      fields,
      source: { kind: 'http', url: `http://127.0.0.1:${port}/rows`, columns: { 姓名: 'name', 证号: 'id' } },
      secret: 'a token',
    })
  })
  afterAll(() => new Promise(resolve => listening.close(resolve)))
  const sends = (value: unknown) => {
    answer = (_, response) => void response.end(JSON.stringify(value))
  }

  it('按约定的名字问，带上口令，只拿要的字段', async () => {
    sends({ rows: [{ name: '王秀英', id: '1', secret: '别的' }] })
    expect(await connector.find(bySubject('1'), never())).toEqual([{ 姓名: '王秀英', 证号: '1' }])
    expect(heard.at(-1)).toEqual({
      authorization: 'Bearer a token',
      body: { fields: ['id', 'name'], where: [{ kind: 'equals', field: 'id', value: '1' }], limit: 20 },
    })
  })

  it('多给的行不收，不是行的东西变成空行', async () => {
    sends({ rows: [...Array.from({ length: 30 }, () => ({ name: 'x' })), null, 7] })
    expect(await connector.find(bySubject('1'), never())).toHaveLength(20)
    sends({ rows: [null, 7, 'x'] })
    expect(await connector.find(bySubject('1'), never())).toEqual([{}, {}, {}])
  })

  it.each([
    ['没有行', { answer: 1 }],
    ['不是数组', { rows: { length: 3 } }],
  ])('答非所问就是失败：%s', async (_, value) => {
    sends(value)
    await expect(connector.find(bySubject('1'), never())).rejects.toThrow(/no rows/)
  })

  it('不跟着跳转走：个人信息不送到别处去', async () => {
    answer = (_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()
    await expect(connector.find(bySubject('1'), never())).rejects.toThrow()
  })

  it('一次超过 8 MB 就不再收', async () => {
    answer = (_, response) => void response.end('x'.repeat(9 * 1024 * 1024))
    await expect(connector.find(bySubject('1'), never())).rejects.toThrow(/8 MB/)
  })

  it('按游标一页页读；同一个游标给第二次就停，不会读个没完', async () => {
    const pages = [
      { rows: [{ name: 'a' }], cursor: 'n' },
      { rows: [{ name: 'b' }], cursor: 'n' },
    ]
    answer = (_, response) => void response.end(JSON.stringify(pages.shift()))
    const read: unknown[] = []
    const query = { fields: ['姓名'], where: [], limit: Number.MAX_SAFE_INTEGER }
    for await (const page of connector.stream(query, never())) read.push(...page.map(row => row['姓名']))
    expect(read).toEqual(['a', 'b'])
  })

  it('喊停就停：不等一个不回答的接口', async () => {
    answer = () => undefined
    const stop = new AbortController()
    const asked = connector.find(bySubject('1'), stop.signal)
    setImmediate(() => stop.abort())
    await expect(asked).rejects.toThrow(/abort/i)
    listening.closeAllConnections()
  })
})

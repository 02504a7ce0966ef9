import http from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/**
 * What the gateway is compared with, in a process of its own: the same Node and driver read the same row of the same table
 * and answer it, with no key, no signature, no slice, no masking, no quota and no log. `/empty` answers without reading.
 */
const pool = new pg.Pool({ connectionString: process.env['BENCH_SOURCE'], max: 10 })
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    void (async () => {
      const { value } = JSON.parse(Buffer.concat(chunks).toString()) as { value: string }
      const rows =
        request.url === '/empty'
          ? []
          : (
              await pool.query({
                name: 'bare',
                text: 'select name, address from bench_people where id_number = $1',
                values: [value],
              })
            ).rows
      const body = Buffer.from(JSON.stringify({ rows }))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      response.end(body)
    })()
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`)
})

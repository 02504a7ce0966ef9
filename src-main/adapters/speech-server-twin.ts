/** The twin of a speech server, on this machine and with no network: it hums, or misbehaves in one named way. */
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const habits = [
  'hums',
  'hums-pcm',
  'silent',
  'html',
  'html-named-wav',
  'json-error',
  'mp3',
  'mp3-empty',
  'endless',
  'stalls',
] as const
export type Habit = (typeof habits)[number]

export interface SpeechServerTwin {
  readonly baseUrl: string
  readonly heard: Record<string, unknown>[]
  readonly close: () => Promise<void>
}

/** 0.8 s of 220 Hz in stereo. */
const mp3Hum = readFileSync(new URL('mp3-hum.mp3', import.meta.url))
const sampleRateHz = 24_000

/** Starts it on a free port. It hums 0.2 s of 220 Hz for each character, divided by the speed. */
export async function startSpeechServer(habit: Habit): Promise<SpeechServerTwin> {
  const heard: Record<string, unknown>[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (bytes: Buffer) => (body += bytes.toString('utf8')))
    request.on('end', () => {
      const asked = JSON.parse(body) as Record<string, unknown>
      heard.push({ ...asked, path: request.url, authorization: request.headers.authorization })
      void answer(habit, asked, response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    heard,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(habit: Habit, asked: Record<string, unknown>, response: ServerResponse): Promise<void> {
  const page = '<!doctype html><html><title>登录</title></html>'
  if (habit === 'silent') return
  if (habit === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  if (habit === 'html-named-wav') return void response.writeHead(200, { 'content-type': 'audio/wav' }).end(page)
  if (habit === 'json-error')
    return void response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{}}')
  response.writeHead(200, { 'content-type': habit === 'hums-pcm' ? 'audio/pcm' : 'audio/wav' })
  if (habit === 'mp3-empty') return void response.end(Buffer.concat([Buffer.from('ID3'), Buffer.alloc(64)]))
  if (habit === 'mp3') {
    // In pieces that cut frames, as a network does.
    for (let at = 0; at < mp3Hum.length; at += 700) response.write(mp3Hum.subarray(at, at + 700))
    return void response.end()
  }
  if (habit !== 'hums-pcm') response.write(wavHead())
  const seconds = ([...String(asked['input'])].length * 0.2) / Number(asked['speed'] ?? 1)
  const sound = hum(seconds)
  // An odd number of bytes: a sample may be cut in two on its way.
  do {
    for (let at = 0; at < sound.length && !response.destroyed; at += 9_601) {
      response.write(sound.subarray(at, at + 9_601))
      if (habit === 'stalls') return
      await new Promise(resolve => setTimeout(resolve, habit === 'endless' ? 0 : 2))
    }
  } while (habit === 'endless' && !response.destroyed)
  response.end()
}

function hum(seconds: number): Buffer {
  const samples = Int16Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, index) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * 220 * index) / sampleRateHz)),
  )
  return Buffer.from(samples.buffer)
}

/** A head as streaming servers write it: the lengths are not known and say so. */
function wavHead(): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(0xffffffff, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(sampleRateHz, 24)
  head.writeUInt32LE(sampleRateHz * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(0xffffffff, 40)
  return head
}

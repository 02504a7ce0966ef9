/** The twin of a recognition server, on this machine and with no network: it hears what it was told it would hear. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const recognitionHabits = ['hears', 'silent', 'html', 'refuses', 'no-text'] as const
export type RecognitionHabit = (typeof recognitionHabits)[number]

export interface RecognitionTwin {
  readonly baseUrl: string
  /** Of each request: language asked for, seconds and loudest sample of the recording. */
  readonly heard: { language: string; seconds: number; loudest: number; authorization: string | undefined }[]
  readonly close: () => Promise<void>
}

/** @param script  what is answered, one after another; the last for ever */
export async function startRecognitionTwin(
  script: readonly string[],
  habit: RecognitionHabit = 'hears',
): Promise<RecognitionTwin> {
  const heard: RecognitionTwin['heard'] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (bytes: Buffer) => parts.push(bytes))
    request.on('end', () => {
      const body = Buffer.concat(parts)
      const at = body.indexOf('RIFF')
      const rate = body.readUInt32LE(at + 24)
      const length = body.readUInt32LE(at + 40)
      let loudest = 0
      for (let n = 0; n + 1 < length; n += 2) loudest = Math.max(loudest, Math.abs(body.readInt16LE(at + 44 + n)))
      const language = /name="language"\r\n\r\n([^\r]*)/.exec(body.toString('latin1'))?.[1] ?? ''
      const { authorization } = request.headers
      heard.push({ language, seconds: length / 2 / rate, loudest, authorization })
      if (habit === 'silent') return
      if (habit === 'refuses') response.writeHead(401).end('{}')
      else if (habit === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>')
      else if (habit === 'no-text') response.writeHead(200).end('{"words":[]}')
      else
        response.writeHead(200).end(JSON.stringify({ text: script[Math.min(heard.length, script.length) - 1] ?? '' }))
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

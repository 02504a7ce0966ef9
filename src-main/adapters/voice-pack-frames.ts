/**
 * The wire of the voice pack, as its README documents it: two lengths (big endian), a JSON header, a payload.
 * Written for this side of the wire alone: nothing is shared with the pack, which is under another licence.
 */
import { z } from 'zod'

const longestHeaderBytes = 65_536
const longestPayloadBytes = 1_048_576

const milliseconds = z.number().min(0)
const packEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sentence'), at: milliseconds }),
  z.object({ type: z.literal('word'), at: milliseconds, position: z.int(), length: z.int() }),
  z.object({ type: z.literal('phoneme'), at: milliseconds, name: z.string() }),
  z.object({ type: z.literal('end'), at: milliseconds }),
])
export type PackEvent = z.infer<typeof packEventSchema>

const packAnswerSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('hello'), protocol: z.int(), sampleRateHz: z.int(), ready: z.array(z.string()) }),
  z.object({ say: z.literal('ready'), languages: z.array(z.string()) }),
  z.object({ say: z.literal('voices'), voices: z.array(z.unknown()) }),
  z.object({ say: z.literal('pcm'), id: z.int(), events: z.array(packEventSchema) }),
  z.object({ say: z.literal('end'), id: z.int(), samples: z.int(), cancelled: z.boolean() }),
  z.object({ say: z.literal('error'), id: z.int().nullable(), code: z.string(), message: z.string() }),
])
export type PackAnswer = z.infer<typeof packAnswerSchema>

/** Bytes of one request. */
export function packRequest(header: object): Uint8Array {
  const head = Buffer.from(JSON.stringify(header), 'utf8')
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32BE(head.length, 0)
  return Buffer.concat([lengths, head])
}

/**
 * Cuts the pack's output into answers; feed it bytes as they come.
 * @throws Error  when the stream breaks the protocol (the process must then be given up)
 */
export function packAnswers(): (bytes: Buffer) => { answer: PackAnswer; payload: Buffer }[] {
  let pending: Buffer = Buffer.alloc(0)
  return bytes => {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
    const answers: { answer: PackAnswer; payload: Buffer }[] = []
    while (pending.length >= 8) {
      const headerBytes = pending.readUInt32BE(0)
      const payloadBytes = pending.readUInt32BE(4)
      if (headerBytes > longestHeaderBytes || payloadBytes > longestPayloadBytes) {
        throw new Error(`voice pack sent a frame of ${headerBytes} + ${payloadBytes} bytes`)
      }
      const end = 8 + headerBytes + payloadBytes
      if (pending.length < end) break
      const header: unknown = JSON.parse(pending.toString('utf8', 8, 8 + headerBytes))
      answers.push({ answer: packAnswerSchema.parse(header), payload: pending.subarray(8 + headerBytes, end) })
      pending = pending.subarray(end)
    }
    return answers
  }
}

/** Little-endian Int16 bytes as samples; an odd last byte is no sample and is left out. */
export function samplesFromBytes(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int16Array.from({ length: bytes.byteLength >> 1 }, (_, index) => view.getInt16(index * 2, true))
}

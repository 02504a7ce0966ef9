/** Frames of the protocol in README.md: two lengths, a JSON header, a payload. */

export const LONGEST_HEADER_BYTES = 65_536
export const LONGEST_PAYLOAD_BYTES = 1_048_576

export interface Frame {
  readonly header: unknown
  readonly payload: Uint8Array
}

/** Bytes of one frame. The header must be a JSON value; the payload may be empty. */
export function frameBytes(header: object, payload: Uint8Array = new Uint8Array(0)): Buffer {
  const head = Buffer.from(JSON.stringify(header), 'utf8')
  const lengths = Buffer.alloc(8)
  lengths.writeUInt32BE(head.length, 0)
  lengths.writeUInt32BE(payload.length, 4)
  return Buffer.concat([lengths, head, payload])
}

/** A stream that is not made of frames; nothing after it can be understood. */
export class BrokenFrame extends Error {
  override readonly name = 'BrokenFrame'
}

/** Collects bytes as they arrive and gives back the frames that are whole. */
export class FrameReader {
  #pending: Buffer = Buffer.alloc(0)

  /** @throws BrokenFrame  when a length is over its limit or a header is no JSON */
  push(bytes: Uint8Array): Frame[] {
    this.#pending = this.#pending.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#pending, bytes])
    const frames: Frame[] = []
    for (;;) {
      if (this.#pending.length < 8) return frames
      const headerBytes = this.#pending.readUInt32BE(0)
      const payloadBytes = this.#pending.readUInt32BE(4)
      if (headerBytes < 2 || headerBytes > LONGEST_HEADER_BYTES || payloadBytes > LONGEST_PAYLOAD_BYTES) {
        throw new BrokenFrame(`frame lengths ${headerBytes} and ${payloadBytes} are outside the limits`)
      }
      const end = 8 + headerBytes + payloadBytes
      if (this.#pending.length < end) return frames
      frames.push({
        header: parseHeader(this.#pending.toString('utf8', 8, 8 + headerBytes)),
        payload: this.#pending.subarray(8 + headerBytes, end),
      })
      this.#pending = this.#pending.subarray(end)
    }
  }
}

function parseHeader(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BrokenFrame('frame header is no JSON', { cause })
  }
}

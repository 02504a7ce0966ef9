import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrokenFrame, FrameReader, frameBytes } from './frames.ts'
import { readRequest } from './requests.ts'

describe('frames', () => {
  const frame = fc.record({
    header: fc.dictionary(fc.string(), fc.jsonValue()),
    payload: fc.uint8Array({ maxLength: 300 }),
  })

  it('however the stream is cut, the same frames come out', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (frames, step) => {
        const stream = Buffer.concat(frames.map(({ header, payload }) => frameBytes(header, payload)))
        const reader = new FrameReader()
        const read = []
        for (let at = 0; at < stream.length; at += step) read.push(...reader.push(stream.subarray(at, at + step)))
        expect(read.map(({ header, payload }) => [header, [...payload]])).toEqual(
          frames.map(({ header, payload }) => [JSON.parse(JSON.stringify(header)), [...payload]]),
        )
      }),
    )
  })

  it('a stream that is no frame is refused at once, not collected', () => {
    expect(() => new FrameReader().push(Buffer.from('GET / HTTP/1.1\r\n'))).toThrow(BrokenFrame)
  })
})

describe('requests', () => {
  it.each([
    [null, null],
    [{ ask: 'sing', id: 1 }, 1],
    [{ ask: 'synthesise', id: 1.5, language: 'cmn', text: '您好' }, null],
    [{ ask: 'synthesise', id: 2, language: 'fr', text: 'bonjour' }, 2],
    [{ ask: 'synthesise', id: 3, language: 'en', syllables: 'ni3 hao3' }, 3],
    [{ ask: 'synthesise', id: 4, language: 'cmn', text: '  ' }, 4],
    [{ ask: 'synthesise', id: 5, language: 'cmn', text: '您好', rate: 9 }, 5],
    [{ ask: 'synthesise', id: 6, language: 'cmn', text: '您好', timbre: '../f3' }, 6],
  ])('%j is refused under its own id', (header, id) => {
    expect(readRequest(header)).toMatchObject({ say: 'error', id, code: 'BAD_REQUEST' })
  })

  it('a text longer than a page is refused', () => {
    expect(readRequest({ ask: 'synthesise', id: 1, language: 'cmn', text: '您'.repeat(4_001) })).toMatchObject({
      code: 'TOO_LONG',
    })
  })

  it('what is not said takes its usual value', () => {
    expect(readRequest({ ask: 'synthesise', id: 1, language: 'yue', text: '你好' })).toEqual({
      ask: 'synthesise',
      id: 1,
      language: 'yue',
      notation: 'text',
      text: '你好',
      rate: 1,
      pitch: 1,
      timbre: 'f3',
    })
  })
})

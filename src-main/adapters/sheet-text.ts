import { SheetRefused } from './sheet-refused.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: string
  /** The bytes end inside a character. */
  readonly cutShort: boolean
}

/** Strict decoding; undefined where the bytes are not of this encoding. An unfinished last character is only noted. */
function decode(bytes: Uint8Array, label: string, encoding: string): DecodedText | undefined {
  const decoder = new TextDecoder(label, { fatal: true })
  let text: string
  try {
    text = decoder.decode(bytes, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
  try {
    return { text: text + decoder.decode(), encoding, cutShort: false }
  } catch (error) {
    if (error instanceof TypeError) return { text, encoding, cutShort: true }
    throw error
  }
}

/**
 * Text of a sheet: UTF-16 by its mark, UTF-8 where the bytes are valid (a GBK text almost never is), else GB18030, which
 * contains GBK and GB2312.
 * @throws SheetRefused `ENCODING_UNKNOWN`, `NOT_A_SHEET`
 */
export function decodeSheetText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  const decoded =
    first === 0xff && second === 0xfe
      ? decode(bytes, 'utf-16le', 'UTF-16')
      : first === 0xfe && second === 0xff
        ? decode(bytes, 'utf-16be', 'UTF-16')
        : (decode(bytes, 'utf-8', 'UTF-8') ?? decode(bytes, 'gb18030', 'GB18030'))
  if (!decoded) throw new SheetRefused('ENCODING_UNKNOWN')
  if (decoded.text.includes('\u0000')) throw new SheetRefused('NOT_A_SHEET')
  return decoded
}

/**
 * Text of an uploaded file. Offices save as GBK as often as UTF-8: strict UTF-8 is tried first, because a GBK text is
 * almost never valid UTF-8, then GB18030, which contains GBK. UTF-16 is told by its mark.
 * @returns undefined where the bytes are no text in any of them
 */
export function decodeFile(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch (error) {
      // Wrong guess of the encoding; any other failure is not ours to hide.
      if (!(error instanceof TypeError)) throw error
    }
  }
  return undefined
}

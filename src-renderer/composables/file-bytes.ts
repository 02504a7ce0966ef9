import { base64Of } from '#speech/base64.ts'

/** A file as base64. */
export async function fileAsBase64(file: Blob): Promise<string> {
  return base64Of(new Uint8Array(await file.arrayBuffer()))
}

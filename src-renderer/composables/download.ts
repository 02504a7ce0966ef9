import { bytesOf } from '#speech/base64.ts'

/** Hands a text or bytes to the person as a file of this name. */
export function download(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const kind = typeof content === 'string' ? `${type};charset=utf-8` : type
  const address = URL.createObjectURL(new Blob([content], { type: kind }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Hands on a file as the hub gives it. */
export function takeFile(file: {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: string
}): void {
  download(file.fileName, bytesOf(file.bytes), file.mediaType)
}

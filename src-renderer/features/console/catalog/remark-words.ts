import { isSaid, say } from '#i18n/index.ts'

/** The sentence of a remark at a cell or of a defect of an item; a code without a sentence is shown as itself. */
export function remarkWords(remark: {
  readonly code: string
  readonly raw?: string
  readonly data?: Readonly<Record<string, unknown>>
}): string {
  const key = `remarks.${remark.code}`
  return isSaid(key) ? say(key, { raw: remark.raw ?? '', ...remark.data }) : `${remark.code} ${remark.raw ?? ''}`.trim()
}

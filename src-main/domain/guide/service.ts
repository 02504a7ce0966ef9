import { encodeQR } from 'qr'
import type { FileOut } from '#contract/catalog-export.ts'
import type { ItemContent } from '#contract/catalog-item.ts'
import type { ItemGuide } from '#contract/guide.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { ok, type Result } from '#kernel/result.ts'
import { guidePage, missingPage } from './page.ts'
import { guideSheet, type GuideSheet } from './sheet.ts'

/** What the guide wants from outside. */
export interface GuidePorts {
  readonly itemGuide: (idOrCode: string, day: string) => Promise<Result<ItemGuide>>
  readonly publishedItem: (idOrCode: string, day: string) => Promise<{ readonly content: ItemContent } | undefined>
  /** The guide as a document of a word processor. */
  readonly document: (sheet: GuideSheet) => Uint8Array
}

export interface GuideAsked {
  readonly item: string
  readonly day?: string | undefined
}

export type GuideService = ReturnType<typeof createGuideService>

/** The guide (办事指南) of an item as a page and as a document: the same words the host says, read anew each time. */
export function createGuideService({ ports, clock }: { ports: GuidePorts; clock: Clock }) {
  async function sheetOf({ item, day = shanghaiDate(clock()) }: GuideAsked): Promise<Result<GuideSheet>> {
    const guide = await ports.itemGuide(item, day)
    if (!guide.ok) return guide
    const published = await ports.publishedItem(guide.value.itemId, day)
    if (!published) return { ok: false, violation: { code: 'ITEM_NOT_PUBLISHED', data: { item, day } } }
    return ok(guideSheet(guide.value, published.content, day))
  }

  return {
    async file(asked: GuideAsked & { format: 'docx' | 'html' }): Promise<Result<FileOut>> {
      const sheet = await sheetOf(asked)
      if (!sheet.ok) return sheet
      const name = `${sheet.value.name}办事指南`.replaceAll(/[\\/:*?"<>|]/g, '')
      const bytes =
        asked.format === 'docx' ? ports.document(sheet.value) : new TextEncoder().encode(guidePage(sheet.value, '', ''))
      const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      return ok({
        fileName: `${name}-${sheet.value.day}.${asked.format}`,
        mediaType: asked.format === 'docx' ? word : 'text/html; charset=utf-8',
        bytes: Buffer.from(bytes).toString('base64'),
        rows: 1,
      })
    },

    /**
     * The public page of an item. It has one address for as long as the item has its code.
     * @param origin  of the hub as the reader sees it, e.g. `https://hub.example`
     */
    async publicPage(code: string, origin: string): Promise<{ found: boolean; html: string }> {
      const sheet = await sheetOf({ item: code })
      if (!sheet.ok) return { found: false, html: missingPage(code) }
      const address = `${origin}/guide/${encodeURIComponent(sheet.value.code)}`
      const html = guidePage(sheet.value, address, encodeQR(address, 'svg', { ecc: 'medium', border: 2 }))
      return { found: true, html }
    },
  }
}

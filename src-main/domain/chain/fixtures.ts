import { itemContentSchema, materialSchema, type ItemContentInput, type ItemMaterial } from '#contract/catalog-item.ts'
import type { PublishedItem } from '#domain/catalog/model.ts'

/** Builders of published items and their papers, for tests of what is derived from them. */

export function aMaterial(id: string, changes: Partial<ItemMaterial> = {}): ItemMaterial {
  return materialSchema.parse({
    id,
    name: `材料${id}`,
    kind: 'certificate',
    paperForm: 'copy',
    copies: 1,
    necessity: 'required',
    sourceChannel: 'government',
    ...changes,
  })
}

export function aPublishedItem(content: Partial<ItemContentInput> = {}, itemId = 'item-1'): PublishedItem {
  return {
    itemId,
    code: `CODE-${itemId}`,
    versionId: `${itemId}-v1`,
    version: 1,
    departmentId: 'civil-affairs',
    departmentName: '区民政局',
    effectiveFrom: '2026-01-01',
    effectiveUntil: null,
    content: itemContentSchema.parse({ name: '高龄津贴申领', departmentId: 'civil-affairs', ...content }),
  }
}

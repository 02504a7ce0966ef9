import type { ItemFilter, ItemRow } from '#contract/catalog-list.ts'
import type { ItemDetail } from '#contract/catalog-version.ts'
import { mayAct, type Role } from '#contract/roles.ts'
import { violation, type Result } from '#kernel/result.ts'

/**
 * What an account sees that may read the catalogue but not what is being worked on in it (a hall kiosk): items as they
 * are published, and no sign that anything else exists.
 */
export function seesPublishedOnly(account: { readonly roles: readonly Role[] } | undefined): boolean {
  return !mayAct(account?.roles ?? [], 'catalog.read-unpublished')
}

export function publishedFilter(filter: ItemFilter): ItemFilter {
  return { ...filter, phases: ['published'] }
}

export function publishedPage<Page extends { rows: ItemRow[]; facets: { phases: { value: string; count: number }[] } }>(
  page: Page,
): Page {
  return {
    ...page,
    rows: page.rows.map(row => ({ ...row, working: null, pending: null, revision: 0 })),
    facets: { ...page.facets, phases: page.facets.phases.filter(({ value }) => value === 'published') },
  }
}

export function publishedDetail(detail: Result<ItemDetail>, idOrCode: string): Result<ItemDetail> {
  if (!detail.ok) return detail
  const { current } = detail.value
  if (current?.state !== 'published') return violation('NOT_FOUND', { kind: 'item', id: idOrCode })
  const shown = { ...current, editedBy: '', editorIds: [], submittedBy: null, decidedBy: null, reason: null }
  return { ok: true, value: { ...detail.value, current: shown, working: null, defects: [] } }
}

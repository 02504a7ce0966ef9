import { itemTypeLabels } from '#contract/catalog-item.ts'
import type { ItemRow } from '#contract/catalog-list.ts'
import { versionPhaseLabels } from '#contract/catalog-version.ts'
import type { GridColumn } from '#components/grid/grid.props.ts'
import { inLanguage, say } from '#i18n/index.ts'
import type { ChainFacts } from './use-chain-facts.ts'
import { limitFigure } from './limit-words.ts'

/** The columns of the catalogue; what the chain says of an item comes from `facts`. */
export function itemColumns(facts: (itemId: string) => ChainFacts | undefined): readonly GridColumn<ItemRow>[] {
  const column = (
    key: string,
    width: number | undefined,
    text: (row: ItemRow) => string,
    more: Partial<GridColumn<ItemRow>> = {},
  ): GridColumn<ItemRow> => ({
    key,
    title: say(`catalog.columns.${key}`),
    ...(width === undefined ? {} : { width }),
    text,
    ...more,
  })

  return [
    column('phase', 76, row => inLanguage(versionPhaseLabels[row.working ?? row.phase])),
    column('name', undefined, row => row.name, { sort: 'name' }),
    column('basicCode', 106, row => row.basicCode || row.code, { secondary: true, sort: 'code' }),
    column(
      'itemType',
      66,
      row => (row.itemType ? inLanguage(itemTypeLabels[row.itemType]) : say('parts.grid.unknown')),
      { secondary: true, sort: 'type' },
    ),
    column('department', 102, row => row.departmentName, { sort: 'department' }),
    column(
      'limits',
      76,
      row => [limitFigure(row.promisedLimit), limitFigure(row.statutoryLimit)].filter(Boolean).join(' / '),
      { figure: true },
    ),
    column('visitCount', 40, row => (row.visitCount === null ? '' : String(row.visitCount)), {
      secondary: true,
      figure: true,
    }),
    column('cityWide', 70, row => {
      const known = facts(row.itemId)
      return known ? say(known.listed ? 'catalog.listed' : 'catalog.anywhere') : ''
    }),
    column(
      'certificateFree',
      46,
      row => {
        const known = facts(row.itemId)
        return known && known.total > 0 ? `${known.waived}/${known.total}` : known ? '—' : ''
      },
      { figure: true },
    ),
    column(
      'chain',
      84,
      row =>
        facts(row.itemId)
          ?.glyph.map(state => say(`parts.glyph.${state}`))
          .join('') ?? '',
    ),
    column('code', 220, row => row.code, { hidden: true }),
    column('version', 50, row => String(row.version), { hidden: true, figure: true }),
    column('materials', 50, row => String(row.materials), { hidden: true, figure: true }),
    column('changedAt', 120, row => row.changedAt.slice(0, 10), { hidden: true, sort: 'changed' }),
  ]
}

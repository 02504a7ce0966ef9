import { itemTypeLabels } from '#contract/catalog-item.ts'
import type { CellField, ItemRow, PendingValues } from '#contract/catalog-list.ts'
import { versionPhaseLabels } from '#contract/catalog-version.ts'
import { dayOf } from '#components/day-chip/day.ts'
import type { CellEditing, GridColumn } from '#components/grid/grid.props.ts'
import { inLanguage, say } from '#i18n/index.ts'
import { cellOptions, printCell, readCell, type Office } from './cell-values.ts'
import { limitFigure } from './limit-words.ts'
import type { ChainFacts } from './use-chain-facts.ts'

/** Which column shows which field of the content, for changing it in place. */
export const fieldOfColumn: Readonly<Record<string, CellField>> = {
  name: 'name',
  basicCode: 'basicCode',
  itemType: 'itemType',
  department: 'departmentId',
  limits: 'promisedLimit',
  statutory: 'statutoryLimit',
  visitCount: 'visitCount',
}

/** The value a change begins with: that of the unfinished version where it differs. */
export function leadingValue(row: ItemRow, field: CellField): unknown {
  const pending = (row.pending ?? {}) as Readonly<Record<string, unknown>>
  return field in pending ? pending[field] : (row as Readonly<Record<string, unknown>>)[field]
}

/** The columns of the catalogue; what the chain says of an item comes from `facts`. */
export function itemColumns(
  facts: (itemId: string) => ChainFacts | undefined,
  offices: () => readonly Office[] = () => [],
): readonly GridColumn<ItemRow>[] {
  const officeName = (id: string): string => offices().find(office => office.id === id)?.name ?? id

  function editing(field: CellField): CellEditing<ItemRow> {
    const options = (): ReturnType<typeof cellOptions> => cellOptions(field, offices())
    return {
      start: row => {
        const value = leadingValue(row, field)
        return options() ? String(value ?? '') : printCell(field, value, officeName)
      },
      ...(options() ? { options: () => options() ?? [] } : {}),
      wrong: text => {
        const read = readCell(field, text, offices())
        return 'wrong' in read ? read.wrong : undefined
      },
    }
  }
  function column(
    key: string,
    width: number | undefined,
    text: (row: ItemRow) => string,
    more: Partial<GridColumn<ItemRow>> = {},
  ): GridColumn<ItemRow> {
    const field = fieldOfColumn[key]
    return {
      key,
      title: say(`catalog.columns.${key}`),
      ...(width === undefined ? {} : { width }),
      text,
      ...(field
        ? {
            edit: editing(field),
            pending: row => {
              const pending = (row.pending ?? {}) as PendingValues & Readonly<Record<string, unknown>>
              if (!(field in pending)) return undefined
              return printCell(field, pending[field], officeName) || say('parts.grid.unknown')
            },
          }
        : {}),
      ...more,
    }
  }
  const figure = { figure: true } as const
  const hidden = { hidden: true } as const

  return [
    column('phase', 72, row => inLanguage(versionPhaseLabels[row.working ?? row.phase]), { sort: 'phase' }),
    column('name', undefined, row => row.name, { sort: 'name' }),
    column('basicCode', 104, row => row.basicCode || row.code, { secondary: true, sort: 'basicCode' }),
    column(
      'itemType',
      66,
      row => (row.itemType ? inLanguage(itemTypeLabels[row.itemType]) : say('parts.grid.unknown')),
      { secondary: true, sort: 'type' },
    ),
    column('department', 98, row => row.departmentName, { sort: 'department' }),
    column(
      'limits',
      80,
      row => [limitFigure(row.promisedLimit), limitFigure(row.statutoryLimit)].filter(Boolean).join(' / '),
      { ...figure, sort: 'promised' },
    ),
    column('visitCount', 42, row => (row.visitCount === null ? '' : String(row.visitCount)), {
      ...figure,
      secondary: true,
      sort: 'visits',
    }),
    column('cityWide', 68, row => {
      const known = facts(row.itemId)
      return known ? say(known.listed ? 'catalog.listed' : 'catalog.anywhere') : ''
    }),
    column(
      'certificateFree',
      44,
      row => {
        const known = facts(row.itemId)
        return known && known.total > 0 ? `${known.waived}/${known.total}` : known ? '—' : ''
      },
      figure,
    ),
    column(
      'chain',
      82,
      row =>
        facts(row.itemId)
          ?.glyph.map(state => say(`parts.glyph.${state}`))
          .join('') ?? '',
    ),
    column('code', 220, row => row.code, { ...hidden, sort: 'code' }),
    column('statutory', 76, row => limitFigure(row.statutoryLimit), { ...hidden, ...figure, sort: 'statutory' }),
    column('version', 50, row => String(row.version), { ...hidden, ...figure, sort: 'version' }),
    column('materials', 50, row => String(row.materials), { ...hidden, ...figure, sort: 'materials' }),
    column('effectiveFrom', 92, row => row.effectiveFrom ?? '', { ...hidden, sort: 'from' }),
    column('effectiveUntil', 92, row => row.effectiveUntil ?? '', { ...hidden, sort: 'until' }),
    column('changedAt', 92, row => dayOf(row.changedAt), { ...hidden, sort: 'changed' }),
  ]
}

import { deflateSync, inflateSync } from 'node:zlib'
import type { ImportRow, ImportRowState } from '#contract/catalog-import.ts'
import type { ItemContent } from '#contract/catalog-item.ts'
import { blankContent, type PreviewedRow, type RowPlan } from './import-preview.ts'

/**
 * Previewed rows as they wait in staging: some hundred in a block, packed. Fifty thousand rows as fifty thousand rows of
 * a table take longer to store than to read, and as objects more memory than everything else.
 */
export interface RowBlock {
  /** A letter a row, of its state; a capital where it was taken with a remark. */
  readonly kinds: string
  readonly bytes: Uint8Array
}

export const rowsOfBlock = 500

const letterOf: Record<ImportRowState, string> = {
  new: 'n',
  changed: 'c',
  unchanged: 'u',
  'possible-duplicate': 'd',
  refused: 'r',
}

export function kindOf({ state, warnings }: Pick<ImportRow, 'state' | 'warnings'>): string {
  return warnings.length > 0 ? letterOf[state].toUpperCase() : letterOf[state]
}

/** Whether rows of a kind are among those of some states (of all, where none is named), with remarks or all. */
export function kindsAsked(states: readonly ImportRowState[], withWarnings: boolean): ReadonlySet<string> {
  const asked = states.length > 0 ? states : (Object.keys(letterOf) as ImportRowState[])
  const capitals = asked.map(state => letterOf[state].toUpperCase())
  return new Set(withWarnings ? capitals : [...capitals, ...asked.map(state => letterOf[state])])
}

const contentFields = Object.keys(blankContent) as (keyof ItemContent)[]

/** Of a new item only what differs from saying nothing is kept. */
function planToKeep(plan: RowPlan | null) {
  if (!plan || plan.base) return plan
  const said: Partial<ItemContent> = {}
  for (const field of contentFields) {
    const value = plan.content[field]
    if (value !== blankContent[field]) Object.assign(said, { [field]: value })
  }
  return { ...plan, content: said }
}

export function packRows(rows: readonly PreviewedRow[]): RowBlock {
  const json = JSON.stringify(rows.map(({ shown, plan }) => [shown, planToKeep(plan)]))
  return { kinds: rows.map(({ shown }) => kindOf(shown)).join(''), bytes: deflateSync(json, { level: 1 }) }
}

const firstByteOfPacked = 0x78

/** The rows of a block in their order; `packRows` read back. */
export function unpackRows(bytes: Uint8Array): PreviewedRow[] {
  // Blocks made of the rows of an earlier version are plain text.
  const json = bytes[0] === firstByteOfPacked ? inflateSync(bytes) : Buffer.from(bytes)
  const rows = JSON.parse(json.toString('utf8')) as readonly (readonly [ImportRow, RowPlan | null])[]
  return rows.map(([shown, plan]) => ({
    shown,
    plan: plan && !plan.base ? { ...plan, content: { ...blankContent, ...plan.content } } : plan,
  }))
}

/** Takes rows one by one and hands on full blocks. */
export function blockMaker(made: (block: RowBlock) => void) {
  let waiting: PreviewedRow[] = []
  const finish = (): void => {
    if (waiting.length > 0) made(packRows(waiting))
    waiting = []
  }
  return {
    add(row: PreviewedRow): void {
      waiting.push(row)
      if (waiting.length >= rowsOfBlock) finish()
    },
    finish,
  }
}

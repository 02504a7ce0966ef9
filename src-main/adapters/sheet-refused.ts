import type { SheetProblem } from '#contract/catalog-import.ts'

/** A file that is no readable sheet, or a dangerous one. Thrown inside the readers, answered by `sheet-file.ts`. */
export class SheetRefused extends Error {
  readonly problem: SheetProblem
  readonly facts: { readonly rowNumber?: number; readonly limit?: number }

  constructor(problem: SheetProblem, facts: { rowNumber?: number; limit?: number } = {}) {
    super(problem)
    this.name = 'SheetRefused'
    this.problem = problem
    this.facts = facts
  }
}

/** Bounds of what is read; beyond them a file is refused, whatever it holds. */
export const sheetLimits = {
  rows: 200_000,
  columns: 500,
  archiveEntries: 2_000,
  /** Bytes of all parts that are read, inflated. */
  inflatedBytes: 768 * 1024 * 1024,
  /** Inflated to packed, of one part, once it is larger than `ratioFromBytes`: real sheets stay below 100. */
  ratio: 400,
  ratioFromBytes: 8 * 1024 * 1024,
  xmlDepth: 64,
  mergedRanges: 50_000,
  /** Cells that merged ranges may fill. */
  mergedCells: 2_000_000,
} as const

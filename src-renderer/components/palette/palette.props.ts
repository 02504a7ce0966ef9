import type { IconName } from '#app/icon-sources.ts'
import type { KnotState } from '#components/chain-glyph/chain-glyph.props.ts'

/** One line of the palette: a thing to open, or a command. */
export interface PaletteEntry {
  readonly id: string
  readonly icon: IconName
  readonly text: string
  /** Codes and numbers, in mono. */
  readonly code?: string
  /** What else tells it apart. */
  readonly note?: string
  readonly glyph?: readonly KnotState[]
  /** The key that does the same without the palette. */
  readonly keys?: string
  readonly run: () => void
}

export interface PaletteGroup {
  readonly title: string
  readonly entries: readonly PaletteEntry[]
}

export interface PaletteProps {
  readonly open: boolean
  readonly typed: string
  readonly groups: readonly PaletteGroup[]
}

import type { Dress, Making } from '#contract/appearance.ts'

/** What the foundry answers: the files of a dressed host, or the reason why a name plate cannot be written. */
export type DressedFiles = { readonly full: Uint8Array; readonly light: Uint8Array } | { readonly noGlyph: string }

/** Makes hosts. Implemented by `adapters/foundry-thread.ts`. */
export interface Foundry {
  /** A digest of the shipped host that changes whenever the foundry would make another one of it; undefined: no such host. */
  edition(host: string): string | undefined
  /**
   * @param onStep  hears of each step as it begins
   * @param signal  ends the work
   * @throws Error when the foundry itself fails
   */
  dress(order: Dress, onStep: (making: Making) => void, signal: AbortSignal): Promise<DressedFiles>
}

/** A screen or a film that may have a host of its own. */
export interface PlaceOfOne {
  readonly place: 'kiosk' | 'film'
  readonly of: string
  readonly name: string
}

import type { Source } from '#contract/gateway.ts'
import type { ResourceField } from '#contract/sharing-model.ts'
import type { Result } from '#kernel/result.ts'
import type { SourceQuery, SourceRow } from './model.ts'

/**
 * A connector (连接器): how one kind of source is read. It may use the filters to send less and must not keep more than a
 * page in memory; the gateway checks, cuts and masks whatever comes. See docs/connectors.md.
 */
export interface Connector {
  /** Rows at once, `query.limit` at most. Ends with the signal. */
  find(query: SourceQuery, signal: AbortSignal): Promise<readonly SourceRow[]>
  /** All rows, page by page. Ends with the signal; the next page is read when it is asked for. */
  stream(query: SourceQuery, signal: AbortSignal): AsyncIterable<readonly SourceRow[]>
  /** Whether the source answers, and how many rows it has if that is cheap to know. */
  probe(signal: AbortSignal): Promise<{ readonly rows?: number | undefined }>
  close(): Promise<void>
}

export interface SourceToOpen {
  readonly resourceId: string
  readonly subjectField: string | undefined
  readonly fields: readonly ResourceField[]
  readonly source: Source
  /** Connection string or token; absent where the source needs none or this hub does not have it. */
  readonly secret: string | undefined
}
export type OpenConnector = (source: SourceToOpen) => Connector

/** Signs what leaves the house and outlives a connection: credentials, batch files, seals. SM2 with SM3. */
export interface SealSigner {
  readonly keyId: string
  readonly publicKey: string
  sign(text: string): string
  verify(text: string, signature: string, publicKey: string): boolean
}
/** Loaded when something is first signed: the curves are not needed to start a hub. */
export type LoadSigner = () => Promise<SealSigner>

/** As much of a sheet as the gateway looks at: cells as text, row by row. */
export interface SheetRead {
  readonly sheets: readonly { readonly rows: readonly { readonly cells: readonly string[] }[] }[]
}
/** Reads an uploaded sheet; one that cannot be read is the violation `SHEET_REFUSED`. */
export type ReadSheet = (bytes: Uint8Array) => Result<SheetRead>

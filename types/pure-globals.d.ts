/**
 * What Node, Electron and every browser share and the pure rooms may use although they know neither Node nor the DOM.
 * Kept to the few members in use, so that a clock or a network call cannot slip in (`tsconfig.pure.json` alone reads it).
 */
declare const crypto: { getRandomValues<T extends Uint8Array>(array: T): T }
declare class TextDecoder {
  decode(bytes: Uint8Array): string
}

import { createSM3 } from 'hash-wasm'
import type { Hash } from './merkle.ts'

/**
 * SM3 (GB/T 32905-2016) as WASM: Electron's BoringSSL has none, so the same code runs in every host.
 * One hasher serves all calls; it is synchronous once loaded.
 */
export async function loadSm3(): Promise<Hash> {
  const hasher = await createSM3()
  return data => hasher.init().update(data).digest('binary')
}

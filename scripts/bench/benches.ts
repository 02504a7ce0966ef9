import type { Measure } from './figure.ts'

/** Every bench by its name; each is loaded only when it is run. */
export const benches: Record<string, () => Promise<Measure>> = {
  catalog: async () => (await import('./catalog.ts')).measureCatalog,
  hub: async () => (await import('./hub.ts')).measureHub,
}

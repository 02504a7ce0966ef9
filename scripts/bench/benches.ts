import type { Measure } from './figure.ts'

/** Every bench by its name; each is loaded only when it is run. */
export const benches: Record<string, () => Promise<Measure>> = {
  avatars: async () => (await import('./avatars.ts')).measureAvatars,
  catalogue: async () => (await import('./catalog.ts')).measureCatalog,
  catalog: async () => (await import('./catalog.ts')).measureCatalog,
  chain: async () => (await import('./chain.ts')).measureChain,
  electron: async () => (await import('./electron.ts')).measureElectron,
  hub: async () => (await import('./hub.ts')).measureHub,
  memory: async () => (await import('./memory.ts')).measureMemory,
  presence: async () => (await import('./presence.ts')).measurePresence,
  promises: async () => (await import('./promises.ts')).measurePromises,
  retrieval: async () => (await import('./retrieval.ts')).measureRetrievalFigures,
  sharing: async () => (await import('./sharing.ts')).measureSharing,
  voice: async () => (await import('./voice.ts')).measureVoice,
}

import type { SecretStore } from '#domain/assistant/index.ts'

/** Secrets for a process's lifetime: for tests, and for a hub whose key comes from its environment at every start. */
export function secretsInMemory(initial: Readonly<Record<string, string>> = {}): SecretStore {
  const held = new Map(Object.entries(initial))
  return {
    unavailable: () => undefined,
    get: async name => held.get(name),
    async set(name, secret) {
      held.set(name, secret)
    },
    async delete(name) {
      held.delete(name)
    },
  }
}

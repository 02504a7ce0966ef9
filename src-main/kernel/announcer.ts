/** Tells listeners that something happened; a listener that throws does not stop the others. */
export interface Announcer<T> {
  announce(notice: T): void
  /** @returns a function that stops listening */
  listen(listener: (notice: T) => void): () => void
}

export function createAnnouncer<T>(onError: (error: unknown) => void): Announcer<T> {
  const listeners = new Set<(notice: T) => void>()
  return {
    announce(notice) {
      for (const listener of [...listeners]) {
        try {
          listener(notice)
        } catch (error) {
          onError(error)
        }
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

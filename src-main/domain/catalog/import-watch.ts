import { violation, type Result } from '#kernel/result.ts'
import type { SheetProgress } from './compare-sheet.ts'
import type { Watching } from './import-reading.ts'

/**
 * Sheets that are being read, by the name their reader gave them: how far they are, and how to stop one. A name belongs to
 * the account that gave it; nothing of it is kept once the reading is over.
 */
export function importWatch() {
  const running = new Map<string, { progress: SheetProgress; stop: AbortController }>()
  const keyOf = (accountId: string, name: string) => `${accountId} ${name}`

  return {
    async read<T>(
      accountId: string,
      name: string | undefined,
      act: (watching: Watching) => Promise<Result<T>>,
    ): Promise<Result<T>> {
      if (name === undefined) return act({})
      const key = keyOf(accountId, name)
      const stop = new AbortController()
      const one = { progress: { step: 'reading', rows: 0, of: 0 } as SheetProgress, stop }
      running.set(key, one)
      try {
        return await act({ told: progress => (one.progress = progress), signal: stop.signal })
      } catch (error) {
        if (stop.signal.aborted) return violation('IMPORT_CANCELLED', {})
        throw error
      } finally {
        running.delete(key)
      }
    },
    progress: (accountId: string, name: string) => running.get(keyOf(accountId, name))?.progress ?? null,
    /** Stops a reading; one that is over already stays as it is. */
    cancel(accountId: string, name: string): void {
      running.get(keyOf(accountId, name))?.stop.abort(new Error('nobody wants this sheet any more'))
    },
  }
}

import { Worker } from 'node:worker_threads'

export interface UnpackOrder {
  /** The prepared store, absolute. */
  readonly archive: string
  /** Where the store shall be, absolute; not yet there. */
  readonly folder: string
}
/** What the thread says: first that every file is written, then that a power cut would not lose one. */
export type UnpackNews = 'written' | 'durable'

/**
 * Makes a store folder out of the prepared archive, in a thread of its own: the program loads its modules meanwhile.
 * The folder appears whole or not at all.
 * @returns when every file is written; `durable` settles when all of them would survive a power cut, and must be waited
 *          for before the first change is acknowledged
 * @throws the system's error when the disk is full or may not be written
 */
export async function unpackStore(order: UnpackOrder): Promise<{ durable: Promise<void> }> {
  const thread = new Worker(new URL('./unpack-store.worker.ts', import.meta.url), { workerData: order })
  const heard = (awaited: UnpackNews) =>
    new Promise<void>((resolve, reject) => {
      thread.on('message', (news: UnpackNews) => {
        if (news === awaited) resolve()
      })
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('the prepared store could not be unpacked')))
    })
  const durable = heard('durable')
  durable.catch(() => undefined) // whoever waits hears of it
  await heard('written')
  return { durable }
}

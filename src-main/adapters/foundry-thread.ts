import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { dressEdition } from '#avatars/foundry/dress.ts'
import pengjie from '#avatars/pengjie/avatar.json' with { type: 'json' }
import xiaotong from '#avatars/xiaotong/avatar.json' with { type: 'json' }
import xiaozhengSummer from '#avatars/xiaozheng-summer/avatar.json' with { type: 'json' }
import xiaozheng from '#avatars/xiaozheng/avatar.json' with { type: 'json' }
import type { Dress, Making } from '#contract/appearance.ts'
import type { DressedFiles, Foundry } from '#domain/appearance/ports.ts'

export type FoundryOrder = Dress
export type FoundryNews =
  | { readonly kind: 'step'; readonly step: Making['step']; readonly share: number }
  | { readonly kind: 'no-glyph'; readonly character: string }
  | { readonly kind: 'files'; readonly full: Uint8Array; readonly light: Uint8Array }

/** The register entry of a shipped host names the digests of its files: they change when the foundry makes another. */
const shipped = [xiaozheng, xiaozhengSummer, xiaotong, pengjie]

/** Makes hosts in a thread of their own, one thread a body: the hub goes on answering, and a body that is given up stops at once. */
export function foundryInThread(): Foundry {
  return {
    edition(host) {
      const entry = shipped.find(({ id }) => id === host)
      return (
        entry &&
        createHash('sha256')
          .update(JSON.stringify([dressEdition, entry.files.sha256]))
          .digest('hex')
      )
    },

    async dress(order, onStep, signal) {
      const thread = new Worker(new URL('./foundry.worker.ts', import.meta.url), { workerData: order })
      const stop = (): void => void thread.terminate()
      signal.addEventListener('abort', stop, { once: true })
      try {
        return await new Promise<DressedFiles>((resolve, reject) => {
          thread.on('message', (news: FoundryNews) => {
            if (news.kind === 'step') onStep({ step: news.step, share: news.share })
            else if (news.kind === 'no-glyph') resolve({ noGlyph: news.character })
            else resolve({ full: news.full, light: news.light })
          })
          thread.once('error', reject)
          thread.once('exit', () => {
            reject(signal.aborted ? (signal.reason as Error) : new Error('the foundry ended without a body'))
          })
        })
      } finally {
        signal.removeEventListener('abort', stop)
        stop()
      }
    },
  }
}

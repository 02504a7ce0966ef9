import type { Program } from '#compose'
import { logUnexpected } from './log.ts'

const everyMs = 60_000

/** What a running hub does by itself: tells what became late or different under open cases, and seals the gateway's log. @returns stops it */
export function startSweeps({ services }: Pick<Program, 'services'>): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    void services.sharing
      .escalate()
      .then(() => services.holders.look())
      .then(() => services.gateway.sealing.seal())
      .catch(logUnexpected)
      .finally(() => (busy = false))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

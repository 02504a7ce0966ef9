import { nextTick, type ShallowRef } from 'vue'
import { hub } from '#client/hub.ts'
import type { HostBody } from '#avatar/host-body.ts'
import { moodOf } from './answer-mood.ts'
import { sameGuide } from './answer.ts'
import type { Visitor } from './visitor.ts'

/** Longer than this her body does not wait for the card, and not more often than once in `heldAgainMs`. */
const heldStillMs = 400
const heldAgainMs = 3_000

/**
 * Turns the card of the open answer around when a decision behind it changed: the guide alone is read again, which is one
 * look at the hub, and shown before anybody asks for the words anew.
 */
export function createCardTurner(visitor: Visitor, body: Readonly<ShallowRef<HostBody | undefined>>) {
  let looking = false
  let again = false
  let heldAtMs = -Infinity

  /** Where a processor draws her, it has the card to draw first. @returns lets her move again, in the next frame */
  function holdStill(): () => void {
    const held = body.value
    if (held?.software !== true || performance.now() - heldAtMs < heldAgainMs) return () => undefined
    heldAtMs = performance.now()
    held.stop()
    const carryOn = (): void => {
      clearTimeout(limit)
      if (body.value === held) held.start()
    }
    const limit = setTimeout(carryOn, heldStillMs)
    return () => requestAnimationFrame(carryOn)
  }

  async function look(): Promise<void> {
    const shown = visitor.answer
    const item = shown?.guide?.itemId
    if (!shown || item === undefined) return
    const carryOn = holdStill()
    try {
      const guide = await hub.chain.guide({ item })
      const now = visitor.answer
      // Another question may have been asked meanwhile.
      if (now?.question !== shown.question || now.guide?.itemId !== item || sameGuide(now.guide, guide)) return
      const turned = { ...now, guide }
      Object.assign(visitor, { answer: turned, updated: true })
      body.value?.setMood(moodOf(turned))
      await nextTick()
    } catch {
      // The item was withdrawn, or the line is down: the words that follow say so.
    } finally {
      carryOn()
    }
  }

  return {
    /** Never throws. A notice that comes during a look is answered by one look more, however many there are. */
    async turn(): Promise<void> {
      again = true
      if (looking) return
      looking = true
      while (again) {
        again = false
        await look()
      }
      looking = false
    },
  }
}

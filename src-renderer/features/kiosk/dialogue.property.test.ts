import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dialogueEvents,
  dialogueStates,
  dialogueTable,
  drawDialogue,
  limitReached,
  noDialogue,
  stepDialogue,
  type Dialogue,
} from './dialogue.ts'

const events = fc.array(fc.record({ event: fc.constantFrom(...dialogueEvents), afterMs: fc.nat(70_000) }), {
  maxLength: 40,
})

describe('对话的状态', () => {
  it('怎么走到一半没人管了，最后都回到无人，而且清过场', () => {
    fc.assert(
      fc.property(events, steps => {
        let dialogue: Dialogue = noDialogue
        let now = 0
        let forgotten = true
        const take = (event: (typeof dialogueEvents)[number]): void => {
          const next = stepDialogue(dialogue, event, now)
          if (next.acts.includes('forget')) forgotten = true
          else if (!['attract', 'resetting'].includes(next.dialogue.state)) forgotten = false
          dialogue = next.dialogue
        }
        for (const { event, afterMs } of steps) {
          now += afterMs
          take(event)
        }
        // Nobody does anything any more.
        for (let second = 0; second < 600 && dialogue.state !== 'attract'; second++) {
          now += 1_000
          if (limitReached(dialogue, now)) take('limit')
        }
        expect(dialogue.state).toBe('attract')
        expect(forgotten).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('除了无人，每个状态都有时限，都能离开', () => {
    for (const state of dialogueStates) {
      if (state === 'attract') continue
      const { limitMs, on } = dialogueTable[state]
      expect(limitMs, state).toBeGreaterThan(0)
      expect(on.limit, state).toBeDefined()
      if (state !== 'resetting') expect(on.leave, state).toBe('resetting')
    }
  })

  it('话筒只在“在听”时开着', () => {
    fc.assert(
      fc.property(events, steps => {
        let dialogue: Dialogue = noDialogue
        let open = false
        for (const { event, afterMs } of steps) {
          const next = stepDialogue(dialogue, event, dialogue.sinceMs + afterMs)
          if (next.acts.includes('close-microphone')) open = false
          if (next.acts.includes('open-microphone')) open = true
          dialogue = next.dialogue
          expect(open).toBe(dialogue.state === 'listening')
        }
      }),
    )
  })

  it('她在说、在想的时候按“请讲”，先静下来再听', () => {
    for (const state of ['speaking', 'thinking'] as const) {
      const interrupted = stepDialogue({ state, sinceMs: 0 }, 'listen', 10)
      expect(interrupted.acts).toContain('fall-silent')
      const listening = stepDialogue(interrupted.dialogue, 'silent', 60)
      expect(listening).toEqual({ dialogue: { state: 'listening', sinceMs: 60 }, acts: ['open-microphone'] })
    }
  })

  it('文档里的图就是这张表', () => {
    const docs = readFileSync(new URL('../../../docs/dialogue.md', import.meta.url), 'utf8')
    expect(docs).toContain(drawDialogue())
  })
})

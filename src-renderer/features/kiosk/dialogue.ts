/**
 * The loop of a dialogue at the hall screen as a table: what she is doing, what may happen, what follows. Pure; docs/dialogue.md is
 * drawn from it (scripts/draw-dialogue.ts).
 *
 * Kept: 1. every state but `attract` ends by itself after its limit; 2. from every state `leave` leads to `resetting`, and
 * `resetting` to `attract`; 3. the microphone is open in `listening` alone; 4. a touch while she speaks is always an interruption.
 */
export const dialogueStates = [
  'attract',
  'idle',
  'listening',
  'thinking',
  'speaking',
  'interrupted',
  'handing-over',
  'resetting',
] as const
export type DialogueState = (typeof dialogueStates)[number]

export const dialogueEvents = [
  'approach',
  'listen',
  'heard',
  'nothing-heard',
  'ask',
  'answer-begins',
  'answer-ends',
  'failed',
  'interrupt',
  'silent',
  'call-person',
  'taken-over',
  'leave',
  'forgotten',
  'limit',
] as const
export type DialogueEvent = (typeof dialogueEvents)[number]

/** What the page does when a state is entered. */
export type DialogueAct = 'greet' | 'open-microphone' | 'close-microphone' | 'fall-silent' | 'forget'

interface State {
  readonly label: string
  /** After so long without an event, `limit` happens; undefined where nobody waits. */
  readonly limitMs?: number
  readonly on: Readonly<Partial<Record<DialogueEvent, DialogueState>>>
  readonly enters?: readonly DialogueAct[]
}

export const dialogueTable: Readonly<Record<DialogueState, State>> = {
  attract: {
    label: '无人 attract',
    on: { approach: 'idle', listen: 'listening', ask: 'thinking', 'call-person': 'handing-over' },
  },
  idle: {
    label: '有人、无事 idle',
    limitMs: 120_000,
    enters: ['close-microphone'],
    on: {
      listen: 'listening',
      ask: 'thinking',
      'answer-begins': 'speaking',
      'call-person': 'handing-over',
      leave: 'resetting',
      limit: 'resetting',
    },
  },
  listening: {
    label: '在听 listening',
    limitMs: 40_000,
    enters: ['open-microphone'],
    on: {
      heard: 'thinking',
      ask: 'thinking',
      'nothing-heard': 'idle',
      failed: 'idle',
      'call-person': 'handing-over',
      leave: 'resetting',
      limit: 'idle',
    },
  },
  thinking: {
    label: '在想 thinking',
    limitMs: 60_000,
    enters: ['close-microphone'],
    on: {
      ask: 'thinking',
      'answer-begins': 'speaking',
      'answer-ends': 'idle',
      failed: 'idle',
      listen: 'interrupted',
      interrupt: 'interrupted',
      'call-person': 'handing-over',
      leave: 'resetting',
      limit: 'idle',
    },
  },
  speaking: {
    label: '在说 speaking',
    limitMs: 180_000,
    enters: ['close-microphone'],
    on: {
      ask: 'thinking',
      'answer-begins': 'speaking',
      'answer-ends': 'idle',
      failed: 'idle',
      listen: 'interrupted',
      interrupt: 'interrupted',
      'call-person': 'handing-over',
      leave: 'resetting',
      limit: 'idle',
    },
  },
  interrupted: {
    label: '被打断 interrupted',
    limitMs: 400,
    enters: ['fall-silent'],
    on: { silent: 'listening', ask: 'thinking', 'call-person': 'handing-over', leave: 'resetting', limit: 'listening' },
  },
  'handing-over': {
    label: '转人工 handing over',
    limitMs: 120_000,
    enters: ['fall-silent', 'close-microphone'],
    on: {
      'taken-over': 'idle',
      listen: 'listening',
      ask: 'thinking',
      leave: 'resetting',
      limit: 'resetting',
    },
  },
  resetting: {
    label: '清场 resetting',
    limitMs: 2_000,
    enters: ['fall-silent', 'close-microphone', 'forget'],
    on: { forgotten: 'attract', limit: 'attract' },
  },
}

export interface Dialogue {
  readonly state: DialogueState
  /** When it was entered; ms on the caller's clock. */
  readonly sinceMs: number
}

export const noDialogue: Dialogue = { state: 'attract', sinceMs: 0 }

/** An event that a state does not know changes nothing. */
export function stepDialogue(
  { state, sinceMs }: Dialogue,
  event: DialogueEvent,
  nowMs: number,
): { readonly dialogue: Dialogue; readonly acts: readonly DialogueAct[] } {
  const next = dialogueTable[state].on[event]
  if (next === undefined) return { dialogue: { state, sinceMs }, acts: [] }
  return { dialogue: { state: next, sinceMs: nowMs }, acts: dialogueTable[next].enters ?? [] }
}

/** Whether the state has lasted its time. */
export function limitReached({ state, sinceMs }: Dialogue, nowMs: number): boolean {
  const { limitMs } = dialogueTable[state]
  return limitMs !== undefined && nowMs - sinceMs >= limitMs
}

/** The table as a drawing (Mermaid), for docs/dialogue.md. */
export function drawDialogue(): string {
  const name = (state: DialogueState): string => state.replace('-', '_')
  const lines = dialogueStates.flatMap(state => {
    const { label, limitMs, on } = dialogueTable[state]
    const byTarget = new Map<DialogueState, string[]>()
    for (const event of dialogueEvents) {
      const target = on[event]
      if (target === undefined) continue
      const words = event === 'limit' ? `${(limitMs ?? 0) / 1000} s` : event
      byTarget.set(target, [...(byTarget.get(target) ?? []), words])
    }
    return [
      `  ${name(state)} : ${label}`,
      ...[...byTarget].map(([target, events]) => `  ${name(state)} --> ${name(target)} : ${events.join(', ')}`),
    ]
  })
  return ['stateDiagram-v2', '  [*] --> attract', ...lines].join('\n')
}

import type { Turn } from './resolve-follow-up.ts'

/** The last turn of each conversation, in memory only: nothing of a visitor outlives the silence after him. */
const SILENCE_MS = 10 * 60_000
const MOST_SESSIONS = 2_000

export class Sessions {
  private readonly turns = new Map<string, { turn: Turn; at: number }>()
  private readonly now: () => Date

  constructor(now: () => Date) {
    this.now = now
  }

  before(id: string): Turn | undefined {
    const held = this.turns.get(id)
    if (!held) return undefined
    if (this.now().getTime() - held.at > SILENCE_MS) {
      this.turns.delete(id)
      return undefined
    }
    return held.turn
  }

  remember(id: string, turn: Turn): void {
    this.turns.delete(id)
    this.turns.set(id, { turn, at: this.now().getTime() })
    for (const oldest of this.turns.keys()) {
      if (this.turns.size <= MOST_SESSIONS) break
      this.turns.delete(oldest)
    }
  }

  forget(id: string): void {
    this.turns.delete(id)
  }
}

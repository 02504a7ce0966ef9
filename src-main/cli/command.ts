import type { ParseArgsConfig } from 'node:util'
import type { OpenProgram } from '#hub/open-program.ts'

/** Exit codes, also in `docs/command-line.md`. */
export const exitCodes = {
  done: 0,
  /** The command was understood and the answer is no: refused rows, a defect found, a question nobody can answer. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The data folder is held by another process. */
  inUse: 3,
  /** Something broke; the message says what to do. */
  failed: 4,
} as const

export interface CommandContext {
  readonly positionals: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
  readonly dataFolder: string
  /** Opens the program on the data folder; closed by the runner when the command ends. */
  open(): Promise<OpenProgram>
  /** One document on standard output. */
  print(text: string): void
  /** Progress and explanations, on standard error. */
  tell(text: string): void
}

/** One command of `pengtong`: the same services and rules as the screens, answered as text or JSON. */
export interface Command {
  /** Words that call it, e.g. `['import', 'items']`. */
  readonly words: readonly string[]
  readonly usage: string
  readonly summary: { zh: string; en: string }
  readonly options?: NonNullable<ParseArgsConfig['options']>
  run(context: CommandContext): Promise<number>
}

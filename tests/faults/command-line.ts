import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'

export const cli = path.resolve(import.meta.dirname, '../../src-main/cli/pengtong.ts')

export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a program to its end and hears what it says. */
export async function hear(command: string, args: readonly string[]): Promise<Said> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

/** Runs the `pengtong` command as a person does. */
export function pengtong(...args: readonly string[]): Promise<Said> {
  return hear(process.execPath, [cli, ...args])
}

/** A line of a stack trace, which no reader should ever see. */
export const stackLine = /^\s+at .+:\d+:\d+/m

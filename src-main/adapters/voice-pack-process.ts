import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { packAnswers, packRequest, type PackAnswer } from './voice-pack-frames.ts'

/** How to start the pack: a program, its arguments, and what to add to the environment. */
export interface VoicePackCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface PackListener {
  readonly answered: (answer: PackAnswer, payload: Buffer) => void
  /** The pack is gone; no answer will come. */
  readonly ended: (why: string) => void
}

/** A running voice pack. Once `ended` is settled it is gone and a new one must be started. */
export interface VoicePackProcess {
  readonly send: (header: object) => void
  /** Answers to one request, until the returned function is called. */
  readonly listen: (id: number, listener: PackListener) => () => void
  /** Resolves with a word on why it ended; never rejects. */
  readonly ended: Promise<string>
  /** Resolves when the pack has said hello in a protocol we speak. */
  readonly greeted: Promise<void>
  readonly kill: () => void
}

const spokenProtocol = 1
/** The end of what the pack wrote for people: enough to say why it died, never a log of its own. */
const keptErrorCharacters = 400

export function startVoicePack(start: VoicePackCommand): VoicePackProcess {
  const child: ChildProcessWithoutNullStreams = spawn(start.command, [...start.args], {
    stdio: 'pipe',
    env: { ...process.env, ...start.env },
  })
  const listeners = new Map<number, PackListener>()
  const read = packAnswers()
  let complaint = ''
  let greet: () => void = () => undefined
  let refuse: (reason: Error) => void = () => undefined
  const greeted = new Promise<void>((resolve, reject) => {
    greet = resolve
    refuse = reject
  })
  // A caller that is not waiting for the greeting hears of the end through `ended`.
  greeted.catch(() => undefined)

  const ended = new Promise<string>(resolve => {
    const end = (why: string): void => {
      refuse(new Error(why))
      resolve(why)
      for (const listener of listeners.values()) listener.ended(why)
    }
    child.on('error', cause => end(cause.message))
    child.on('exit', (code, signal) => end(`${signal ?? `exit code ${code}`} ${complaint.trim()}`.trim()))
  })

  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString('utf8')).slice(-keptErrorCharacters)
  })
  child.stdout.on('data', (bytes: Buffer) => {
    try {
      for (const { answer, payload } of read(bytes)) hear(answer, payload)
    } catch (cause) {
      complaint = cause instanceof Error ? cause.message : String(cause)
      child.kill()
    }
  })
  // The pipe breaks when the pack dies in mid-request; `exit` tells the story.
  child.stdin.on('error', () => undefined)

  function hear(answer: PackAnswer, payload: Buffer): void {
    if (answer.say === 'hello') {
      if (answer.protocol === spokenProtocol) greet()
      else refuse(new Error(`voice pack speaks protocol ${answer.protocol}, not ${spokenProtocol}`))
    } else if (answer.say === 'error' && answer.id === null) {
      complaint = `${answer.code} ${answer.message}`
    } else if ('id' in answer && answer.id !== null) {
      listeners.get(answer.id)?.answered(answer, payload)
    }
  }

  child.stdin.write(packRequest({ ask: 'hello' }))
  return {
    send: header => void child.stdin.write(packRequest(header)),
    listen(id, listener) {
      listeners.set(id, listener)
      return () => listeners.delete(id)
    },
    ended,
    greeted,
    kill: () => void child.kill(),
  }
}

import { BargeIn, silenceDb } from './barge-in.ts'
import { frameSeconds } from './microphone-frames.ts'

/** What the set-up test found. */
export interface EchoFound {
  /** Loudest of her own voice at the microphone, and the room without her; dBFS. */
  readonly echoDb: number
  readonly roomDb: number
  /** How often her own voice would have turned her down with that level. */
  readonly falseStarts: number
  readonly passed: boolean
}

/** Louder than this a visitor is not 6 dB above her echo at any distance. */
const loudestEchoDb = -20

/** The level is taken from the first half of what came back, and tried on the whole. */
export function judgeEcho(
  room: readonly { db: number }[],
  heard: readonly { likely: number; db: number }[],
): EchoFound {
  const roomDb = nearlyLoudest(room.map(({ db }) => db))
  const half = heard.slice(0, Math.ceil(heard.length / 2))
  const echoDb = Math.max(roomDb, nearlyLoudest(half.map(({ db }) => db)))
  const bargeIn = new BargeIn(echoDb)
  let falseStarts = 0
  for (const { likely, db } of heard) if (bargeIn.push(likely, db) === 'duck') falseStarts += 1
  // A microphone that is switched off hears neither her nor the room, and says nothing about either.
  const enough = heard.length * frameSeconds >= 5 && echoDb > silenceDb
  return { echoDb, roomDb, falseStarts, passed: enough && falseStarts === 0 && echoDb <= loudestEchoDb }
}

function nearlyLoudest(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.98)] ?? silenceDb
}

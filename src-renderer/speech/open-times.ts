import type { SpeechEvent, SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { SoundTimes, type SpokenSound, type TimedEvents } from '#avatar/lip-sync/track-of-sound.ts'
import type { TimesAsked } from './times.worker.ts'

/** Times of phones and words in a sound; those that the voice told itself come back at once. */
export type FindTimes = (
  sound: SpokenSound,
  sentence: SpokenSentence,
  language: SpokenLanguage,
  voice: string,
) => Promise<readonly SpeechEvent[]>

/** Longer than any sentence takes; after that the mouth follows the text's share of the sound. */
const limitMs = 2_000

/** In a worker; where there is none, or it fails, on the spot. One for a page: what it learns of a voice serves the next answer. */
export function openTimes(): { readonly find: FindTimes; readonly close: () => void } {
  const here = new SoundTimes()
  const waiting = new Map<number, (told: TimedEvents) => void>()
  let worker: Worker | undefined
  let lastId = 0
  try {
    worker = new Worker(new URL('./times.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; told: TimedEvents }>) => {
      waiting.get(data.id)?.(data.told)
    })
    worker.addEventListener('error', () => (worker = undefined))
  } catch {
    // No workers here (an old browser, a page from a file): the same work on this thread.
  }
  return {
    async find(sound, sentence, language, voice) {
      if (worker === undefined || sound.events.some(event => event.type === 'phoneme' && event.name !== ''))
        return here.timesOf(sound, sentence, language, voice).events
      const id = (lastId += 1)
      const asked: TimesAsked = { id, sound, sentence, language, voice }
      const told = await new Promise<TimedEvents | undefined>(resolve => {
        const timer = setTimeout(() => resolve(undefined), limitMs)
        waiting.set(id, answer => {
          clearTimeout(timer)
          resolve(answer)
        })
        worker?.postMessage(asked)
      })
      waiting.delete(id)
      return (told ?? here.timesOf(sound, sentence, language, voice)).events
    },
    close: () => worker?.terminate(),
  }
}

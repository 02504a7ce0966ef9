import { shallowRef, watch, type Ref } from 'vue'
import { hub } from '#client/hub.ts'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'
import { soundOf } from '#speech/sound.ts'
import type { VoicedSentence } from './film/film-plan.ts'
import { readMarks } from './script-marks.ts'
import type { EditedSentence } from './use-announcement.ts'

const settleMs = 500

/** Makes the sound of a script while it is typed: only sentences whose words changed are said again. */
export function useVoice(sentences: Ref<EditedSentence[]>) {
  const sounds = new Map<string, VoicedSentence>()
  const voiced = shallowRef<VoicedSentence[]>([])
  const trouble = shallowRef<Explanation>()
  let round = 0

  async function voice(written: string, gestures: readonly string[]): Promise<VoicedSentence | undefined> {
    const known = sounds.get(written)
    if (known) return { ...known, gestures }
    const prepared = prepareSentence(written, 'cmn')
    if (!prepared) return undefined
    const chunks = await hub.host.speak({ language: 'cmn', sentences: [prepared.sentence] })
    const first = await chunks.next()
    if (first.done) return undefined
    const made = { ...prepared, written, gestures, sound: soundOf(first.value) }
    sounds.set(written, made)
    return made
  }

  /** Voices the whole script as it stands. @throws what the voice threw */
  async function voiceAll(): Promise<VoicedSentence[]> {
    const made: VoicedSentence[] = []
    for (const { text } of sentences.value) {
      const { text: written, gestures } = readMarks(text)
      const sentence = await voice(written, gestures)
      if (sentence) made.push(sentence)
    }
    return made
  }

  watch(
    () => sentences.value.map(({ text }) => text).join('\n'),
    () => {
      round += 1
      const mine = round
      setTimeout(() => {
        if (mine !== round) return
        voiceAll().then(
          made => {
            if (mine !== round) return
            voiced.value = made
            trouble.value = undefined
          },
          (error: unknown) => (trouble.value = explainError(error)),
        )
      }, settleMs)
    },
    { immediate: true },
  )
  return { voiced, trouble, voiceAll }
}

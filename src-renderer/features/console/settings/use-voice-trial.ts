import { onScopeDispose, ref } from 'vue'
import { hub } from '#client/hub.ts'
import type { SpokenLanguage } from '#contract/host.ts'
import type { ReadingWord, VoiceSettingsInput, VoiceTrial } from '#contract/voice.ts'
import { officeWords, readable } from '#speech/office-words.ts'
import { openLoudspeaker, type Loudspeaker } from '#speech/open-playback.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'
import { soundOf } from '#speech/sound.ts'

/** Says one sentence with settings and readings that are not saved yet, and tells which voice spoke it. */
export function useVoiceTrial() {
  const trying = ref(false)
  const attempts = ref<VoiceTrial['attempts']>()
  let loudspeaker: Loudspeaker | undefined

  /** @throws what the hub threw */
  async function say(
    text: string,
    language: SpokenLanguage,
    choices: Omit<VoiceSettingsInput, 'revision'>,
    words: readonly ReadingWord[],
  ): Promise<void> {
    const prepared = prepareSentence(text, language, [...readable(words), ...officeWords])
    if (prepared === undefined) return
    trying.value = true
    attempts.value = undefined
    try {
      loudspeaker ??= openLoudspeaker()
      await loudspeaker.wake()
      const trial = await hub.voice.trySentence({ ...choices, language, sentence: prepared.sentence })
      attempts.value = trial.attempts
      loudspeaker.playback.stop()
      if (trial.chunk) loudspeaker.playback.schedule(soundOf(trial.chunk), 0)
    } finally {
      trying.value = false
    }
  }
  onScopeDispose(() => void loudspeaker?.close())
  return { trying, attempts, say }
}

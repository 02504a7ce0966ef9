import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenLanguages, type SpokenLanguage } from '#contract/host.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'
import { TrackScore } from '#scripts/lip-sync/score.ts'
import { evaluationSentences, speakWith, testVoices, voicePackInstalled } from '#scripts/lip-sync/voices.ts'
import { VoiceAligner } from './from-alignment.ts'
import { trackFromEvents } from './from-events.ts'
import { trackFromSound } from './from-sound.ts'
import { trackFaults } from './viseme-track.ts'

/** A share of the 72 sentences that `npm run bench -- voice` goes through as a whole. */
const sentences = evaluationSentences().filter((_, index) => index % 4 === 0)

describe.skipIf(!voicePackInstalled)('只有声音和文字，口型照样对得上（离线语音包作尺子，没有安装则不验）', () => {
  it.each(testVoices)(
    '声音 $name：帧准确率九成以上，闭嘴一个不漏，起点中位差十毫秒以内',
    async voice => {
      const aligner = new VoiceAligner()
      const [aligned, soundAlone] = [new TrackScore(), new TrackScore()]
      for (const { samples, sampleRateHz, sentence, language, events } of await speakWith(voice, sentences)) {
        const seconds = samples.length / sampleRateHz
        const truth = trackFromEvents(events, seconds)
        const found = trackFromEvents(aligner.align(samples, sampleRateHz, sentence, language).events, seconds)
        expect(trackFaults(found)).toEqual([])
        aligned.add(truth, found)
        soundAlone.add(truth, trackFromSound(samples, sampleRateHz))
      }
      expect(aligned.frameAccuracy).toBeGreaterThanOrEqual(0.9)
      expect(aligned.closuresSeen).toBe(1)
      expect(aligned.closuresPrecise).toBeGreaterThanOrEqual(0.95)
      expect(aligned.onsetMs(0.5)).toBeLessThanOrEqual(10)
      expect(aligned.onsetMs(0.95)).toBeLessThanOrEqual(60)
      // Without the text it is called basic, and is.
      expect(soundAlone.frameAccuracy).toBeGreaterThanOrEqual(0.35)
    },
    60_000,
  )

  it('送来的声音不是这句话：不硬凑，按文字的长短分配，嘴仍随声音开合', async () => {
    const [first, second] = await speakWith({ name: 'B', timbre: 'f3', rate: 1, pitch: 1 }, [
      { language: 'cmn', text: '好。' },
      { language: 'cmn', text: '材料不齐的，窗口会一次说清还缺什么，补齐以后当天就能受理，不用重新取号。' },
    ])
    if (!first || !second) throw new Error('nothing was spoken')
    const aligned = new VoiceAligner().align(first.samples, first.sampleRateHz, second.sentence, 'cmn')
    expect(aligned.by).toBe('text')
  }, 60_000)
})

describe('对齐守规矩', () => {
  const language = fc.constantFrom<SpokenLanguage>(...spokenLanguages)
  const texts: Record<SpokenLanguage, string[]> = {
    cmn: ['好。', '请到八号窗口，谢谢。', '把表格放进门口的盒子里。'],
    yue: ['好。', '請去八號窗口，唔該。', '補貼每個月發一次。'],
    en: ['Yes.', 'Please bring a copy of the permit, PDF or paper.'],
  }
  it('任何声音、任何采样率，口型有序、不重叠、不出声音之外', () => {
    const sound = fc.record({
      rate: fc.constantFrom(8_000, 16_000, 22_050, 24_000, 48_000),
      seconds: fc.double({ min: 0, max: 3, noNaN: true }),
      level: fc.constantFrom(0, 0.001, 0.3, 1),
      seed: fc.nat(1_000),
    })
    fc.assert(
      fc.property(language, sound, fc.nat(2), (spokenIn, { rate, seconds, level, seed }, which) => {
        const text = texts[spokenIn][which % texts[spokenIn].length] ?? ''
        const prepared = prepareSentence(text, spokenIn)
        if (prepared === undefined) throw new Error('a sentence of the list says nothing')
        let state = seed + 1
        const samples = Float32Array.from({ length: Math.floor(rate * seconds) }, () => {
          state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
          return level * (state / 0x8000_0000 - 1)
        })
        const { events } = new VoiceAligner().align(samples, rate, prepared.sentence, spokenIn)
        const duration = samples.length / rate
        expect(trackFaults(trackFromEvents(events, duration))).toEqual([])
        expect(trackFaults(trackFromSound(samples, rate))).toEqual([])
        for (const event of events) expect(event.atSeconds).toBeLessThanOrEqual(duration + 0.02)
      }),
      { numRuns: 40 },
    )
  })
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { spokenLanguages, type SpeechEvent, type SpokenLanguage } from '#contract/host.ts'
import { trackFromEvents } from './from-events.ts'
import { phonemeShapes } from './phoneme-shapes.ts'
import { segmentAt, trackFaults } from './viseme-track.ts'

/** Recorded from the voice pack by `voice-pack/record-phonemes.ts`: what the offline voice tells of real sentences. */
const recorded = readFileSync(new URL('recorded-phonemes.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => {
    const [language = '', text = '', syllables = '', milliseconds = '', phonemes = ''] = line.split('\t')
    const events = phonemes.split(' ').map((phoneme): SpeechEvent => {
      const [name = '', at = ''] = phoneme.split('@')
      return { type: 'phoneme', language: language as SpokenLanguage, name, atSeconds: Number(at) / 1000 }
    })
    return {
      language: language as SpokenLanguage,
      text,
      syllables,
      events,
      durationSeconds: Number(milliseconds) / 1000,
    }
  })
const mandarin = recorded.filter(sentence => sentence.language === 'cmn')

const names = (events: readonly SpeechEvent[]): string[] =>
  events.flatMap(event => (event.type === 'phoneme' ? [event.name.replace(/[ˈˌ]/g, '')] : []))

describe('从音素事件得到口型', () => {
  it('有四十八句普通话可验', () => {
    expect(mandarin).toHaveLength(48)
  })

  it.each(mandarin)('每个 b、p、m 都闭一次嘴，不多不少：$text', ({ text, events, durationSeconds }) => {
    // Counted from the text by another hand than the voice's.
    const labials = pinyin(text, { type: 'array', toneType: 'num' }).filter(syllable => /^[bpm]/.test(syllable)).length
    const closures = trackFromEvents(events, durationSeconds).segments.filter(segment => segment.viseme === 'PP')
    expect(closures).toHaveLength(labials)
    for (const closure of closures) expect(closure.t1 - closure.t0).toBeGreaterThanOrEqual(0.05)
  })

  it.each(recorded)('口型前后有序、不重叠、不出声音之外：$text', ({ events, durationSeconds }) => {
    expect(trackFaults(trackFromEvents(events, durationSeconds))).toEqual([])
  })

  it('每个 f 都有咬唇', () => {
    for (const { text, events, durationSeconds } of mandarin) {
      const wanted = pinyin(text, { type: 'array', toneType: 'num' }).filter(syllable =>
        syllable.startsWith('f'),
      ).length
      const bites = trackFromEvents(events, durationSeconds).segments.filter(segment => segment.viseme === 'FF')
      expect(bites, text).toHaveLength(wanted)
    }
  })

  it('闭嘴正好在那个音上：口型的时刻和音素的时刻相差不到一帧', () => {
    for (const { events, durationSeconds, text } of recorded) {
      const track = trackFromEvents(events, durationSeconds)
      for (const event of events) {
        if (event.type !== 'phoneme' || !/^(p|ph|m|b)$/.test(event.name)) continue
        expect(segmentAt(track, event.atSeconds + 0.001)?.viseme, `${text} ${event.atSeconds}`).toBe('PP')
      }
    }
  })

  it('声音里出现过的每个音，表里都有', () => {
    for (const { language, events } of recorded) {
      for (const name of names(events)) {
        if (name !== '') expect(Object.keys(phonemeShapes[language]), name).toContain(name)
      }
    }
  })

  it('停顿超过一百三十毫秒，嘴是松开的；塞音前的短空隙不是', () => {
    const sound = (name: string, atSeconds: number): SpeechEvent => ({
      type: 'phoneme',
      language: 'cmn',
      name,
      atSeconds,
    })
    const track = trackFromEvents(
      [
        sound('ˈa', 0),
        sound('', 0.2),
        sound('t', 0.5),
        sound('ˈa', 0.52),
        sound('', 0.7),
        sound('p', 0.74),
        sound('ˈa', 0.77),
        sound('', 0.9),
      ],
      1,
    )
    expect(segmentAt(track, 0.35)).toBeUndefined()
    expect(segmentAt(track, 0.72)?.viseme).toBe('PP')
    expect(segmentAt(track, 0.95)).toBeUndefined()
  })

  it('复韵母前六成、后四成', () => {
    const track = trackFromEvents([{ type: 'phoneme', language: 'cmn', name: 'ˈai', atSeconds: 0 }], 0.2)
    expect(track.segments).toEqual([
      { t0: 0, t1: expect.closeTo(0.12) as number, viseme: 'aa', weight: 0.85 },
      { t0: expect.closeTo(0.12) as number, t1: expect.closeTo(0.2) as number, viseme: 'ih', weight: 0.85 },
    ])
  })

  it('任何音素、任何时刻，口型都守规矩', () => {
    const event = fc.constantFrom(...spokenLanguages).chain(language =>
      fc.record({
        type: fc.constant('phoneme' as const),
        language: fc.constant(language),
        name: fc.constantFrom('', '(en)', 'unheard-of', ...Object.keys(phonemeShapes[language])),
        atSeconds: fc.double({ min: 0, max: 3, noNaN: true }),
      }),
    )
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 40 }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (events, duration) => {
          expect(trackFaults(trackFromEvents(events, duration))).toEqual([])
        },
      ),
    )
  })
})

it('各语言的复韵母，各段加起来是整个音', () => {
  for (const language of spokenLanguages) {
    for (const [name, shape] of Object.entries(phonemeShapes[language])) {
      if (shape.kind !== 'vowel') continue
      expect(
        shape.parts.reduce((sum, part) => sum + part.share, 0),
        `${language} ${name}`,
      ).toBeCloseTo(1)
    }
  }
})

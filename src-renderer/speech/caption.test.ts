import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captionCues, captionPages, captionWidth, filmCaption, kioskCaption, type CaptionCue } from './caption.ts'
import { parseSrt, parseVtt, printSrt, printVtt } from './caption-files.ts'
import { readAloud } from './read-aloud/read-aloud.ts'
import { wordAt, wordTimes } from './word-times.ts'

const sentence = '申请高龄津贴，请带本人身份证原件和社保卡到任意街道的政务服务窗口办理，2026年1月起不再收取复印件。'
const written = fc
  .array(
    fc.oneof(
      fc.constantFrom('您好', '，', '。', '办理身份证', '2026年', 'Passport ', '《条例》', '（原件）', '98.5%', ' '),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''))
const limits = fc.constantFrom(kioskCaption, filmCaption)

describe('字幕分屏', () => {
  it('两行，每行不超过二十个字，在逗号处换', () => {
    expect(captionPages(sentence, kioskCaption).map(page => page.lines)).toEqual([
      ['申请高龄津贴，请带本人身份证原件和社保卡', '到任意街道的政务服务窗口办理，'],
      ['2026年1月起不再收取复印件。'],
    ])
  })

  it('任何文字都不超宽、不超行，一个字不丢', () => {
    fc.assert(
      fc.property(written, limits, (text, limit) => {
        const pages = captionPages(text, limit)
        for (const page of pages) {
          expect(page.lines.length).toBeLessThanOrEqual(limit.lines)
          for (const line of page.lines) expect(captionWidth(line)).toBeLessThanOrEqual(limit.charactersPerLine)
        }
        expect(
          pages
            .flatMap(page => page.lines)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('行首没有句号、逗号、后括号', () => {
    for (const page of captionPages(sentence.repeat(3), filmCaption)) {
      for (const line of page.lines) expect(line).not.toMatch(/^[，。！？；：、）》」』】”’]/)
    }
  })
})

describe('字幕的时刻', () => {
  const spoken = readAloud(sentence, 'cmn')

  it('没有词的时刻时，按字数分摊，念到年份亮年份', () => {
    const times = wordTimes(spoken, [], 20)
    expect(times.at(0)?.startSeconds).toBe(0)
    const year = times.find(time => sentence.slice(time.from, time.to) === '2026')
    expect(year).toBeDefined()
    expect(wordAt(times, (year?.startSeconds ?? 0) + 0.1)).toBe(year)
  })

  it('有词的时刻时，以它为准', () => {
    const events = [
      { type: 'word' as const, atSeconds: 0.1, textStart: 0, textEnd: 2 },
      { type: 'word' as const, atSeconds: 0.6, textStart: 2, textEnd: 4 },
    ]
    expect(wordTimes(spoken, events, 2)).toEqual([
      { from: 0, to: 2, startSeconds: 0.1, endSeconds: 0.6 },
      { from: 2, to: 4, startSeconds: 0.6, endSeconds: 2 },
    ])
  })

  it('一条接一条，至少隔八十毫秒，说得不急时至少显示一秒', () => {
    fc.assert(
      fc.property(written, limits, fc.double({ min: 1, max: 60, noNaN: true }), (text, limit, seconds) => {
        const times = wordTimes(readAloud(text, 'cmn'), [], seconds)
        const cues = captionCues(text, times, seconds, limit)
        cues.forEach((cue, index) => {
          expect(cue.endSeconds).toBeGreaterThan(cue.startSeconds)
          const next = cues[index + 1]
          if (next !== undefined) expect(next.startSeconds - cue.endSeconds).toBeGreaterThanOrEqual(0.0799)
          else expect(cue.endSeconds - cue.startSeconds).toBeGreaterThanOrEqual(0.999)
        })
      }),
    )
  })
})

describe('字幕文件', () => {
  const cue = fc
    .record({
      from: fc.nat(80_000_000),
      length: fc.integer({ min: 1, max: 10_000 }),
      lines: fc.array(
        fc
          .string({ unit: 'grapheme', minLength: 1, maxLength: 18 })
          .map(text => text.replace(/[\s\u0085\uFEFF]+/g, '').replaceAll('-->', ''))
          .filter(text => text !== ''),
        { minLength: 1, maxLength: 2 },
      ),
    })
    .map(({ from, length, lines }): CaptionCue => ({
      startSeconds: from / 1000,
      endSeconds: (from + length) / 1000,
      lines,
    }))

  it('写出去再读回来，还是那些字幕', () => {
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 12 }), fc.boolean(), (cues, byteOrderMark) => {
        expect(parseSrt(printSrt(cues, { byteOrderMark }))).toEqual(cues)
        expect(parseVtt(printVtt(cues))).toEqual(cues)
      }),
    )
  })

  it('写法是播放器认得的', () => {
    const cues = [{ startSeconds: 3661.5, endSeconds: 3663, lines: ['《条例》 <b>', '第二行'] }]
    expect(printSrt(cues)).toBe('1\r\n01:01:01,500 --> 01:01:03,000\r\n《条例》 <b>\r\n第二行\r\n')
    expect(printVtt(cues)).toBe('WEBVTT\n\n01:01:01.500 --> 01:01:03.000\n《条例》 &lt;b&gt;\n第二行\n')
  })

  it('不是字幕的文件，说出是哪一段', () => {
    expect(() => parseSrt('1\n昨天 --> 今天\n您好')).toThrow('昨天 --> 今天')
    expect(() => parseVtt('<html>')).toThrow('WEBVTT')
  })
})

import fs from 'node:fs'
import path from 'node:path'
import { locateVoicePack } from '#adapters/voice-pack-location.ts'
import { createVoicePack } from '#adapters/voice-pack.ts'
import type { SpeakRequest, SpokenLanguage } from '#contract/host.ts'
import { createHostService, VoiceError } from '#domain/host/index.ts'
import { programRoot } from '#hub/program-root.ts'
import { systemClock } from '#kernel/clock.ts'
import { officeWords, readable } from '#speech/office-words.ts'
import { speakWhole, type WholeSpeech } from '#speech/whole-speech.ts'
import { wavBytes } from '#speech/wav.ts'
import { exitCodes, type Command, type CommandContext } from '../command.ts'

const languages: Readonly<Record<string, SpokenLanguage>> = { zh: 'cmn', cmn: 'cmn', yue: 'yue', en: 'en' }
const longestText = 20_000
const speechLimitMs = 10 * 60_000

/** How far each shape opens the jaw and closes the lips; the track alone can then drive a face that knows nothing else. */
const jaws = { sil: 0, PP: 0, FF: 0.08, aa: 1, ih: 0.4, ou: 0.4, ee: 0.5, oh: 0.8 } as const

export const say: Command = {
  words: ['say'],
  usage: 'say "…" [--lang zh|yue|en] [--out x.wav] [--track x.json] [--rate 1] [--pitch 1] [--data DIR] [--json]',
  summary: { zh: '把一段话说成声音，附口型和字幕的时间', en: 'a text as sound, with its mouth and its words in time' },
  options: {
    lang: { type: 'string', default: 'zh' },
    out: { type: 'string' },
    track: { type: 'string' },
    rate: { type: 'string', default: '1' },
    pitch: { type: 'string', default: '1' },
  },
  async run(context) {
    const { positionals, flags, print, tell } = context
    const text = positionals.join(' ').trim()
    const language = languages[String(flags['lang'])]
    const [rate, pitch] = [Number(flags['rate']), Number(flags['pitch'])]
    const wrong =
      text === ''
        ? '没有写要说的话。用法：pengtong say "您好" --lang zh --out x.wav'
        : language === undefined
          ? '--lang 只能是 zh（普通话）、yue（粤语）或 en（英语）。'
          : text.length > longestText
            ? `一次最多说 ${longestText} 个字，请分段。`
            : !(rate >= 0.5 && rate <= 2) || !(pitch >= 0 && pitch <= 2)
              ? '--rate 在 0.5 到 2 之间，--pitch 在 0 到 2 之间。'
              : undefined
    if (wrong !== undefined || language === undefined) {
      tell(wrong ?? '')
      return exitCodes.usage
    }
    const host = await hostOf(context)
    try {
      const signal = AbortSignal.timeout(speechLimitMs)
      const speech = await speakWhole(text, { language, rate, pitch, ...host }, signal)
      if (speech === undefined) {
        tell('这段话里没有可以念出来的字。')
        return exitCodes.refused
      }
      const track = trackOf(text, language, speech)
      if (typeof flags['out'] === 'string') write(flags['out'], wavBytes(speech.samples, speech.sampleRateHz))
      if (typeof flags['track'] === 'string') write(flags['track'], JSON.stringify(track, undefined, 1))
      if (flags['json']) print(JSON.stringify(track))
      else {
        const { parts, segments, durationSeconds } = speech
        print(`${durationSeconds.toFixed(2)} 秒，${parts.length} 句，${segments.length} 个口型`)
        for (const { spoken } of parts) print(`  ${spoken.trim()}`)
      }
      return exitCodes.done
    } catch (error) {
      if (!(error instanceof VoiceError)) throw error
      tell(error.message)
      return exitCodes.failed
    } finally {
      await host.close()
    }
  },
}

/** With `--data` the voices and readings of that office; without, the offline voice alone, and no data folder is touched. */
async function hostOf({ flags, open }: CommandContext) {
  if (typeof flags['data'] === 'string') {
    const { services } = await open()
    const { words } = await services.voiceSettings.readings()
    // The runner closes the program, and with it the voices.
    return { speak: services.host.speak, words: [...readable(words), ...officeWords], close: async () => undefined }
  }
  const pack = createVoicePack({ start: locateVoicePack(programRoot()) })
  const host = createHostService({ voices: () => [pack], clock: systemClock })
  const speak = (request: SpeakRequest, signal: AbortSignal) => host.speak(request, signal)
  return { speak, words: officeWords, close: () => pack.close() }
}

function trackOf(text: string, language: SpokenLanguage, speech: WholeSpeech) {
  const round = (seconds: number): number => Math.round(seconds * 10_000) / 10_000
  return {
    version: 1,
    text,
    language,
    sampleRateHz: speech.sampleRateHz,
    durationSeconds: round(speech.durationSeconds),
    sentences: speech.parts.map(part => ({
      ...part,
      startSeconds: round(part.startSeconds),
      endSeconds: round(part.endSeconds),
    })),
    words: speech.words.map(({ from, to, startSeconds, endSeconds }) => ({
      text: text.slice(from, to),
      from,
      to,
      t0: round(startSeconds),
      t1: round(endSeconds),
    })),
    visemes: speech.segments.map(({ t0, t1, viseme, weight }) => ({
      t0: round(t0),
      t1: round(t1),
      viseme,
      w: round(weight),
      jaw: round(jaws[viseme] * weight),
      mouthClose: viseme === 'PP' ? 1 : viseme === 'FF' ? 0.9 : 0,
    })),
  }
}

function write(file: string, bytes: Uint8Array | string): void {
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  fs.writeFileSync(file, bytes)
}

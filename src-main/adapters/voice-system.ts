import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { SpokenLanguage } from '#contract/host.ts'
import { VoiceError, type Voice, type VoicePart, type VoiceRequest } from '#domain/host/ports.ts'
import { samplesFromBytes } from './voice-pack-frames.ts'
import { monoSamples, readWavHead } from './wav-stream.ts'

/** A program of the operating system that writes a WAV file; the text comes on its standard input, never in its arguments. */
export interface SystemSpeaker {
  readonly command: string
  readonly args: (asked: {
    file: string
    language: SpokenLanguage
    voice: string | undefined
    rate: number
  }) => string[]
}

const speechLimitMs = 20_000
/** Ten minutes of 48 kHz. */
const mostBytes = 60_000_000
const usualMacVoices: Record<SpokenLanguage, string> = { cmn: 'Tingting', yue: 'Sinji', en: 'Samantha' }
const cultures: Record<SpokenLanguage, string> = { cmn: 'zh-CN', yue: 'zh-HK', en: 'en-GB' }

const windowsScript = `
Add-Type -AssemblyName System.Speech
[Console]::InputEncoding = [Text.Encoding]::UTF8
$s = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($env:PT_VOICE) { $s.SelectVoice($env:PT_VOICE) } else {
  $c = $s.GetInstalledVoices() | Where-Object { $_.VoiceInfo.Culture.Name -eq $env:PT_CULTURE } | Select-Object -First 1
  if (-not $c) { exit 3 }
  $s.SelectVoice($c.VoiceInfo.Name)
}
$s.Rate = [int]$env:PT_RATE
$f = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(22050, 'Sixteen', 'Mono')
$s.SetOutputToWaveFile($env:PT_FILE, $f)
$s.Speak([Console]::In.ReadToEnd())
$s.Dispose()
`

/** What this system speaks with, or undefined where it has nothing. */
export function systemSpeaker(
  platform = process.platform,
  folders = process.env['PATH'] ?? '',
): SystemSpeaker | undefined {
  if (platform === 'darwin')
    return {
      command: '/usr/bin/say',
      args: ({ file, language, voice, rate }) => [
        ...['-v', voice ?? usualMacVoices[language], '-r', String(Math.round(180 * rate))],
        ...['-o', file, '--file-format=WAVE', '--data-format=LEI16@22050', '-f', '-'],
      ],
    }
  if (platform === 'win32')
    return {
      command: 'powershell.exe',
      args: () => [
        ...['-NoProfile', '-NonInteractive', '-EncodedCommand'],
        Buffer.from(windowsScript, 'utf16le').toString('base64'),
      ],
    }
  const found = folders.split(path.delimiter).find(folder => fs.existsSync(path.join(folder, 'espeak-ng')))
  if (found === undefined) return undefined
  return {
    command: path.join(found, 'espeak-ng'),
    args: ({ file, language, voice, rate }) => [
      ...['-v', voice ?? { cmn: 'cmn', yue: 'yue', en: 'en' }[language], '-s', String(Math.round(175 * rate))],
      ...['-w', file, '--stdin'],
    ],
  }
}

/** The voices that the machine's own system has. It tells no times: the lips are found from text and sound. */
export function createSystemVoice(
  names: Readonly<Partial<Record<SpokenLanguage, string | undefined>>>,
  speaker: SystemSpeaker | undefined = systemSpeaker(),
  limitMs = speechLimitMs,
): Voice {
  async function* speak(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<VoicePart> {
    signal.throwIfAborted()
    if (speaker === undefined) throw failure('pack-missing', '这台机器的系统没有语音，请在设置中换一种声音。')
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-voice-'))
    try {
      const file = path.join(folder, 'sentence.wav')
      const { language, rate, sentence } = request
      const asked = { file, language, voice: names[language], rate }
      await run(speaker, asked, sentence.text, AbortSignal.any([signal, AbortSignal.timeout(limitMs)]), signal)
      yield soundOf(file)
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }
  return {
    kind: 'system',
    speak,
    status: () =>
      Promise.resolve({
        voice: 'system',
        label: '系统语音',
        ready: speaker !== undefined && fs.existsSync(speaker.command),
        detail: speaker === undefined ? '这台机器的系统没有语音。' : '',
      }),
    close: () => Promise.resolve(),
  }
}

type Asked = Parameters<SystemSpeaker['args']>[0]

function run(
  speaker: SystemSpeaker,
  asked: Asked,
  text: string,
  limit: AbortSignal,
  signal: AbortSignal,
): Promise<void> {
  const { file, language, voice, rate } = asked
  return new Promise((resolve, reject) => {
    const child = spawn(speaker.command, speaker.args(asked), {
      stdio: ['pipe', 'ignore', 'ignore'],
      signal: limit,
      env: {
        ...process.env,
        PT_FILE: file,
        PT_CULTURE: cultures[language],
        PT_RATE: String(Math.round((rate - 1) * 10)),
        ...(voice === undefined ? {} : { PT_VOICE: voice }),
      },
    })
    child.on('error', cause => {
      if (signal.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
      else if (limit.aborted) reject(failure('too-slow', '系统语音长时间没有说完，这一句只显示字幕。', cause))
      else reject(failure('pack-missing', '系统语音没有启动，这一句只显示字幕。请在设置中换一种声音。', cause))
    })
    child.on('exit', code => {
      if (code === 0) resolve()
      else
        reject(failure('pack-failed', '系统没有这种语言的语音，这一句只显示字幕。请在系统设置中安装，或换一种声音。'))
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(text)
  })
}

function soundOf(file: string): VoicePart {
  const bytes = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)
  if (bytes.length > mostBytes) throw failure('too-long', '系统语音送来的声音太长，这一句只显示字幕。')
  try {
    const head = readWavHead(bytes)
    if (head === undefined) throw new Error('no sound in the file')
    const samples = monoSamples(samplesFromBytes(bytes.subarray(head.dataStart)), head.channels)
    return { kind: 'pcm', samples, sampleRateHz: head.sampleRateHz }
  } catch (cause) {
    throw failure('not-sound', '系统语音没有送来声音，这一句只显示字幕。请在设置中换一种声音。', cause)
  }
}

function failure(reason: VoiceError['failure']['reason'], detail: string, cause?: unknown): VoiceError {
  return new VoiceError({ reason, detail }, cause === undefined ? undefined : { cause })
}

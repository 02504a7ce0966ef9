import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { failureOf, secondsOf, sentence } from './voice-asked.ts'
import { createSystemVoice, systemSpeaker, type SystemSpeaker } from './voice-system.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-system-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A stand-in for the system's program: writes a WAV at the given rate and channels, a tenth of a second a character. */
function standIn(rate: number, channels: number, more = ''): SystemSpeaker {
  const script = path.join(folder, `speaker-${rate}-${channels}-${more.length}.cjs`)
  fs.writeFileSync(
    script,
    `const fs = require('fs')
     const text = fs.readFileSync(0, 'utf8')
     ${more}
     const frames = Math.round([...text].length * ${rate} / 10)
     const b = Buffer.alloc(44 + frames * 2 * ${channels})
     b.write('RIFF', 0); b.write('WAVEfmt ', 8); b.writeUInt32LE(16, 16); b.writeUInt16LE(1, 20)
     b.writeUInt16LE(${channels}, 22); b.writeUInt32LE(${rate}, 24); b.writeUInt16LE(16, 34); b.write('data', 36)
     b.writeUInt32LE(b.length - 44, 40)
     fs.writeFileSync(process.argv[2], b)`,
  )
  return { command: process.execPath, args: ({ file, voice }) => [script, file, voice ?? ''] }
}

describe('系统语音', () => {
  it.each([
    [8_000, 1],
    [22_050, 1],
    [48_000, 2],
  ])('系统送来 %i 赫兹、%i 声道，都按原来的长短说', async (rate, channels) => {
    const voice = createSystemVoice({}, standIn(rate, channels))
    expect(await secondsOf(voice, sentence('请到二号窗口'))).toBeCloseTo(0.6, 2)
  })

  it('要说的话不进命令行，引号和命令也只是字', async () => {
    const asked: string[] = []
    const speaker = standIn(8_000, 1)
    const voice = createSystemVoice(
      { cmn: 'Tingting' },
      {
        ...speaker,
        args: given => {
          const args = speaker.args(given)
          asked.push(...args)
          return args
        },
      },
    )
    expect(await secondsOf(voice, sentence('"; rm -rf $HOME; echo "'))).toBeGreaterThan(0)
    expect(asked.join(' ')).not.toContain('rm -rf')
    expect(asked).toContain('Tingting')
  })

  it.each([
    ['process.exit(3)', 'pack-failed'],
    ['setInterval(() => {}, 1e3); return', 'too-slow'],
    ['fs.writeFileSync(process.argv[2], "ID3 mp3"); process.exit(0)', 'not-sound'],
    ['process.exit(0)', 'not-sound'],
  ])('毛病 %s → %s', async (more, reason) => {
    const voice = createSystemVoice({}, standIn(8_000, 1, more), 1_500)
    expect(await failureOf(voice)).toMatchObject({ reason })
  })

  it('没有语音的系统说没有；每种系统有自己的程序', async () => {
    expect(systemSpeaker('linux', folder)).toBeUndefined()
    expect(await failureOf(createSystemVoice({}, systemSpeaker('linux', folder)))).toMatchObject({
      reason: 'pack-missing',
    })
    expect(systemSpeaker('darwin')?.command).toBe('/usr/bin/say')
    expect(systemSpeaker('win32')?.command).toBe('powershell.exe')
  })
})

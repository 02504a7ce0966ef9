import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { locateVoicePack } from '#adapters/voice-pack-location.ts'
import { programRoot } from '#hub/program-root.ts'

const run = promisify(execFile)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-say-'))
const cli = path.join(programRoot(), 'src-main/cli/pengtong.ts')
const say = (...args: string[]) =>
  run(process.execPath, [cli, 'say', ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )

describe.skipIf(locateVoicePack(programRoot()) === undefined)('pengtong say（需要离线语音包）', () => {
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['zh', '补贴每月1日发放。', /补贴每月一日发放/, 2],
    ['yue', '補貼每個月1號發。', /補貼每個月一號發/, 2],
    ['en', 'Bring 2 maps by 9:30.', /two maps by nine thirty/, 4],
  ])(
    '%s：写出声音和口型，长短一致，闭嘴看得见',
    async (lang, text, spoken, closures) => {
      const { code, stdout } = await say(text, '--lang', lang, '--out', `${lang}.wav`, '--track', `${lang}.json`)
      expect(code).toBe(0)
      expect(stdout).toMatch(spoken)
      const wav = fs.readFileSync(path.join(folder, `${lang}.wav`))
      const track = JSON.parse(fs.readFileSync(path.join(folder, `${lang}.json`), 'utf8')) as {
        durationSeconds: number
        visemes: { t0: number; t1: number; viseme: string; mouthClose: number }[]
      }
      const seconds = (wav.length - 44) / 2 / wav.readUInt32LE(24)
      expect(seconds).toBeCloseTo(track.durationSeconds, 2)
      expect(wav.subarray(44).some(byte => byte !== 0)).toBe(true)
      expect(track.visemes.filter(({ viseme }) => viseme === 'PP').length).toBe(closures)
      for (const { t0, t1 } of track.visemes) expect(t1).toBeGreaterThan(t0)
    },
    120_000,
  )

  it('没有写话、语言不对：说明用法，退出码是写错', async () => {
    for (const wrong of [[''], ['好', '--lang', 'fr'], ['好', '--rate', '9']]) {
      const { code, stderr } = await say(...wrong)
      expect(code).toBe(2)
      expect(stderr).not.toBe('')
    }
  }, 120_000)
})
